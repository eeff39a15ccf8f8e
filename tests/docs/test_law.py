"""The page on the law has every rule, check and table; `UPDATE_DOCS=1` writes it anew."""

import datetime as dt

from client.checks.own import OWN_CHECKS
from client.checks.published import RULES
from client.law.custody import TimeLimit
from client.law.guilty_plea import reminder
from client.law.limits import (
    DEFAULT_TERMS,
    EITHER_WAY_CUSTODY,
    STANDARD_SCALE,
    SUMMARY_CUSTODY,
    SUSPENDED_MOST,
    From,
)
from client.law.motoring import KNOWN
from client.law.surcharge import TABLES, Share, SurchargeTable
from tests.docs.pages import holds_what_the_program_says

_LONG_AGO = "always"


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)


def since(day: dt.date) -> str:
    return _LONG_AGO if day == dt.date.min else f"{day.day} {day:%B %Y}"


def published() -> str:
    return table(
        ["Rule", "Looks for", "Is", "Released"],
        [
            [
                f"`{r.id}`",
                r.wire["description"],
                r.severity.lower(),
                "yes" if r.is_released else "no",
            ]
            for r in RULES
        ],
    )


def checks() -> str:
    return table(
        ["Check", "Looks for", "Is", "Because", "Source"],
        [
            [
                f"`{one.id}`",
                (one.find.__doc__ or "").partition("\n")[0],
                one.severity.lower(),
                one.reason,
                one.source,
            ]
            for one in OWN_CHECKS
        ],
    )


def pounds(amount: int | None) -> str:
    return "–" if amount is None else f"£{amount:,}"


def of_fine(share: Share | int) -> str:
    if isinstance(share, int):
        return f"{pounds(share)} on any"
    least = f"at least {pounds(share.least)}, " if share.least else ""
    return f"{share.percent} %, {least}at most {pounds(share.most)}"


def adult_row(one: SurchargeTable) -> list[str]:
    adult = one.adult
    suspended = " / ".join(map(pounds, adult.suspended or (None,)))
    custody = " / ".join(map(pounds, adult.custody or (None,)))
    amounts = [pounds(adult.discharge), of_fine(adult.fine), pounds(adult.community)]
    return [since(one.begins), one.instrument, *amounts, suspended, custody]


def surcharges() -> str:
    adults = table(
        [
            *("Offence from", "Instrument", "Discharge", "Fine", "Community"),
            *("Suspended to 6 months / longer", "Custody to 6 months / 2 years / longer"),
        ],
        [adult_row(one) for one in TABLES],
    )
    youths = table(
        ["Under 18, offence from", "Instrument", "Discharge", "Fine or order", "Custody"],
        [
            [
                *(since(one.begins), one.instrument, pounds(one.youth.discharge)),
                *(pounds(one.youth.orders), pounds(one.youth.custody)),
            ]
            for one in TABLES
            if one.youth
        ],
    )
    return f"{adults}\n{youths}"


def limit_row(what: str, one: From) -> list[str]:
    return [what, since(one.begins), f"{one.months} months", one.source]


def limits() -> str:
    rows = [limit_row("term for a summary offence", SUMMARY_CUSTODY)]
    rows += [
        limit_row("term for an either-way offence, convicted", one) for one in EITHER_WAY_CUSTODY
    ]
    rows += [limit_row("suspended term and suspension, convicted", one) for one in SUSPENDED_MOST]
    rows += [
        [
            f"fine at level {one.level}, offence",
            since(one.begins),
            "unlimited" if one.most is None else pounds(int(one.most)),
            one.source,
        ]
        for one in STANDARD_SCALE
    ]
    rows += [
        [
            f"in default of {'more' if one.most is None else f'up to {pounds(one.most)}'}",
            _LONG_AGO,
            one.words,
            "Magistrates' Courts Act 1980, Sch. 4",
        ]
        for one in DEFAULT_TERMS
    ]
    return table(["The most", "From", "Is", "Source"], rows)


def time_limits() -> str:
    words = {
        TimeLimit.SUMMARY: "to summary trial",
        TimeLimit.EITHER_WAY_NOT_ALLOCATED: "either way, to sending, or to trial if decided later",
        TimeLimit.INDICTMENT: "in the Crown Court, from sending",
    }
    return table(["Limit", "Days"], [[words[one], str(int(one))] for one in TimeLimit])


def offences() -> str:
    return table(
        ["Code", "Made by", "Level", "Points", "Must disqualify"],
        [
            [
                f"`{one.code}`",
                one.made_by,
                str(one.level or "–"),
                "–" if one.points is None else "–".join(map(str, dict.fromkeys(one.points))),
                "yes" if one.must_disqualify else "no",
            ]
            for one in KNOWN.values()
        ],
    )


def test_the_page_has_every_rule_check_and_table() -> None:
    holds_what_the_program_says(
        "law.md",
        {
            "published": published(),
            "checks": checks(),
            "surcharge": surcharges(),
            "limits": limits(),
            "time-limits": time_limits(),
            "offences": offences(),
            "pleas": "".join(f"- {line}\n" for line in reminder()),
        },
    )
