"""A case in line mode: all that the case pane shows of it, and help on the place."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from client.catalogue.builtin import builtin_catalogue
from tests.client.desk.at_work import AtWork
from tests.tui.screens import court
from tests.tui.test_line_parity import Typed
from tui.line import LineMode
from tui.line_editing import PROMPT
from tui.views.standing import head_rows


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[AtWork]:
    at = AtWork(tmp_path / "data" / "journal.db", court()).until_listed()
    at.desk.catalogue = builtin_catalogue()
    yield at
    at.close()


def play(clerk: AtWork, *lines: str) -> list[str]:
    out = io.StringIO()
    typed = Typed("".join(f"{line}\n" for line in lines))
    LineMode(clerk.sitting, clerk.wake.event, typed, out).run()
    return out.getvalue().replace(PROMPT, "").splitlines()


def test_bail_counsel_and_what_to_mind_are_said_of_each_case(clerk: AtWork) -> None:
    said = play(clerk, "2")
    assert "unconditional bail" in said
    assert "pros A Pell, def none" in said
    assert "CUSTODY, CTL 4 Dec 2026, 11 days left" in said
    assert "youth, interpreter Igbo, restricted: Section 45" in said


def test_whatever_the_head_of_a_case_shows_is_said(clerk: AtWork) -> None:
    for row in clerk.desk.rows:
        said = " ".join(play(clerk, str(row.number), ":case")).replace(",", "").split()
        file = clerk.sitting.file
        assert file is not None
        shown = [span for one in head_rows(file.matters[0], None, file, 1, 80)[1:] for span in one]
        assert set(" ".join(words for words, _ in shown).replace(",", "").split()) <= set(said)


def test_results_stand_with_their_codes_what_they_need_and_the_money(clerk: AtWork) -> None:
    said = play(clerk, "2/fo 120", ":back", ":below", ":case")[-9:]
    at = said.index(" 2 No test certificate, no plea, you are here")
    assert said[at + 1 : at + 3] == ["   Fine £120 (FO)", "   needs PAYT, AEOC or ABDC"]
    assert "Total £120  fine 120" in said[at + 3 :]


def test_the_state_of_the_case_stands_at_its_head(clerk: AtWork) -> None:
    heads = [line for line in play(clerk, "nsp", ":case") if line.startswith("1 TOLLIVER")]
    assert heads[-1].endswith("First hearing, 2 to do")


def test_a_question_mark_alone_says_what_is_in_front(clerk: AtWork) -> None:
    said = play(clerk, "?")
    assert "No outcome for today yet" in said
    assert any(line.startswith("A number goes to that case") for line in said)


def test_a_question_mark_at_a_question_explains_it_and_leaves_it_standing(clerk: AtWork) -> None:
    said = play(clerk, "fo", "?")
    assert "FO  Fine" in said
    assert clerk.sitting.asking is not None


def test_messages_name_the_line_that_steps_back_and_no_key(clerk: AtWork) -> None:
    said = play(clerk, "fo", "", ":next", ":back", "nsp", ":change")
    assert not any("Esc" in line for line in said)
    assert "This needs an answer; :back goes back to the line" in said
    assert "Change it and press Enter; :back leaves it as it is" in said
