"""Concurrent or consecutive, nobody under 21 in prison, no custody for what has none."""

import datetime as dt

import pytest

from client.checks.published import AskedOffence, OffenceFacts, find_all
from tests.client.checks.asking import asked, found, line, of, person

SENT, AGE, FINEABLE = "DR-SENT-001", "DR-AGE-007", "DR-SENT-011"
ADULT_CODES = ["IMP", "EXTIVS", "SPECC", "SUSPS", "SUSPSNR"]


def test_one_term_says_nothing_of_how_it_runs() -> None:
    assert of(SENT, found(line("IMP"), line("IMP"))) == []


def test_of_two_terms_the_primary_may_say_nothing() -> None:
    assert of(SENT, found(line("IMP"), line("YOI", "o2", is_concurrent=True))) == []


def test_two_terms_that_say_nothing_are_an_error_on_both() -> None:
    issues = found(line("IMP"), line("dto", "o2"), line("IMP", "o3", consecutive_to="1"))
    assert of(SENT, issues) == [("ERROR", ("o1", "o2"))]


def test_a_term_that_is_both_is_a_warning() -> None:
    both = line("IMP", "o2", is_concurrent=True, consecutive_to="1")
    assert of(SENT, found(line("IMP"), both)) == [("WARNING", ("o2",))]


def test_terms_without_a_primary_are_a_warning_about_the_person() -> None:
    issues = found(line("IMP", is_concurrent=True), line("IMP", "o2", consecutive_to="1"))
    assert of(SENT, issues) == [("WARNING", ("m1",))]


def test_a_term_that_is_both_is_no_primary() -> None:
    both = line("IMP", is_concurrent=True, consecutive_to="2")
    issues = found(both, line("IMP", "o2", is_concurrent=True))
    assert of(SENT, issues) == [("WARNING", ("o1",)), ("WARNING", ("m1",))]


def test_the_terms_of_one_person_count_over_all_cases() -> None:
    people = (person(), person("d2"))
    two = found(line("IMP"), line("IMP", "o2", "d2"), people=people)
    assert of(SENT, two) == [("ERROR", ("o1", "o2"))]


def test_the_terms_of_two_people_do_not() -> None:
    people = (person(), person("d2", master_id="m2"))
    assert of(SENT, found(line("IMP"), line("IMP", "o2", "d2"), people=people)) == []


def test_without_a_master_id_each_case_has_its_own_person() -> None:
    people = (person(master_id=" "), person("d2", master_id=""))
    assert of(SENT, found(line("IMP"), line("IMP", "o2", "d2"), people=people)) == []


@pytest.mark.parametrize("code", ["SUSPS", "FO", "IMPDP"])
def test_what_is_no_term_needs_no_order(code: str) -> None:
    assert of(SENT, found(line(code), line(code, "o2"))) == []


def test_a_blank_target_is_not_consecutive() -> None:
    issues = found(line("IMP"), line("IMP", "o2", consecutive_to="  "))
    assert of(SENT, issues) == [("ERROR", ("o1", "o2"))]


def test_the_page_names_everybody_once() -> None:
    people = (person(), person("d2", master_id="m2", first_name="Aldous", last_name="Brackley"))
    both = asked(
        *(line("IMP"), line("IMP", "o2"), line("IMP", "o3", "d2"), line("IMP", "o4", "d2")),
        people=people,
    )
    (message,) = find_all(both).messages
    assert message.endswith("This affects: Maud Tolliver and Aldous Brackley.")


@pytest.mark.parametrize("code", ADULT_CODES)
def test_nobody_under_21_is_sent_to_prison(code: str) -> None:
    issues = found(line(code.lower()), people=(person(born="2005-11-24"),))
    assert of(AGE, issues) == [("ERROR", ("o1",))]


@pytest.mark.parametrize(
    ("born", "day", "fires"),
    [
        ("2005-11-23", dt.date(2026, 11, 23), False),
        ("2005-11-24", dt.date(2026, 11, 23), True),
        ("2004-02-29", dt.date(2025, 2, 28), True),
        ("2004-02-29", dt.date(2025, 3, 1), False),
        (" 2006-01-01 ", dt.date(2026, 11, 23), True),
        ("01/01/2006", dt.date(2026, 11, 23), False),
        ("2006-02-30", dt.date(2026, 11, 23), False),
        ("", dt.date(2026, 11, 23), False),
        ("2006-01-01", None, False),
    ],
)
def test_the_21st_birthday_is_of_age(born: str, day: dt.date | None, fires: bool) -> None:
    issues = found(line("IMP"), people=(person(born=born),), day=day)
    assert bool(of(AGE, issues)) is fires


def test_detention_is_not_imprisonment() -> None:
    assert of(AGE, found(line("YOI"), people=(person(born="2007-01-01"),))) == []


def test_who_has_no_master_id_or_is_not_listed_is_not_looked_at() -> None:
    young = person(born="2007-01-01", master_id="")
    assert of(AGE, found(line("IMP"), people=(young,))) == []
    assert of(AGE, found(line("IMP", "o1", "nobody"), people=(person(born="2007-01-01"),))) == []


def test_the_first_entry_gives_the_birth_even_where_it_gives_none() -> None:
    later = person("d2", born="2007-01-01")
    assert of(AGE, found(line("IMP", "o1", "d2"), people=(person(born=""), later))) == []
    assert of(AGE, found(line("IMP"), people=(person(born="2007-01-01"), person("d2")))) != []


def test_each_offence_is_listed_once_and_the_page_has_one_message() -> None:
    young = (person(born="2007-01-01"),)
    both = asked(line("IMP"), line("SUSPS"), line("IMP", "o2", is_concurrent=True), people=young)
    answer = find_all(both)
    assert of(AGE, answer.issues) == [("ERROR", ("o1", "o2"))]
    assert len(answer.messages) == 1


@pytest.mark.parametrize(
    ("custodial", "code", "fires"),
    [("N", "IMP", True), ("n", "SUSPSDNR", True), ("Y", "IMP", False), ("", "IMP", False),
     ("N", "FO", False)],
)  # fmt: skip
def test_custody_only_where_the_offence_has_it(custodial: str, code: str, fires: bool) -> None:
    issues = found(
        line(code),
        offences=(AskedOffence("o1", "RT88191", is_convicted=True),),
        facts={"RT88191": OffenceFacts(custodial=custodial)},
    )
    assert of(FINEABLE, issues) == ([("WARNING", ("o1",))] if fires else [])


def test_an_unknown_offence_is_not_looked_at() -> None:
    assert of(FINEABLE, found(line("IMP"), offences=(AskedOffence("o1", "XX00000"),))) == []
