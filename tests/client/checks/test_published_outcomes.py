"""What a final result asks for: a test, a conviction, an endorsement, a notification."""

import pytest

from client.checks.published import AskedOffence, OffenceFacts
from tests.client.checks.asking import found, line, of, person

DISQ, CONV, ENDORSE = "DR-DISQ-002", "DR-CONV-006", "DR-ENDORSEMENT-012"
SEX, APP = "DR-SEX-008", "DR-APP-009"


def dangerous(code: str = "RT88026") -> tuple[AskedOffence, ...]:
    return (AskedOffence("o1", code, is_convicted=True),)


@pytest.mark.parametrize("code", ["RT88046", "RT88526A", "RT88026B", "RT88531"])
def test_dangerous_driving_asks_for_the_extended_test(code: str) -> None:
    issues = found(line("IMP", category="F"), line("DDO"), offences=dangerous(code))
    assert of(DISQ, issues) == [("WARNING", ("o1",))]


@pytest.mark.parametrize("code", ["DDOTE", "ddotel"])
def test_the_extended_test_of_any_category_is_enough(code: str) -> None:
    issues = found(line("IMP", category="F"), line(code, category="A"), offences=dangerous())
    assert of(DISQ, issues) == []


@pytest.mark.parametrize("code", ["WDRN", "WDRNOFF", "DISM", "DINE", "DISC", "CTROF", "IREMFILE"])
def test_what_ends_without_a_sentence_asks_for_no_test(code: str) -> None:
    assert of(DISQ, found(line(code, category="F"), offences=dangerous())) == []


def test_an_excluded_result_beside_a_sentence_does_not_help() -> None:
    lines = line("WDRN", category="F"), line("IMP", category="F")
    assert of(DISQ, found(*lines, offences=dangerous())) == [("WARNING", ("o1",))]


def test_a_result_without_category_is_not_final() -> None:
    assert of(DISQ, found(line("IMP"), offences=dangerous())) == []


def test_the_test_on_another_offence_does_not_help() -> None:
    offences = (*dangerous(), AskedOffence("o2", "TH68001", is_convicted=True))
    lines = line("IMP", category="F"), line("DDOTE", "o2")
    assert of(DISQ, found(*lines, offences=offences)) == [("WARNING", ("o1",))]


def test_two_defendants_on_one_offence_make_one_warning() -> None:
    lines = line("IMP", category="F"), line("FO", "o1", "d2", category="F")
    assert len(of(DISQ, found(*lines, offences=dangerous()))) == 1


def test_another_offence_asks_for_no_test() -> None:
    assert of(DISQ, found(line("FO", category="F"), offences=dangerous("RT88191"))) == []


def unconvicted(convicted: bool = False) -> tuple[AskedOffence, ...]:
    return (AskedOffence("o1", "TH68001", is_convicted=convicted),)


def test_a_sentence_without_conviction_is_a_warning() -> None:
    assert of(CONV, found(line("fo", category="F"), offences=unconvicted())) == [
        ("WARNING", ("o1",))
    ]


def test_a_sentence_after_conviction_is_none() -> None:
    assert of(CONV, found(line("FO", category="F"), offences=unconvicted(True))) == []


@pytest.mark.parametrize("code", ["WDRN", "DISM", "DISCH", "ERR", "ERRF", "DHD", "ctrof"])
def test_what_needs_no_conviction_asks_for_none(code: str) -> None:
    assert of(CONV, found(line(code, category="F"), offences=unconvicted())) == []


@pytest.mark.parametrize("category", ["", "A", "I"])
def test_only_final_results_need_a_conviction(category: str) -> None:
    assert of(CONV, found(line("RI", category=category), offences=unconvicted())) == []


def test_a_final_line_without_short_code_counts() -> None:
    assert of(CONV, found(line("", category="F"), offences=unconvicted())) != []


def test_an_offence_that_is_not_listed_is_passed_over() -> None:
    assert of(CONV, found(line("FO", "o9", category="F"), offences=unconvicted())) == []


ENDORSABLE = {"RT88191": OffenceFacts(endorsable=True), "RT88333": OffenceFacts(endorsable=False)}


def motoring(code: str = "RT88191") -> tuple[AskedOffence, ...]:
    return (AskedOffence("o1", code, is_convicted=True),)


def test_an_endorsable_offence_asks_for_points_or_disqualification() -> None:
    issues = found(line("FO", category="F"), offences=motoring(), facts=ENDORSABLE)
    assert of(ENDORSE, issues) == [("WARNING", ("o1",))]


@pytest.mark.parametrize("code", ["LEP", "LEN", "NESR", "NDSR", "DDDTO", "ddp", "DDRCOT"])
def test_points_disqualification_or_special_reasons_are_enough(code: str) -> None:
    lines = line("FO", category="F"), line(code)
    assert of(ENDORSE, found(*lines, offences=motoring(), facts=ENDORSABLE)) == []


@pytest.mark.parametrize("code", ["WDRN", "ERRF", "ONI", "CQUASH", "RESTRAO", "STAYP", "RBBO"])
def test_what_is_no_sentence_asks_for_no_endorsement(code: str) -> None:
    issues = found(line(code, category="F"), offences=motoring(), facts=ENDORSABLE)
    assert of(ENDORSE, issues) == []


@pytest.mark.parametrize("code", ["RT88333", "TH68001"])
def test_what_is_not_known_to_be_endorsable_is_passed_over(code: str) -> None:
    issues = found(line("FO", category="F"), offences=motoring(code), facts=ENDORSABLE)
    assert of(ENDORSE, issues) == []


SEXUAL = {"SX03001": OffenceFacts(group="sex")}


def sexual(convicted: bool = True) -> tuple[AskedOffence, ...]:
    return (AskedOffence("o1", "SX03001", is_convicted=convicted),)


def test_a_sexual_offence_asks_for_notification() -> None:
    issues = found(line("FO", category="F"), offences=sexual(), facts=SEXUAL)
    assert of(SEX, issues) == [("WARNING", ("o1",))]


@pytest.mark.parametrize(
    ("born", "code", "fires"),
    [("1991-04-03", "NORRR", False), ("1991-04-03", "NORPGP", True), ("", "NORPGP", True),
     ("2010-01-01", "NORPGP", False), ("2010-01-01", "norrr", False),
     ("2008-11-23", "NORPGP", True), ("2008-11-24", "NORPGP", False)],
)  # fmt: skip
def test_a_youth_may_be_notified_through_a_parent(born: str, code: str, fires: bool) -> None:
    lines = line("FO", category="F"), line(code)
    issues = found(*lines, offences=sexual(), facts=SEXUAL, people=(person(born=born),))
    assert bool(of(SEX, issues)) is fires


def test_notification_needs_a_conviction_and_exactly_one_defendant() -> None:
    assert of(SEX, found(line("FO"), offences=sexual(False), facts=SEXUAL)) == []
    two = line("FO"), line("FO", "o1", "d2")
    assert of(SEX, found(*two, offences=sexual(), facts=SEXUAL)) == []
    assert of(SEX, found(line("FO", "o2"), offences=sexual(), facts=SEXUAL)) == []
    assert of(SEX, found(line("FO"), offences=sexual())) == []


def test_results_of_applications_are_an_error_on_each_offence() -> None:
    lines = line("G"), line("rfsd"), line("G"), line("VT", "o2")
    assert of(APP, found(*lines)) == [("ERROR", ("o1",)), ("ERROR", ("o2",))]


def test_they_are_named_once_each_and_by_code_without_a_label() -> None:
    issues = found(line("G"), line("G"), line("LATG"))
    assert [one.words for one in issues if one.rule_id == APP] == [
        "Only an application can have this result: G, LATG."
    ]


def test_a_line_on_no_offence_is_no_concern_of_theirs() -> None:
    assert of(APP, found(line("G", " "), line("FO"))) == []
