"""What is in view of rows that are more than there is room for."""

import pytest

from tui.paint import Row, plain
from tui.views.scrolling import farthest, kept_in_view, scrolled

ROWS: tuple[Row, ...] = tuple(((f"row {number}", "text"),) for number in range(20))


def shown(top: int, height: int = 5) -> list[str]:
    return [plain(row).strip() for row in scrolled(ROWS, top, height, 20)]


def test_rows_that_have_room_are_all_shown() -> None:
    assert shown(0, 20) == [f"row {number}" for number in range(20)]


@pytest.mark.parametrize(
    ("top", "first", "last"),
    [
        (0, "row 0", "↓ 16 more"),
        (1, "↑ 2 more", "↓ 15 more"),
        (15, "↑ 16 more", "row 19"),
        (99, "↑ 16 more", "row 19"),
    ],
)
def test_an_edge_says_how_much_is_out_of_view(top: int, first: str, last: str) -> None:
    rows = shown(top)
    assert (len(rows), rows[0], rows[-1]) == (5, first, last)


def test_all_rows_are_in_view_or_counted_at_every_place() -> None:
    for top in range(16):
        rows = shown(top)
        counted = [int(row.split()[1]) for row in rows if row[0] in "↑↓"]
        assert sum(counted) + sum(row.startswith("row") for row in rows) == len(ROWS)


@pytest.mark.parametrize("top", range(-3, 25))
def test_what_is_current_is_never_behind_an_edge(top: int) -> None:
    for at in range(20):
        place = kept_in_view(20, at, at, 5, top)
        assert f"row {at}" in shown(place)


def test_a_place_is_kept_as_long_as_the_current_rows_are_in_view() -> None:
    assert kept_in_view(20, 7, 8, 6, 5) == 5
    assert kept_in_view(20, 9, 10, 6, 5) == 6
    assert kept_in_view(20, 5, 5, 6, 5) == 4


def test_of_rows_higher_than_the_pane_the_first_are_shown() -> None:
    assert kept_in_view(20, 3, 15, 5, 0) == 2


def test_no_more_of_the_pane_is_left_empty_than_must_be() -> None:
    assert (farthest(3, 5, 4), farthest(9, 5, 8), farthest(9, 5, 2)) == (0, 4, 2)
