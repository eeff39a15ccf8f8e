from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.paint import Row, cut, ends, fit, plain, strip_of, width_of, wrapped
from tui.theme import DARK

LETTERS = st.text(alphabet="abc é漢字😀\u0301 ", max_size=60)


@given(text=LETTERS, width=st.integers(1, 40))
def test_text_is_fitted_to_exactly_the_width_asked_for(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


def test_text_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert fit("CHOLMONDELEY-THROCKMORTON", 10) == "CHOLMONDE…"


@given(left=LETTERS, right=st.sampled_from(["", "G ", "CJ88116 NG"]))
def test_a_row_with_two_ends_is_as_wide_as_asked_for(left: str, right: str) -> None:
    row = ends(((left, "bold"),), ((right, "quiet"),), 40)
    assert width_of(row) == 40
    assert plain(row).endswith(right)


@given(text=LETTERS, width=st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_row_is_cut_at_its_end_and_filled_with_blanks() -> None:
    row: Row = (("14 ", "quiet"), ("SMITH John", "bold"))
    assert plain(cut(row, 8)) == "14 SMIT…"
    assert plain(cut(row, 15)) == "14 SMITH John  "


def test_a_selected_span_gives_its_whole_row_the_ground() -> None:
    strip = strip_of((("14 ", "quiet"), ("SMITH", "selected-bold")), 20, DARK)
    grounds = {segment.style.bgcolor for segment in strip if segment.style}
    assert len(grounds) == 1
    ground = grounds.pop()
    assert ground is not None and ground.name == DARK.selected


def test_what_looks_like_markup_is_plain_text() -> None:
    strip = strip_of((("[bold]x[/] [@click=app.quit]y", "text"),), 40, DARK)
    assert strip.text.startswith("[bold]x[/] [@click=app.quit]y")
