from tui.entry_text import EntryText


def test_letters_go_in_at_the_cursor() -> None:
    assert EntryText("fo 10", 3).insert("5") == EntryText("fo 510", 4)


def test_backspace_deletes_before_the_cursor_and_stops_at_the_start() -> None:
    assert EntryText.of("fo").delete_back() == EntryText("f", 1)
    assert EntryText("fo", 0).delete_back() == EntryText("fo", 0)


def test_delete_takes_the_letter_at_the_cursor() -> None:
    assert EntryText("fo", 0).delete() == EntryText("o", 0)
    assert EntryText("fo", 2).delete() == EntryText("fo", 2)


def test_a_word_is_deleted_with_the_blanks_behind_it() -> None:
    assert EntryText.of("fo 120  ").delete_word() == EntryText("fo ", 3)
    assert EntryText.of("fo").delete_word() == EntryText("", 0)
    assert EntryText("fo 120; nsp", 6).delete_word() == EntryText("fo ; nsp", 3)


def test_the_cursor_stays_within_the_text() -> None:
    entry = EntryText.of("fo")
    assert entry.move(5).cursor == 2
    assert entry.move(-9).cursor == 0
    assert entry.to_start().cursor == 0
    assert entry.to_start().to_end().cursor == 2
