"""Our own checks: each fires, each can keep silent, and each says where it comes from."""

from dataclasses import replace

import pytest

from client.checks.all import findings
from client.checks.own import OWN_CHECKS
from client.checks.published import Severity
from client.checks.set_down import LONGEST_REASON, reasons, setting_down
from tests.client.checks.one_case import CHILD, DENIED, case, found, offence, r
from tests.client.checks.own_cases import CASES, d, on, one

ENOUGH, LONGEST_LINE = 30, 100
BY_ID = {check.id: check for check in OWN_CHECKS}


def test_there_are_enough_and_each_has_its_cases() -> None:
    assert len(OWN_CHECKS) == len(BY_ID) >= ENOUGH
    assert CASES.keys() == BY_ID.keys()


@pytest.mark.parametrize("check_id", CASES)
def test_it_fires(check_id: str) -> None:
    fires, _ = CASES[check_id]
    hits = [one for one in found(*fires.given, **fires.members) if one.check_id == check_id]
    assert hits
    for hit in hits:
        assert hit.severity is BY_ID[check_id].severity
        assert hit.numbers
        assert hit.words == hit.words.strip()
        assert len(hit.words) <= LONGEST_LINE
        assert not hit.words.endswith(".")


@pytest.mark.parametrize("check_id", CASES)
def test_it_keeps_silent(check_id: str) -> None:
    _, quiet = CASES[check_id]
    said = {one.check_id for one in found(*quiet.given, **quiet.members)}
    assert check_id not in said


@pytest.mark.parametrize("check", OWN_CHECKS, ids=lambda check: check.id)
def test_it_has_a_source_and_a_reason_in_one_line(check: object) -> None:
    assert check in OWN_CHECKS
    known = BY_ID[getattr(check, "id", "")]
    assert known.source
    assert known.reason.endswith(".")
    assert "\n" not in known.reason
    assert known.find.__doc__


OTHERS = {
    "a term before the power grew": (
        "term-above-power",
        on(
            r("IMP", imprisonmentPeriod={"Months": 7}),
            offences=one(modeOfTrial="Either Way", convictionDate="2024-11-17"),
        ),
    ),
    "26 weeks that end after six months": (
        "term-above-power",
        on(r("IMP", imprisonmentPeriod={"Weeks": 27})),
    ),
    "a suspension longer than the law had at conviction": (
        "suspended-outside",
        on(
            r("SUSPS", imprisonmentPeriod={"Months": 6}, suspendedPeriod={"Months": 25}),
            offences=one(convictionDate="2026-03-21"),
        ),
    ),
    "a remand for reports": (
        "remand-too-long",
        on(r("RI"), r("NHMC", HDATE=d("2026-12-16")), offences=one()),
    ),
    "an order that is over": ("order-end", on(r("COEW", endDate=d("2026-11-23")))),
    "a youth order on an adult": ("order-age", on(r("YRO"))),
    "a course that takes off too little": (
        "course-reduction",
        on(
            r(
                "DDRCO",
                disqualificationPeriod={"Months": 12},
                disqualificationReductionPeriod={"Months": 2},
            )
        ),
    ),
    "a totting ban under six months": (
        "disqualification-too-short",
        on(r("DDP", disqualificationPeriod={"Months": 5})),
    ),
    "two ends of the proceedings": ("two-outcomes", on(r("WDRN"), r("DISM"))),
    "withdrawn without a separate penalty": ("two-outcomes", on(r("WDRN"), r("NSP"))),
    "two discharges": ("discharge-with-sentence", on(r("AD"), r("CD"))),
    "an absolute discharge with a fine": ("discharge-with-sentence", on(r("AD"), r("FO"))),
    "a discharge with a community order": ("discharge-with-sentence", on(r("CD"), r("COEW"))),
    "no penalty with a discharge": ("no-penalty-with-sentence", on(r("NSP"), r("AD"))),
    "withdrawn and remanded": ("ended-and-put-off", on(r("WDRN"), r("RU"))),
    "sent for trial and sentenced": ("ended-and-put-off", on(r("CCIU"), r("FO"))),
    "bail with conditions and without": ("bailed-and-held", on(r("RC"), r("RU"))),
    "sent on bail, held in custody": ("bailed-and-held", on(r("CCIU"), r("RI"))),
    "points, and none for special reasons": ("ordered-and-not", on(r("LEP"), r("NESR"))),
    "costs, and none": ("ordered-and-not", on(r("FCPC"), r("NCOSTS", 2))),
    "a surcharge, and none": ("ordered-and-not", on(r("FVS"), r("NOVS", 2))),
    "a behaviour order on a child": (
        "behaviour-order-outside",
        on(r("CRIMBO", durationOfOrder={"Months": 37}), born=CHILD),
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_it_fires_too_on(name: str) -> None:
    check_id, fires = OTHERS[name]
    assert check_id in {one.check_id for one in found(*fires.given, **fires.members)}


QUIET_TOO = {
    "a power is not known for a mode that is not": (
        "term-above-power",
        on(r("IMP", imprisonmentPeriod={"Years": 9}), offences=one(modeOfTrial="")),
    ),
    "in the crown court there is other power": (
        "term-above-power",
        on(r("IMP", imprisonmentPeriod={"Years": 2}), jurisdictionType="CROWN"),
    ),
    "a breach carries no surcharge": (
        "surcharge-missing",
        on(r("FO", AOF="100"), offences=one(modeOfTrial="")),
    ),
    "without a date of the offence nothing is reckoned": (
        "surcharge-missing",
        on(r("FO", AOF="100"), offences=one(startDate=None)),
    ),
    "without a date of birth nothing is reckoned": (
        "surcharge-amount",
        on(r("FO", AOF="100"), r("FVS", AOS="1"), born=None),
    ),
    "points of long ago don't add up with those of now": (
        "totting-up",
        on(
            *(r("LEP", PENPT=6), r("LEP", 2, PENPT=6)),
            offences=(offence(), offence(startDate="2023-06-01")),
        ),
    ),
    "sent to the crown court with the bail it needs": (
        "bailed-and-held",
        on(r("CCIU"), r("SCC"), r("REMUB"), r("CCIC", 2), r("RC", 2)),
    ),
    "withdrawn twice in the same way is for another check": (
        "two-outcomes",
        on(r("WDRN"), r("WDRN"), offences=one(**DENIED)),
    ),
    "bound over on a charge that is withdrawn": ("two-outcomes", on(r("WDRN"), r("BOCOND"))),
    "a ban for special reasons may be short": (
        "disqualification-too-short",
        on(r("DDO", disqualificationPeriod={"Months": 2}), r("NDSR")),
    ),
}


@pytest.mark.parametrize("name", QUIET_TOO)
def test_it_keeps_silent_too_since(name: str) -> None:
    check_id, quiet = QUIET_TOO[name]
    assert check_id not in {one.check_id for one in found(*quiet.given, **quiet.members)}


def test_an_application_that_is_granted_and_refused_stops_the_share() -> None:
    application = {"id": "a1", "type": {"type": "Vary bail", "code": "AA1"}, "applicant": {}}
    said = found(r("G", 3), r("RFSD", 3), courtApplications=[application])
    (clash,) = [one for one in said if one.stops_sharing]
    assert clash.line == "3: G and RFSD can't both stand; delete one (granted-and-refused)"
    assert clash.line_ids == ("line 1", "line 2")


def test_nothing_is_found_where_nothing_is_recorded() -> None:
    assert found(attending=False) == ()


def test_errors_come_first_and_then_the_order_of_the_screen() -> None:
    said = found(r("LEP"), r("FO", 2, AOF=None))
    assert [one.severity for one in said] == sorted(one.severity for one in said)
    errors = [one for one in said if one.severity is Severity.ERROR]
    assert errors
    assert all(one.numbers == (2,) for one in errors)


def test_a_missing_ban_is_not_said_twice() -> None:
    drunk = offence(offenceCode="RT88007", endorsableFlag=True)
    ids = [one.check_id for one in found(r("FO"), offences=(drunk,))]
    assert "disqualification-missing" in ids
    assert "DR-ENDORSEMENT-012" not in ids
    careless = offence(offenceCode="RT88575", endorsableFlag=True)
    assert "DR-ENDORSEMENT-012" in [one.check_id for one in found(r("FO"), offences=(careless,))]


@pytest.mark.parametrize("amount", ["£120", "one hundred", "", {}])
def test_an_amount_of_another_client_that_is_none_keeps_nothing_from_being_checked(
    amount: object,
) -> None:
    said = found(r("IMP"), r("FO", 2, AOF=amount), born="2007-01-01")
    assert "DR-AGE-007" in [one.check_id for one in said]


def test_published_rules_stand_among_the_findings() -> None:
    said = found(r("IMP"), born="2007-01-01")
    age = next(one for one in said if one.check_id == "DR-AGE-007")
    assert age.stops_sharing
    assert (age.numbers, age.line_ids) == ((1,), ("line 1",))
    said = found(r("NSP"), offences=one(plea=None))
    assert "DR-CONV-006" in [one.check_id for one in said]


def test_a_check_is_set_down_with_a_reason_that_stands_in_the_draft() -> None:
    hearing, matters, record, catalogue = case(r("FO", AOF=None), r("NSP", 2))
    error = next(one for one in findings(hearing, matters, record, catalogue) if one.stops_sharing)
    change = setting_down(record, error, "the bench will say it at two")
    assert change is not None
    down = record.apply(change)
    again = {one.key: one for one in findings(hearing, matters, down, catalogue)}[error.key]
    assert not again.stops_sharing
    assert "the bench will say it at two" in again.line
    assert down.apply(change.inverse) == record
    assert down.to_save(1).result_lines["line 1"]["checksSetDown"]


def test_it_stands_again_once_its_result_is_changed_or_the_reason_is_taken_back() -> None:
    hearing, matters, record, catalogue = case(r("FO", AOF=None), r("NSP", 2))
    error = next(one for one in findings(hearing, matters, record, catalogue) if one.stops_sharing)
    change = setting_down(record, error, "x" * 300)
    assert change is not None
    down = record.apply(change)
    assert [len(reason) for reason in reasons(down).values()] == [LONGEST_REASON]
    taken_back = setting_down(down, error, "")
    assert taken_back is not None
    assert down.apply(taken_back) == record
    anew = replace(down, lines=(case(r("FO", AOF=None))[2].lines[0], down.lines[1]))
    assert any(one.stops_sharing for one in findings(hearing, matters, anew, catalogue))


def test_without_a_result_there_is_nowhere_to_keep_a_reason() -> None:
    _, _, record, _ = case()
    (error, *_) = found(r("FO"))
    assert setting_down(record, error, "why") is None
