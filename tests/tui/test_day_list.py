from client.desk.rows import ListRow, rows_from_json, rows_to_json
from tui.paint import plain, width_of
from tui.views.day_list import list_row, list_top

SMITH = ListRow(14, "h14", "SMITH John Paul", offences=3, state="2 to do")


def test_a_row_says_number_name_offences_and_what_is_left() -> None:
    text = plain(list_row(SMITH, is_current=True, width=33))
    assert text == "▸ 14 SMITH John Paul  3  2 to do "


def test_a_long_name_gives_way_to_what_the_row_must_say() -> None:
    row = ListRow(7, "h7", "CHOLMONDELEY-THROCKMORTON Alexandrina", marks="yc", offences=12)
    text = plain(list_row(row, is_current=False, width=33))
    assert "… (yc)12" in text
    assert width_of(list_row(row, is_current=False, width=33)) == 33


def test_custody_is_said_once_in_a_word() -> None:
    row = ListRow(7, "h7", "OKORO Ada", marks="yc", offences=1, state="CUSTODY")
    text = plain(list_row(row, is_current=False, width=33))
    assert "(y)" in text
    assert text.rstrip().endswith("CUSTODY")


def test_the_list_moves_by_single_rows_and_a_jump_lands_in_the_middle() -> None:
    assert list_top(40, current=18, height=18, top=0) == 1
    assert list_top(40, current=0, height=18, top=1) == 0
    assert list_top(40, current=27, height=18, top=0) == 18
    assert list_top(40, current=39, height=18, top=0) == 22
    assert list_top(5, current=4, height=18, top=0) == 0


def test_rows_come_back_from_the_local_copy_as_they_were() -> None:
    assert rows_from_json(rows_to_json([SMITH])) == (SMITH,)
