"""What the rows around the entry bar show."""

import pytest

from client.desk.rows import ListRow
from tui.entry_picture import joined_words
from tui.paint import plain
from tui.views.frame import Health, header

FINE, SURCHARGE = "1 No insurance: FO  Fine £120", "FVS  Surcharge £48"
PAY = "PDATE  To pay in full by Fri 4 Dec 2026"
WORDS = (FINE, SURCHARGE, PAY)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (92, f"{FINE} ; {SURCHARGE} ; {PAY}"),
        (91, f"… ; {SURCHARGE} ; {PAY}"),
        (50, f"… ; {PAY}"),
        (10, f"… ; {PAY}"),
    ],
)
def test_of_a_line_that_is_too_wide_the_results_typed_last_stay_in_view(
    width: int, shown: str
) -> None:
    assert joined_words(WORDS, width) == shown


NEXT = ("1 NHCCS Next hearing in Crown Court", "2 NHMC Next hearing in magistrates' court")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, f"{NEXT[0]} ; {NEXT[1]}"),
        (76, "1 NHCCS Next hearing in Crown… ; 2 NHMC Next hearing in magistrates'…"),
        (56, "1 NHCCS Next hearing in… ; 2 NHMC Next hearing in…"),
        (40, "1 NHCCS Next… ; 2 NHMC Next…"),
        (20, "1 NHCCS… ; 2 NHMC…"),
        (9, "1 NHCCS Next hearing… ; …"),
    ],
)
def test_choices_are_cut_by_words_only_as_far_as_they_have_no_room(width: int, shown: str) -> None:
    assert joined_words(NEXT, width, keeps_first=True) == shown


def test_an_empty_preview_shows_nothing() -> None:
    assert joined_words((), 80) == ""


def test_the_header_counts_what_is_kept_and_not_shared() -> None:
    partly_shared = ListRow(1, "one", "ALI Farah", state="2 to do")
    kept = ListRow(2, "two", "JONES Dean", state="2 to do", unshared=1)
    rows = (partly_shared, kept)
    said = plain(header(None, "Mon 23 Nov 2026", rows, Health(is_connected=True), 80))
    assert "0/2 done  1 kept" in said
