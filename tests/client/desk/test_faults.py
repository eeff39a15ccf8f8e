"""Faults that a clerk reports: a file of their own words and nobody's name."""

from datetime import timedelta
from pathlib import Path

from tests.client.desk.at_work import AtWork


def noted(clerk: AtWork, words: str) -> Path:
    response = clerk.sitting.enter(f":fault {words}")
    assert response.taken, response.said
    return Path(response.said.removeprefix("Noted in ").partition(": give")[0])


def test_a_fault_is_noted_with_what_the_program_knows_and_nobodys_name(clerk: AtWork) -> None:
    clerk.enter("nsp")
    text = noted(clerk, "the list stood still").read_text("utf-8")
    assert text.startswith("the list stood still\n\nat: 2026-11-23T10:00:00.000Z\n")
    assert "terminal: xterm" in text
    assert "court: Marlbrook Magistrates' Court, Courtroom 03" in text
    for private in ("TOLLIVER", "Tolliver", "BRACKLEY", "Brackley", "nsp"):
        assert private not in text


def test_the_file_is_for_this_user_alone(clerk: AtWork) -> None:
    path = noted(clerk, "slow")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_was_noted_is_shown_with_its_age_while_another_is_typed(clerk: AtWork) -> None:
    noted(clerk, "the list stood still")
    clerk.time += timedelta(days=3)
    noted(clerk, "slow")
    clerk.time += timedelta(hours=2)
    offered = clerk.sitting.offered(":fault ")
    assert offered is not None
    assert [words.split() for _, words in offered.choices] == [
        ["2h", "slow"], ["3d", "the", "list", "stood", "still"]
    ]  # fmt: skip


def test_without_words_nothing_is_noted(clerk: AtWork) -> None:
    assert not clerk.sitting.enter(":fault").taken


def test_where_it_can_not_be_written_the_words_stay(clerk: AtWork, path: Path) -> None:
    (path.parent / "faults").write_text("in the way")
    response = clerk.sitting.enter(":fault slow")
    assert not response.taken
    assert response.said.startswith("NOT NOTED")
