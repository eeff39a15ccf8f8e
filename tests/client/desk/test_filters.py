"""Parts of the list: which rows a filter shows, and that none is ever out of reach."""

import pytest

from client.desk.filters import FILTERS, filters_named
from client.desk.rows import ListRow
from tests.client.desk.at_work import HEARING, SECOND, AtWork

ROWS = (
    ListRow(1, "a", "OKORO Ada", marks="yc"),
    ListRow(2, "b", "SMITH Ann", state="2 to do", marks="w"),
    ListRow(3, "c", "NOWAK Piotr", state="kept", marks="r"),
    ListRow(4, "d", "KHAN Sana", state="shared"),
    ListRow(5, "e", "MARSH Kay", state="adj 4 Dec", marks="c"),
    ListRow(6, "f", "LEWIS Tom", state="locked"),
    ListRow(7, "g", "PATEL Nina", state="owed 20m"),
    ListRow(8, "h", "REID Alan", state="called"),
)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("todo", [1, 2, 3, 6, 7, 8]),
        ("untouched", [1]),
        ("begun", [2]),
        ("kept", [3]),
        ("shared", [4]),
        ("adjourned", [5]),
        ("owed", [7]),
        ("called", [8]),
        ("locked", [6]),
        ("custody", [1, 5]),
        ("youth", [1]),
        ("welsh", [2]),
        ("restricted", [3]),
    ],
)
def test_each_filter_shows_its_rows(name: str, numbers: list[int]) -> None:
    (found,) = filters_named(name)
    assert [row.number for row in ROWS if found.shows(row)] == numbers


def test_every_filter_has_a_name_of_its_own() -> None:
    assert len({one.name for one in FILTERS}) == len(FILTERS)
    assert {one.name for one in filters_named("")} == {one.name for one in FILTERS}


def shown(clerk: AtWork) -> list[int]:
    return [row.number for row in clerk.sitting.shown_rows]


def test_a_filter_shows_its_rows_in_their_order_until_it_is_cleared(clerk: AtWork) -> None:
    clerk.enter("nsp")
    clerk.until(lambda: clerk.row(1).state == "2 to do", "the row says so")
    clerk.enter("2")
    said = clerk.enter(":filter untouched").said
    assert said == "Only untouched: 1 of 2. :filter shows all"
    assert (shown(clerk), clerk.sitting.filter_name) == ([2], "untouched")
    assert clerk.enter(":filter").said == "All 2 are shown"
    assert (shown(clerk), clerk.sitting.filter_name) == ([1, 2], "")


def test_the_case_that_is_worked_on_stays_shown(clerk: AtWork) -> None:
    clerk.enter(":filter untouched")
    clerk.enter("nsp")
    clerk.until(lambda: clerk.row(1).state == "2 to do", "the row says so")
    assert shown(clerk) == [1, 2]
    clerk.sitting.next_case()
    assert shown(clerk) == [2]


def test_only_what_is_shown_is_walked_through_but_a_number_goes_anywhere(clerk: AtWork) -> None:
    clerk.enter("nsp")
    clerk.until(lambda: clerk.row(1).state == "2 to do", "the row says so")
    clerk.enter("2")
    clerk.enter(":filter untouched")
    assert clerk.sitting.previous_case().said == "This is the first case of the list"
    assert clerk.sitting.next_open_case().said == "No other case of the list needs anything"
    clerk.enter("1")
    assert clerk.sitting.hearing_id == HEARING
    clerk.enter("/tolliver")
    assert clerk.sitting.hearing_id == SECOND


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":filter custody", "None of the 2 is custody: all stay shown"),
        (":filter 99", "Which one: todo, untouched, begun"),
        (":filter x", "Which one: todo, untouched, begun"),
        (":filter s", "None of the 2 is shared"),
    ],
)
def test_a_filter_that_would_show_nothing_is_not_taken(clerk: AtWork, line: str, said: str) -> None:
    response = clerk.sitting.enter(line)
    assert (response.taken, response.said[: len(said)]) == (False, said)
    assert shown(clerk) == [1, 2]


def test_what_a_filter_would_show_is_offered_with_its_count(clerk: AtWork) -> None:
    offered = clerk.sitting.offered(":filter ")
    assert offered is not None
    assert offered.choices[0] == (1, "todo          2  not shared, or not all")
    narrowed = clerk.sitting.offered(":fil cu")
    assert narrowed is not None
    assert [number for number, _ in narrowed.choices] == [10]
    clerk.enter(":filter 2")
    assert clerk.sitting.filter_name == "untouched"
