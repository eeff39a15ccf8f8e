"""For every check of our own a case on which it fires, and one much like it on which it doesn't."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from client.catalogue import Catalogue, Category
from tests.client.builders import result as defined
from tests.client.checks.one_case import (
    ACQUITTED,
    CHILD,
    DENIED,
    FOUND_GUILTY,
    INFANT,
    YOUNG,
    line,
    offence,
    r,
)

d = dt.date.fromisoformat


class Case(NamedTuple):
    """Results, and what else of the hearing differs from the usual."""

    given: tuple[Any, ...]
    members: Mapping[str, Any] = {}


def on(*given: Any, **members: Any) -> Case:
    return Case(given, members)


def one(**members: Any) -> tuple[dict[str, Any], ...]:
    """Give one offence alone."""
    return (offence(**members),)


BOTH_WAYS = one(modeOfTrial="Either Way")
REMANDED = one(**DENIED, custodyTimeLimit={"timeLimit": "2026-12-04"})
BANNED = defined("DDO", "Obligatory disqualification", category=Category.ANCILLARY)
RESTRAINED = defined("RESTRAO", "Restraining order")
SCOTTISH = defined("COS", "Community order Scotland", convicted=True)
REQUIRED = defined("UPWR", "Unpaid work", category=Category.ANCILLARY)
SMALL = Catalogue([BANNED, RESTRAINED, SCOTTISH, REQUIRED])
HALF_A_YEAR, A_YEAR = {"Months": 6}, [{"label": "Months", "value": 12}]
A_YEAR_LONG = {"Months": 12}
LENGTH = [{"promptRef": "disqualificationPeriod", "type": "DURATION", "value": A_YEAR}]
NAMED = [{"promptRef": "protectedPersonsName", "type": "TXT", "value": "Ann Lee"}]
TAGGED = {"bailConditions": "Curfew 19:00 to 07:00, electronic monitoring"}
HELD = {"bailStatus": {"code": "C", "description": "Custody"}}
NEXT = r("NHMC", HDATE=d("2026-12-07"))
NO_NOTICE = [r("COEW"), r("CRS"), r("CURE")]
RECKONED = r("FO", AOF="120"), r("PAYT"), r("PDATE"), r("COLLO")

CASES: dict[str, tuple[Case, Case]] = {
    "unread-line": (on(line(BANNED, resultDefinitionId="")), on(r("WDRN"))),
    "prompt-missing": (on(r("FO", AOF=None)), on(r("FO", AOF="120"))),
    "child-missing": (on(r("FO")), on(r("FO"), r("PAYT"), r("PDATE"))),
    "result-missing": (on(r("NSP")), on(r("NSP"), r("NSP", 2))),
    "ancillary-alone": (on(r("LEP")), on(r("LEP"), r("NSP"))),
    "offence-concluded": (on(r("NSP"), offences=one(proceedingsConcluded=True)), on(r("NSP"))),
    "recorded-twice": (on(r("NSP"), r("NSP")), on(r("PORE5", place="A"), r("PORE5", place="B"))),
    "sentenced-twice": (
        on(r("FO", AOF="120"), r("FO", AOF="100")),
        on(r("FO", AOF="120"), r("FO", 2, AOF="100")),
    ),
    "two-outcomes": (on(r("WDRN"), r("FO")), on(r("WDRN"), r("FO", 2))),
    "discharge-with-sentence": (
        on(r("CD", periodofConditionalDischarge=A_YEAR_LONG), r("FO", AOF="120")),
        on(
            *(r("CD", periodofConditionalDischarge=A_YEAR_LONG), r("FO", 2, AOF="120")),
            *(r("FCOMP"), r("FCOST"), r("DDD"), r("LEP", 2), r("DEPO"), r("CRIMBO")),
        ),
    ),
    "no-penalty-with-sentence": (
        on(r("NSP"), r("FO", AOF="120")),
        on(r("NSP"), r("LEP"), r("FO", 2, AOF="120"), r("FCOMP")),
    ),
    "served-and-suspended": (on(r("IMP"), r("SUSPS")), on(r("IMP"), r("SUSPS", 2))),
    "granted-and-refused": (on(r("G"), r("RFSD")), on(r("G"), r("RFSD", 2))),
    "ended-and-put-off": (
        on(r("FO", AOF="120"), r("A"), r("ADJR"), NEXT),
        on(r("FO", AOF="120"), r("A", 2), r("ADJR", 2), r("LEP")),
    ),
    "bailed-and-held": (on(r("RI"), r("RU")), on(r("RI"), r("RU", 2), r("RIB", 2))),
    "ordered-and-not": (on(r("COLLO"), r("NOCOLLO")), on(r("COLLO"), r("FVS"), r("NCOSTS"))),
    "two-ways-to-pay": (on(r("PDATE"), r("INSTL")), on(r("PAYT"), r("LUMSI"), r("RINSTL"))),
    "points-with-ban": (on(r("LEP"), r("DDO")), on(r("LEP"), r("DDP"), r("DDO", 2))),
    "attendance-missing": (on(r("NSP"), attending=False), on(r("NSP"))),
    "plea-and-verdict": (
        on(r("NSP"), offences=one(**ACQUITTED)),
        on(r("NSP"), offences=one(**{**DENIED, **ACQUITTED})),
    ),
    "sentence-after-acquittal": (
        on(r("FO"), offences=one(**{**DENIED, **ACQUITTED})),
        on(r("FO"), offences=one(**{**DENIED, **FOUND_GUILTY})),
    ),
    "ended-after-conviction": (on(r("DISM")), on(r("DISM"), offences=one(**DENIED))),
    "costs-on-acquittal": (
        on(r("DISM"), r("FCOST"), offences=one(**{**DENIED, **ACQUITTED})),
        on(r("FO"), r("FCOST")),
    ),
    "next-date-missing": (on(r("RU")), on(r("RU"), NEXT)),
    "next-date-past": (
        on(r("A"), r("NHMC", HDATE=d("2026-11-20"))),
        on(r("A"), r("NHMC", HDATE=d("2026-11-23"))),
    ),
    "next-date-closed": (
        on(r("A"), r("NHMC", HDATE=d("2026-12-25"))),
        on(r("A"), r("NHMC", HDATE=d("2026-12-24"))),
    ),
    "next-date-after-limit": (
        on(r("RI"), NEXT, offences=REMANDED),
        on(r("RI"), r("NHMC", HDATE=d("2026-12-04")), offences=REMANDED),
    ),
    "time-limit-too-late": (
        on(r("RI"), r("CTL", CTLDATE=d("2027-05-25"))),
        on(r("RI"), r("CTL", CTLDATE=d("2027-05-24"))),
    ),
    "remand-too-long": (
        on(r("RI"), r("NHMC", HDATE=d("2026-12-16"))),
        on(r("RI"), r("NHMC", HDATE=d("2026-12-15"))),
    ),
    "deferred-too-long": (
        on(r("DS"), r("NHMC", HDATE=d("2027-05-24"))),
        on(r("DS"), r("NHMC", HDATE=d("2027-05-23"))),
    ),
    "year-slip": (
        on(r("A"), r("NHMC", HDATE=d("2062-12-07"))),
        on(r("A"), r("NHMC", HDATE=d("2027-12-07"))),
    ),
    "bail-undecided": (on(r("A"), person=HELD), on(r("A"), r("RI"), person=HELD)),
    "conditions-missing": (on(r("RCBV")), on(r("RCBV"), r("PORE5"))),
    "curfew-without-place": (on(r("PORCU2")), on(r("PORCU2"), r("PORR3"))),
    "youth-in-adult-custody": (on(r("RI"), born=CHILD), on(r("RI"), born=YOUNG)),
    "term-above-power": (
        on(r("IMP", imprisonmentPeriod={"Months": 7})),
        on(r("IMP", imprisonmentPeriod={"Months": 12}), offences=BOTH_WAYS),
    ),
    "term-too-short": (
        on(r("IMP", imprisonmentPeriod={"Days": 4})),
        on(r("IMP", imprisonmentPeriod={"Days": 5})),
    ),
    "suspended-outside": (
        on(r("SUSPS", imprisonmentPeriod=HALF_A_YEAR, suspendedPeriod={"Months": 5})),
        on(r("SUSPS", imprisonmentPeriod=HALF_A_YEAR, suspendedPeriod={"Months": 6})),
    ),
    "detention-age": (on(r("YOI")), on(r("YOI"), born=YOUNG)),
    "training-outside": (
        on(r("DTO", periodOfDetentionAndTraining={"Months": 3}), born=CHILD),
        on(r("DTO", periodOfDetentionAndTraining={"Months": 4}), born=CHILD),
    ),
    "tagged-days": (
        on(r("IMP", bailRemandDaysToCountTaggedDays=0), person=TAGGED),
        on(r("IMP", bailRemandDaysToCountTaggedDays=14), person=TAGGED),
    ),
    "consecutive-to-nothing": (
        on(r("IMP"), r("IMP", 2, consecutiveToOffenceNumber="2")),
        on(r("IMP"), r("IMP", 2, consecutiveToOffenceNumber="1")),
    ),
    "requirement-missing": (
        on(line(SCOTTISH), catalogue=SMALL),
        on(line(SCOTTISH), line(REQUIRED), catalogue=SMALL),
    ),
    "unpaid-work-hours": (
        on(r("COEW"), r("UPWR", numberOfHours={"Hours": 30})),
        on(r("COEW"), r("UPWR", numberOfHours={"Hours": 40})),
    ),
    "order-end": (
        on(r("COEW", endDate=d("2029-11-24"))),
        on(r("COEW", endDate=d("2029-11-23"))),
    ),
    "end-before-start": (
        on(r("CUR", startDate=d("2026-12-02"), endDate=d("2026-12-01"))),
        on(r("CUR", startDate=d("2026-12-01"), endDate=d("2026-12-02"))),
    ),
    "curfew-too-long": (
        on(r("CUR", curfewPeriod={"Months": 25})),
        on(r("CUR", curfewPeriod={"Months": 24})),
    ),
    "curfew-without-hours": (
        on(r("CUR", curfewAddressDetailAndTiming="at home by night")),
        on(r("CUR", curfewAddressDetailAndTiming="at home 7pm to 7am")),
    ),
    "tag-not-notified": (on(*NO_NOTICE), on(*NO_NOTICE, r("EMREQ"))),
    "order-age": (on(r("COEW"), born=CHILD), on(r("COEW"))),
    "referral-outside": (
        on(r("YOP", referralPeriod={"Months": 2}), born=CHILD),
        on(r("YOP", referralPeriod={"Months": 3}), born=CHILD),
    ),
    "discharge-too-long": (
        on(r("CD", periodofConditionalDischarge={"Months": 37})),
        on(r("CD", periodofConditionalDischarge={"Years": 3})),
    ),
    "restraining-order-incomplete": (
        on(line(RESTRAINED), catalogue=SMALL),
        on(line(RESTRAINED, resultPrompts=NAMED), catalogue=SMALL),
    ),
    "restraining-order-basis": (
        on(r("RESTRAOP", convictionAcquittal="Acquitted")),
        on(r("RESTRAOP", convictionAcquittal="Convicted")),
    ),
    "behaviour-order-outside": (
        on(r("CRIMBO", durationOfOrder={"Months": 23})),
        on(r("CRIMBO", durationOfOrder={"Years": 2})),
    ),
    "points-outside": (
        on(r("LEP", PENPT=5), offences=one(offenceCode="RT88191")),
        on(r("LEP", PENPT=6), offences=one(offenceCode="RT88191")),
    ),
    "disqualification-missing": (
        on(r("FO"), offences=one(offenceCode="RT88007")),
        on(r("FO"), r("DDO"), offences=one(offenceCode="RT88007")),
    ),
    "totting-up": (
        on(
            *(r("LEP", PENPT=6), r("LEP", 2, PENPT=6)),
            offences=(offence(), offence(startDate="2026-05-01")),
        ),
        on(r("LEP", PENPT=6), r("LEP", 2, PENPT=6)),
    ),
    "disqualification-without-length": (
        on(line(BANNED), catalogue=SMALL),
        on(line(BANNED, resultPrompts=LENGTH), catalogue=SMALL),
    ),
    "disqualification-too-short": (
        on(r("DDO", disqualificationPeriod={"Months": 11})),
        on(r("DDO", disqualificationPeriod={"Months": 12})),
    ),
    "interim-with-sentence": (on(r("DDRI"), r("FO")), on(r("DDRI"), r("DS"))),
    "extension-missing": (
        on(r("IMP"), r("DDO")),
        on(r("IMP"), r("DDO", extensionPeriodSection35AImmediateCustodialSentence="6 weeks")),
    ),
    "course-reduction": (
        on(
            r(
                "DDRCO",
                disqualificationPeriod={"Months": 12},
                disqualificationReductionPeriod={"Months": 4},
            )
        ),
        on(
            r(
                "DDRCO",
                disqualificationPeriod={"Months": 12},
                disqualificationReductionPeriod={"Months": 3},
            )
        ),
    ),
    "fine-above-level": (
        on(r("FO", AOF="1001"), offences=one(offenceCode="RR84706")),
        on(r("FO", AOF="1000"), offences=one(offenceCode="RR84706")),
    ),
    "fine-above-age": (on(r("FO", AOF="251"), born=INFANT), on(r("FO", AOF="250"), born=INFANT)),
    "compensation-above-age": (
        on(r("FCOMP", AOCOM="5001"), born=CHILD),
        on(r("FCOMP", AOCOM="5001")),
    ),
    "fine-slip": (
        on(r("FO", AOF="1200"), r("FO", 2, AOF="120")),
        on(r("FO", AOF="1100"), r("FO", 2, AOF="120")),
    ),
    "compensation-first": (
        on(r("NCR", reasonForNoCompensation=["limited means of the defendant"]), r("FO")),
        on(r("NCR", reasonForNoCompensation=["there is no loss or damage"]), r("FO")),
    ),
    "terms-missing": (on(r("COLLO")), on(r("COLLO"), r("PAYT"))),
    "collection-order-missing": (on(r("PDATE")), on(r("PDATE"), r("NOCOLLO"))),
    "payment-past": (on(r("PDATE", PBD=d("2026-11-22"))), on(r("PDATE", PBD=d("2026-11-23")))),
    "surcharge-missing": (on(*RECKONED), on(*RECKONED, r("NOVS"))),
    "surcharge-double": (on(r("FVS"), r("FVS", 2)), on(r("FVS"))),
    "surcharge-amount": (on(*RECKONED, r("FVS", AOS="26")), on(*RECKONED, r("FVS", AOS="48"))),
    "surcharge-reduced": (on(r("VSR")), on(r("VSR"), r("FCOMP"))),
}
