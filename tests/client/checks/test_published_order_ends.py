"""Requirements that outlast their order, and ends that are not what their length makes them."""

import datetime as dt

import pytest

from client.checks.published.order_ends import last_day
from tests.client.checks.asking import found, line, of, person

YRO, COEW = "DR-YRO-004", "DR-COEW-005"
END = {"endDate": "2027-05-22"}
LATE, ON_TIME = "2027-05-23", "2027-05-22"


@pytest.mark.parametrize("order", ["YROEW", "YRONI", "YROFEW", "YROISS", "yroini"])
@pytest.mark.parametrize(
    ("requirement", "ref"), [("YRC2", "endDate"), ("YRC1", "endDateOfTagging"), ("YRC3", "endDate")]
)
def test_a_youth_requirement_ends_with_its_order(order: str, requirement: str, ref: str) -> None:
    late = found(line(order, prompts=END), line(requirement, prompts={ref: LATE}))
    assert of(YRO, late) == [("ERROR", ("o1",))]
    on_time = found(line(order, prompts=END), line(requirement, prompts={ref: ON_TIME}))
    assert of(YRO, on_time) == []


def test_tagging_is_read_by_its_own_end() -> None:
    assert of(YRO, found(line("YROEW", prompts=END), line("YRC1", prompts={"endDate": LATE}))) == []


@pytest.mark.parametrize("end", ["", "22/05/2027", "2027-02-30", " "])
def test_an_order_without_a_readable_end_is_passed_over(end: str) -> None:
    lines = line("YROEW", prompts={"endDate": end}), line("YRC2", prompts={"endDate": LATE})
    assert of(YRO, found(*lines)) == []


def test_the_first_readable_end_counts() -> None:
    orders = (
        line("YROEW"),
        line("YRONI", prompts=END),
        line("YROISS", prompts={"endDate": "2029-01-01"}),
    )
    assert of(YRO, found(*orders, line("YRC2", prompts={"endDate": LATE}))) != []


def test_order_and_requirement_stand_on_the_same_offence() -> None:
    lines = line("YROEW", prompts=END), line("YRC2", "o2", prompts={"endDate": LATE})
    assert of(YRO, found(*lines)) == []


def test_one_finding_lists_all_offences() -> None:
    lines = [
        one
        for offence in ("o1", "o2")
        for one in (
            line("YROEW", offence, prompts=END),
            line("YRC2", offence, prompts={"endDate": LATE}),
        )
    ]
    assert of(YRO, found(*lines)) == [("ERROR", ("o1", "o2"))]


@pytest.mark.parametrize("order", ["COEW", "COS", "coni"])
@pytest.mark.parametrize(
    ("requirement", "ref"),
    [("CUR", "endDate"), ("CURE", "endDateOfTagging"), ("CURA", "endDate"), ("AAR", "until")],
)
def test_a_requirement_ends_with_its_community_order(
    order: str, requirement: str, ref: str
) -> None:
    late = found(line(order, prompts=END), line(requirement, prompts={ref: LATE}))
    assert of(COEW, late) == [("ERROR", ("o1",))]
    on_time = found(line(order, prompts=END), line(requirement, prompts={ref: ON_TIME}))
    assert of(COEW, on_time) == []


def curfew(period: str, end: str, start: str = "2026-11-23") -> dict[str, str]:
    return {"startDate": start, "curfewPeriod": period, "endDate": end}


def test_a_curfew_ends_on_the_last_day_of_its_length() -> None:
    order = line("COEW", prompts={"endDate": "2027-12-01"})
    assert of(COEW, found(order, line("CUR", prompts=curfew("6 Months", "2027-05-22")))) == []
    wrong = found(order, line("CUR", prompts=curfew("6 Months", "2027-05-23")))
    assert of(COEW, wrong) == [("ERROR", ("o1",))]
    assert "22/05/2027" in next(one.words for one in wrong if one.rule_id == COEW)


def test_tagging_goes_by_prompts_of_its_own() -> None:
    tagged = {
        "startDateOfTagging": "2026-11-23",
        "curfewAndElectronicMonitoringPeriod": "8 weeks",
        "endDateOfTagging": "2027-01-18",
    }
    assert of(COEW, found(line("COEW"), line("CURE", prompts=tagged))) != []
    right = {**tagged, "endDateOfTagging": "2027-01-17"}
    assert of(COEW, found(line("COEW"), line("CURE", prompts=right))) == []


def test_abstinence_counts_from_the_day_of_the_hearing() -> None:
    sober = {"numberOfDaysToAbstainFromConsumingAnyAlcohol": "90", "until": "2027-02-20"}
    assert of(COEW, found(line("COEW"), line("AAR", prompts=sober))) == []
    late = {**sober, "until": "2027-02-21"}
    assert of(COEW, found(line("COEW"), line("AAR", prompts=late))) != []
    assert of(COEW, found(line("COEW"), line("AAR", prompts=late), day=None)) == []
    older = {"numberOfDaysToAbstain": "90", "until": "2027-02-21"}
    assert of(COEW, found(line("COEW"), line("AAR", prompts=older))) == []


def test_the_length_is_looked_at_on_any_offence_of_the_person() -> None:
    lines = line("COEW"), line("CUR", "o2", prompts=curfew("10", "2026-12-03"))
    assert of(COEW, found(*lines)) == [("ERROR", ("o2",))]


def test_of_an_offence_only_the_first_wrong_end_counts() -> None:
    lines = [
        line("CUR", prompts=curfew("10", end)) for end in ("2026-12-02", "2026-12-04", "2026-12-05")
    ]
    assert of(COEW, found(line("COEW"), *lines)) == [("ERROR", ("o1",))]


def test_both_an_end_too_late_and_a_wrong_length_are_said() -> None:
    lines = line("COEW", prompts=END), line("CUR", prompts=curfew("6 Months", LATE))
    assert of(COEW, found(*lines)) == [("ERROR", ("o1",)), ("ERROR", ("o1",))]


def test_without_an_order_nothing_is_looked_at() -> None:
    lines = line("COEW", "o1", "d2"), line("CUR", "o2", prompts=curfew("10", "2026-12-03"))
    people = (person(), person("d2", master_id="m2"))
    assert of(COEW, found(*lines, people=people)) == []


@pytest.mark.parametrize(
    ("start", "period", "last"),
    [
        ("2026-01-31", "1 Months", "2026-02-27"),
        ("2028-01-31", "1 month", "2028-02-28"),
        ("2026-11-23", "1Day", "2026-11-23"),
        ("2026-11-23", " 12 WEEKS ", "2027-02-14"),
        ("2026-11-23", "5", "2026-11-27"),
        ("2026-11-23", "1 Years", None),
        ("2026-11-23", "1 Months 2 Weeks", None),
        ("2026-11-23", "x", None),
        ("2026-11-23", "", None),
        ("2026-11-23", "99999999", None),
        ("2026-11-23", "9999999999999999999999 Months", None),
    ],
)
def test_the_last_day_of_a_length(start: str, period: str, last: str | None) -> None:
    found_day = last_day(dt.date.fromisoformat(start), period)
    assert (found_day and found_day.isoformat()) == last
