"""An invented hearing and a small catalogue, in the wire's shape, for all tests of the client."""

import datetime as dt
import itertools
import uuid
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import settings

from client.catalogue import (
    Catalogue,
    Category,
    Definition,
    Level,
    Part,
    Prompt,
    PromptKind,
    PromptRule,
    Unit,
)
from client.contract.hearing import Hearing, HearingDetail
from client.contract.hearing_list import HearingSummary
from client.contract.results import CourtClerk
from client.record.lines import ResultLine, new_line
from client.record.matters import Matter, Target, matters_of
from client.shorthand.line import Line, ResultReading, Results
from client.shorthand.reading import read_line

DAY = "2026-11-23"
DATE = dt.date(2026, 11, 23)
CENTRE_NAME = "Marlbrook Magistrates' Court"
ROOM_NAME = "Courtroom 03"
PERIOD_UNITS = (Unit.YEARS, Unit.MONTHS, Unit.WEEKS, Unit.DAYS)

quick = settings(max_examples=60, deadline=None)
"""Few enough examples for every run, and no clock, since the machine may be busy."""


def uid(name: str) -> str:
    """Give the same UUID for the same name, so that a failing test can be read."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def fresh_ids(name: str = "id") -> Callable[[], str]:
    """Give a source of UUIDs of version 4 that gives none twice; safe from several threads."""
    numbers = itertools.count(1)
    return lambda: str(uuid.UUID(uid(f"{name} {next(numbers)}"), version=4))


CENTRE, ROOM, CLERK_ID = uid("centre"), uid("room"), uid("clerk")


def offence_json(name: str, title: str, order: int, **members: Any) -> dict[str, Any]:
    """Give one offence as the wire has it."""
    return {
        "id": uid(name),
        "offenceCode": name.upper(),
        "offenceTitle": title,
        "wording": f"{title}, at Marlbrook on 2 June 2026.",
        "orderIndex": order,
        **members,
    }


def defendant_json(
    name: str, last: str, first: str, *offences: dict[str, Any], **members: Any
) -> dict[str, Any]:
    """Give one person charged with these offences."""
    return {
        "id": uid(name),
        "masterDefendantId": uid(f"master {name}"),
        "personDefendant": {"personDetails": {"lastName": last, "firstName": first}},
        "offences": list(offences),
        **members,
    }


def hearing_json(name: str = "hearing", hour: int = 10, **members: Any) -> dict[str, Any]:
    """Give a first hearing: Tolliver with two offences, and Brackley with one.

    Defendants and offences stand in the wrong order on purpose, as the API sends sets.
    """
    return {
        "id": uid(name),
        "jurisdictionType": "MAGISTRATES",
        "hearingLanguage": "ENGLISH",
        "type": {"id": uid("first hearing"), "description": "First hearing"},
        "courtCentre": {
            "id": CENTRE,
            "name": CENTRE_NAME,
            "roomId": ROOM,
            "roomName": ROOM_NAME,
        },
        "hearingDays": [{"sittingDay": f"{DAY}T{hour:02}:00:00.000Z", "listingSequence": 1}],
        "prosecutionCases": [
            {
                "id": uid(f"case of {name}"),
                "prosecutionCaseIdentifier": {
                    "caseURN": "01TW1234526",
                    "prosecutionAuthorityCode": "DVLA",
                },
                "defendants": [
                    defendant_json(
                        "tolliver",
                        "Tolliver",
                        "Maud",
                        offence_json("mot", "No test certificate", 2),
                        offence_json("ins", "No insurance", 1),
                    ),
                    defendant_json(
                        "brackley", "Brackley", "Aldous", offence_json("spd", "Exceed 30 mph", 1)
                    ),
                ],
            }
        ],
        **members,
    }


def detail_json(hearing: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:
    """Give the answer to a request for one hearing."""
    return {"hearing": hearing or hearing_json(), "hearingState": "INITIALISED", **members}


def summary_json(hearing: dict[str, Any]) -> dict[str, Any]:
    """Give the row of a hearing in the day's list."""
    cases = [
        {
            "id": case["id"],
            "prosecutionCaseIdentifier": case["prosecutionCaseIdentifier"],
            "defendants": [
                {"id": one["id"], **one.get("personDefendant", {}).get("personDetails", {})}
                for one in case["defendants"]
            ],
        }
        for case in hearing["prosecutionCases"]
    ]
    kept = ("id", "type", "jurisdictionType", "hearingLanguage", "hearingDays", "courtCentre")
    return {name: hearing[name] for name in kept} | {"prosecutionCaseSummaries": cases}


def hearing(**members: Any) -> Hearing:
    """Give the hearing, read."""
    return Hearing.model_validate(hearing_json(**members))


def detail(document: dict[str, Any] | None = None) -> HearingDetail:
    """Give the detail of a hearing, read."""
    return HearingDetail.model_validate(detail_json(document))


def summary(document: dict[str, Any] | None = None) -> HearingSummary:
    """Give the list's row of a hearing, read."""
    return HearingSummary.model_validate(summary_json(document or hearing_json()))


def matters() -> tuple[Matter, ...]:
    """Give the hearing's three matters: 1 Brackley's, 2 and 3 Tolliver's."""
    return matters_of(hearing())


def clerk() -> CourtClerk:
    """Give the clerk who shares."""
    return CourtClerk(user_id=CLERK_ID, first_name="Sian", last_name="Ashdown")


def prompt(ref: str, kind: PromptKind, label: str = "", **limits: Any) -> Prompt:
    """Give a prompt; mandatory unless told otherwise."""
    limits.setdefault("rule", PromptRule.MANDATORY)
    return Prompt(uid(f"prompt {ref}"), ref, label or ref.capitalize(), kind, **limits)


def money(ref: str, label: str) -> Prompt:
    """Give a mandatory prompt for an amount of at least a penny."""
    limits = {"minimum": Decimal("0.01"), "maximum": Decimal(10_000_000)}
    return prompt(ref, PromptKind.MONEY, label, **limits)


def result(
    code: str,
    label: str,
    *prompts: Prompt,
    level: Level = Level.OFFENCE,
    category: Category = Category.FINAL,
    **members: Any,
) -> Definition:
    """Give a definition."""
    return Definition(
        uid(f"result {code}"), code, label, level, category, prompts=prompts, **members
    )


@cache
def catalogue() -> Catalogue:
    """Give a dozen results, with at least one prompt of every kind that the bar takes."""
    optional, one_of = PromptRule.OPTIONAL, PromptRule.ONE_OF
    imposition: dict[str, Any] = {"group": "Imposition", "financial": True}
    defendant: dict[str, Any] = {"level": Level.DEFENDANT}
    ancillary: dict[str, Any] = {"category": Category.ANCILLARY}
    year_parts: dict[str, Any] = {
        "units": PERIOD_UNITS,
        "minimum": Decimal(1),
        "maximum": Decimal(999),
    }
    return Catalogue(
        [
            result("FO", "Fine", money("AOF", "Amount of fine"), says="Fine {AOF}", **imposition),
            result(
                "FVS",
                "Surcharge",
                money("AOS", "Amount of surcharge"),
                says="Surcharge {AOS}",
                **defendant,
                **ancillary,
                **imposition,
            ),
            result(
                "FCOST",
                "Costs",
                money("AOC", "Amount of costs"),
                prompt("CREDNAME", PromptKind.CHOICE, "Creditor", rule=one_of, choices=("CPS",)),
                prompt("otherCreditor", PromptKind.TEXT, "Other creditor", rule=one_of),
                level=Level.CASE,
                **ancillary,
                **imposition,
            ),
            result("NSP", "No separate penalty"),
            result(
                "WDRN",
                "Withdrawn",
                prompt("reasons", PromptKind.TEXT, rule=optional, maximum=Decimal(20)),
                says="Withdrawn[: {reasons}]",
            ),
            result(
                "CD",
                "Conditional discharge",
                prompt("period", PromptKind.DURATION, **year_parts),
                says="Conditional discharge for {period}",
            ),
            result(
                "SUSPS",
                "Suspended sentence",
                prompt("custody", PromptKind.DURATION, "Imprisonment", **year_parts),
                prompt("suspended", PromptKind.DURATION, units=(Unit.YEARS, Unit.MONTHS)),
            ),
            result(
                "LEP",
                "Licence endorsed",
                prompt(
                    "PENPT",
                    PromptKind.NUMBER,
                    "Penalty points",
                    minimum=Decimal(1),
                    maximum=Decimal(12),
                ),
                prompt("licence", PromptKind.TEXT, rule=optional),
                **ancillary,
            ),
            result(
                "ADJ",
                "Adjourned",
                prompt("date", PromptKind.DATE, "Date of hearing"),
                prompt("time", PromptKind.TIME, "Time of hearing"),
                prompt("custody", PromptKind.YES_NO, "In custody", rule=optional, words=("cust",)),
                prompt("note", PromptKind.TEXT, "Note", rule=optional),
                says="Adjourned to {date} at {time}[, {custody}][ ({note})]",
                category=Category.INTERMEDIATE,
            ),
            result(
                "BAIL",
                "Conditional bail",
                prompt(
                    "condition",
                    PromptKind.CHOICES,
                    choices=("to reside at home", "to surrender the passport", "a curfew"),
                ),
                **defendant,
                **ancillary,
            ),
            result(
                "HOST",
                "Hospital order",
                prompt(
                    "hospital",
                    PromptKind.NAME_ADDRESS,
                    "Hospital",
                    parts=(Part("OrganisationName", "hospitalOrganisationName", True),),
                ),
            ),
        ]
    )


def definition(code: str) -> Definition:
    """Give a definition of the small catalogue."""
    found = catalogue().by_code(code)
    assert found is not None, code
    return found


def read(text: str, book: Catalogue | None = None) -> Line:
    """Read a line on the day of the hearing."""
    return read_line(text, book or catalogue(), DATE)


def reading(text: str, book: Catalogue | None = None) -> ResultReading:
    """Read a line that names exactly one result."""
    line = read(text, book)
    assert isinstance(line, Results), line
    (found,) = line.readings
    return found


def recorded(text: str, target: Target | None = None, line_id: str = "") -> ResultLine:
    """Give the line that a complete text records; on matter 1 unless told otherwise."""
    complete = reading(text)
    assert complete.open_point == "", complete.open_point
    where = matters()[0].target if target is None else target
    return new_line(line_id or uid(f"line {text}"), complete, where, DATE)


AMENDED = {"amendmentDate": f"{DAY}T12:00:00.000Z"}
"""What marks a line as an amendment (contract section 4.2)."""


def as_shared(line: dict[str, Any]) -> dict[str, Any]:
    """Give a draft's line as the API tells of it once it is shared."""
    prompts = [
        {
            "id": one["promptId"],
            "promptRef": one["promptRef"],
            "label": one["label"],
            "value": f"{one['value']}.00" if one["type"] == "CURR" else str(one["value"]),
        }
        for one in line["resultPrompts"]
    ]
    kept = ("resultLineId", "shortCode", "resultDefinitionId", "offenceId")
    return {name: line[name] for name in kept} | {"prompts": prompts}
