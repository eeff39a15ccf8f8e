"""What the rows around the entry bar show."""

import pytest

from tui.picture import latest_words

WORDS = (
    "1 No insurance: FO  Fine £120",
    "FVS  Surcharge £48",
    "PDATE  To pay in full by Fri 4 Dec",
)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (90, " ; ".join(WORDS)),
        (60, f"… ; {WORDS[1]} ; {WORDS[2]}"),
        (50, f"… ; {WORDS[2]}"),
        (10, f"… ; {WORDS[2]}"),
    ],
)
def test_of_a_line_that_is_too_wide_the_results_typed_last_stay_in_view(
    width: int, shown: str
) -> None:
    assert latest_words(WORDS, width) == shown


def test_an_empty_preview_shows_nothing() -> None:
    assert latest_words((), 80) == ""
