from dataclasses import replace

import pytest

from client.desk.rows import ListRow, rows_from_json, rows_to_json
from tui.paint import plain, width_of
from tui.views.day_list import list_row, list_top

SMITH = ListRow(14, "h14", "SMITH John Paul", offences=3, state="2 to do")


def text_of(row: ListRow, width: int = 34) -> str:
    drawn = list_row(row, is_current=False, width=width)
    assert width_of(drawn) == width
    return plain(drawn)


def test_a_row_says_number_name_offences_and_what_is_left() -> None:
    text = plain(list_row(SMITH, is_current=True, width=34))
    assert text == "▸14 SMITH John Paul   3 2 to do   "


def test_a_long_name_gives_way_to_what_the_row_must_say() -> None:
    row = ListRow(7, "h7", "CHOLMONDELEY-THROCKMORTON Alexandrina", marks="yw", offences=12)
    assert text_of(row) == "  7 CHOLMONDEL… (yw) 12           "


def test_a_whole_list_keeps_its_columns_where_numbers_are_long() -> None:
    last = ListRow(120, "h", "OKORO Ada", offences=1, state="kept")
    first = ListRow(7, "h", "OKORO Ada", offences=1, state="kept")
    texts = [
        plain(list_row(row, is_current=False, width=34, number_width=3)) for row in (first, last)
    ]
    assert [text.index("kept") for text in texts] == [24, 24]
    assert [text.index("OKORO") for text in texts] == [5, 5]


def test_custody_is_a_word_until_something_has_happened() -> None:
    row = ListRow(7, "h7", "OKORO Ada", marks="yc", offences=1)
    assert text_of(row) == "  7 OKORO Ada    (y)  1 CUSTODY   "


@pytest.mark.parametrize("state", ["2 to do", "kept", "shared", "adj 24 Dec", "locked"])
def test_custody_does_not_hide_what_has_happened(state: str) -> None:
    row = ListRow(7, "h7", "OKORO Ada", marks="yc", offences=1, state=state)
    assert text_of(row).rstrip() == f"  7 OKORO Ada   (yc)  1 {state}"


def test_of_several_people_the_first_is_named_and_the_rest_are_counted() -> None:
    row = ListRow(21, "h", "LEWIS Tom, LEWIS Tom, LEWIS Rosamund", people=3, offences=5)
    assert text_of(row).startswith(" 21 LEWIS Tom +2 ")
    assert "LEWIS Tom, LEWIS" in text_of(replace(row, who="LEWIS Tom, LEWIS R", people=2), 36)


def test_a_wide_list_has_time_and_prosecutor() -> None:
    row = replace(SMITH, time="10:30", prosecutor="DVLA")
    assert text_of(row, 54) == " 14 10:30 SMITH John Paul         DVLA    3 2 to do   "


def test_the_list_moves_by_single_rows_and_a_jump_lands_in_the_middle() -> None:
    assert list_top(40, current=18, height=18, top=0) == 1
    assert list_top(40, current=0, height=18, top=1) == 0
    assert list_top(40, current=27, height=18, top=0) == 18
    assert list_top(40, current=39, height=18, top=0) == 22
    assert list_top(5, current=4, height=18, top=0) == 0


def test_rows_come_back_from_the_local_copy_as_they_were() -> None:
    assert rows_from_json(rows_to_json([SMITH])) == (SMITH,)
