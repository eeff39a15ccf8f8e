"""Offences and applications have the codes, titles and modes of trial of the national table."""

import datetime as dt
import gzip
import json
from typing import Any

import pytest

from caseapi.practice import PracticeCourt, practice_court
from caseapi.practice.applications import application_kinds
from caseapi.practice.cases import PROSECUTORS
from caseapi.practice.chance import Chance
from caseapi.practice.offences import OffenceKind, offence_book
from caseapi.practice.particulars import incident, particulars
from tests.caseapi.practice.reading import DAY, defendants_of, offences_of
from tests.published import REFERENCE

_TABLE = REFERENCE / "offence-codes.json.gz"

_MODES = {
    "summary-only": "Summary",
    "summary-only (motoring)": "Summary",
    "either-way": "Either Way",
    "indictable-only": "Indictable",
}

KINDS = list(offence_book().by_code.values())


@pytest.fixture(scope="module")
def national() -> dict[str, dict[str, Any]]:
    if not _TABLE.exists():
        pytest.skip("the national table of offences is not beside this checkout")
    rows = json.loads(gzip.decompress(_TABLE.read_bytes()))
    return {row["code"]: row for row in rows}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_an_offence_is_the_one_of_the_national_table(
    national: dict[str, dict[str, Any]], kind: OffenceKind
) -> None:
    row = national[kind.code]
    assert row["title"] == kind.title
    if "mot" in row:
        assert kind.mode == _MODES[row["mot"]]
    else:
        assert kind.mode in ("", "Summary")


@pytest.mark.parametrize("kind", application_kinds(), ids=lambda kind: kind.code)
def test_an_application_is_the_one_of_the_national_table(
    national: dict[str, dict[str, Any]], kind: Any
) -> None:
    assert national[kind.code]["title"] == kind.type
    for party in (kind.applicant, kind.respondent):
        assert party in PROSECUTORS or party in ("defendant", "person")


def test_offences_of_each_mode_of_trial_are_known() -> None:
    assert {kind.mode for kind in KINDS} == {"Summary", "Either Way", "Indictable", ""}


def test_only_a_breach_of_a_sentence_has_no_mode_of_trial() -> None:
    assert {kind.code for kind in KINDS if not kind.mode} == {"SE20501", "SE20502", "SE20517"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_the_wording_is_ours_and_can_be_filled_in(kind: OffenceKind) -> None:
    happened = incident(Chance.of("wording"), DAY)
    found = particulars(kind.particulars, kind.code, happened)
    told = kind.wording.format_map(found)
    assert "date" in found
    assert kind.title not in told
    assert "{" not in told and told.endswith(".")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_what_is_charged_beside_an_offence_is_known_and_so_is_its_prosecutor(
    kind: OffenceKind,
) -> None:
    assert kind.prosecutor in PROSECUTORS
    assert set(kind.beside) <= set(offence_book().by_code)


def test_every_offence_comes_up_in_some_court() -> None:
    courts = [practice_court(DAY, seed) for seed in range(12)]
    charged = {o["offenceCode"] for court in courts for h in court.hearings for o in offences_of(h)}
    assert charged == {kind.code for kind in KINDS}


def test_a_charge_on_the_wire_is_the_known_offence(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        for offence in offences_of(hearing):
            kind = offence_book().by_code[offence["offenceCode"]]
            assert offence["offenceTitle"] == kind.title
            assert offence.get("modeOfTrial", "") == kind.mode
            assert offence["wording"]


def test_one_offence_has_one_definition(court: PracticeCourt) -> None:
    pairs = {
        (offence["offenceCode"], offence["offenceDefinitionId"])
        for hearing in court.hearings
        for offence in offences_of(hearing)
    }
    assert len(pairs) == len({code for code, _ in pairs}) == len({known for _, known in pairs})


def test_a_defendant_is_charged_in_order_and_with_each_offence_once(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        for defendant in defendants_of(hearing):
            offences = defendant["offences"]
            assert [o["orderIndex"] for o in offences] == list(range(1, len(offences) + 1))
            codes = [o["offenceCode"] for o in offences]
            assert len(codes) == len(set(codes))


def test_people_charged_together_with_an_offence_are_charged_with_the_same_thing(
    court: PracticeCourt,
) -> None:
    joint = [
        case
        for hearing in court.hearings
        for case in hearing["prosecutionCases"]
        if len(case["defendants"]) > 1
    ]
    assert joint
    for case in joint:
        charged = {
            (offence["offenceCode"], offence["wording"])
            for defendant in case["defendants"]
            for offence in defendant["offences"]
        }
        assert len(charged) == len({code for code, _ in charged})


def test_offence_charge_plea_and_conviction_follow_one_another(court: PracticeCourt) -> None:
    for hearing in court.hearings:
        for offence in offences_of(hearing):
            dates = [offence["startDate"], offence.get("endDate"), offence["chargeDate"]]
            dates += [(offence.get("plea") or {}).get("pleaDate"), offence.get("convictionDate")]
            known = [dt.date.fromisoformat(date) for date in dates if date]
            assert known == sorted(known)
            assert known[-1] < DAY


def test_a_summons_is_laid_within_six_months(court: PracticeCourt) -> None:
    laid = [o for h in court.hearings for o in offences_of(h) if "laidDate" in o]
    assert laid
    for offence in laid:
        begun = dt.date.fromisoformat(offence["startDate"])
        assert dt.date.fromisoformat(offence["laidDate"]) - begun <= dt.timedelta(days=150)
        assert dt.timedelta(days=150) <= DAY - begun <= dt.timedelta(days=240)


def test_a_drink_driver_has_a_reading_over_the_limit(court: PracticeCourt) -> None:
    found = [o for h in court.hearings for o in offences_of(h) if o["offenceCode"] == "RT88007"]
    assert found
    for offence in found:
        facts = offence["offenceFacts"]
        assert facts["alcoholReadingAmount"] > 35
        assert f"{facts['alcoholReadingAmount']} microgrammes" in offence["wording"]
        assert facts["vehicleRegistration"] in offence["wording"]


def test_those_for_sentence_are_convicted_and_those_for_trial_deny_it(
    court: PracticeCourt,
) -> None:
    for hearing in court.hearings:
        kind = hearing["type"]["description"]
        for offence in offences_of(hearing):
            plea = (offence.get("plea") or {}).get("pleaValue")
            if kind in ("Sentence", "Youth sentence"):
                assert offence["convictionDate"] < DAY.isoformat()
                assert (
                    plea == "GUILTY"
                    or offence["verdict"]["verdictType"]["categoryType"] == "GUILTY"
                )
            elif kind in ("Trial", "Youth trial", "Pre-trial review"):
                assert (plea, "convictionDate" in offence) == ("NOT_GUILTY", False)
            elif kind in ("First hearing", "Youth first hearing", "Breach of order"):
                assert (plea, "convictionDate" in offence) == (None, False)


def test_some_are_sentenced_after_a_plea_and_some_after_a_trial() -> None:
    courts = [practice_court(DAY, seed) for seed in range(6)]
    offences = [o for court in courts for h in court.hearings for o in offences_of(h)]
    convicted = [o for o in offences if "convictionDate" in o]
    assert any("verdict" in o for o in convicted)
    assert any(o["plea"]["pleaValue"] == "GUILTY" for o in convicted)
