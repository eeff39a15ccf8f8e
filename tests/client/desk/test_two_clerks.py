"""Two clerks on one hearing: each is told what the other did, and asked where they differ."""

from pathlib import Path

import pytest

from client.desk.responses import Next
from tests.client.builders import matters, recorded
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


@pytest.fixture
def clerks(start: Start, tmp_path: Path) -> tuple[AtWork, AtWork]:
    """Two clerks at machines of their own, of whom the second has the first one's fine."""
    first = start(path=tmp_path / "first" / "journal.db").until_listed()
    first.enter("1/fo 120")
    first.until_saved()
    return first, start(path=tmp_path / "second" / "journal.db").until_listed()


def change(clerk: AtWork, text: str) -> None:
    """Change the fine."""
    clerk.enter("1")
    clerk.enter(":change fo")
    assert clerk.enter(text).taken


@pytest.fixture
def differing(clerks: tuple[AtWork, AtWork]) -> tuple[AtWork, AtWork]:
    """Both have changed the fine; the second one's save was refused, and all is sent."""
    first, second = clerks
    change(first, "fo 150")
    first.until_saved()
    change(second, "fo 80")
    second.until(lambda: second.file().undecided, "it is known that they differ")
    second.until_saved()
    return first, second


def test_of_a_result_that_both_changed_both_are_kept_and_said(
    differing: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    _, second = differing
    assert second.typed() == ["fo 80", "fo 150"]
    assert server.typed(HEARING) == ["fo 80", "fo 150"]
    assert second.words(1) == ["Fine £80", "Fine £150"]
    assert second.has_said(
        "Ada Marsh entered Fine £150 on 1, and you Fine £80: both are kept; :stands says which "
        "(number 1)"
    )
    assert second.row(1).state == "which?"


def test_the_other_clerk_learns_it_with_their_next_save(differing: tuple[AtWork, AtWork]) -> None:
    first, _ = differing
    first.enter("2/nsp")
    first.until(lambda: first.file().undecided, "it is known that they differ")
    assert first.has_said("Ada Marsh entered Fine £80 on 1, and you Fine £150: both are kept")
    assert first.row(1).state == "which?"


def test_it_cannot_be_shared_before_somebody_has_said_which_stands(
    differing: tuple[AtWork, AtWork], server: CourtServer
) -> None:
    _, second = differing
    assert second.sitting.share().said == (
        "Not shared: two clerks entered 1 Exceed 30 mph differently; :stands says which"
    )
    assert server.shares == []


@pytest.mark.parametrize(
    ("picked", "stands"), [(0, ["fo 80"]), (1, ["fo 150"]), (2, ["fo 80", "fo 150"])]
)
def test_the_clerk_says_which_stands(
    differing: tuple[AtWork, AtWork], server: CourtServer, picked: int, stands: list[str]
) -> None:
    _, second = differing
    asked = second.enter(":stands")
    assert asked.then is Next.CHOOSE
    assert [choice.label for choice in asked.choices] == [
        "Fine £80",
        "Fine £150",
        "both: Fine £80; Fine £150",
    ]
    assert second.enter(asked.choices[picked].text).taken
    assert second.typed() == stands
    assert not second.file().undecided
    second.until_saved()
    assert server.typed(HEARING) == stands
    second.enter(":undo")
    assert second.typed() == ["fo 80", "fo 150"]
    assert second.file().undecided


def test_what_is_undecided_is_so_after_a_restart(
    differing: tuple[AtWork, AtWork], start: Start, tmp_path: Path
) -> None:
    _, second = differing
    second.close()
    again = start(path=tmp_path / "second" / "journal.db", connected=False)
    assert [one.beside.typed for one in again.file().undecided] == ["fo 150"]


def test_both_stand_also_where_the_program_ended_before_it_could_send_them(
    clerks: tuple[AtWork, AtWork], server: CourtServer, start: Start, tmp_path: Path
) -> None:
    first, second = clerks
    change(first, "fo 150")
    first.until_saved()
    server.is_away = True
    change(second, "fo 80")
    second.close()
    server.is_away = False
    server.locked = {HEARING}
    path = tmp_path / "second" / "journal.db"
    once = start(path=path).until_listed()
    assert once.typed() == ["fo 80", "fo 150"]
    once.close()
    again = start(path=path, connected=False)
    assert again.typed() == ["fo 80", "fo 150"]
    again.close()
    server.locked = set()
    last = start(path=path).until_listed()
    last.until_saved()
    assert server.typed(HEARING) == ["fo 80", "fo 150"]


def test_without_a_difference_there_is_nothing_to_decide(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    response = clerk.enter(":stands")
    assert (response.taken, response.said) == (
        False,
        "No two clerks entered one result differently here",
    )


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (["nsp"], "Ada Marsh added No separate penalty to 2 No insurance (number 1)"),
        (["nsp", "lep 3"], "Ada Marsh added 2 results (number 1)"),
    ],
)
def test_what_another_clerk_added_is_said_in_a_sentence(
    clerk: AtWork, server: CourtServer, theirs: list[str], said: str
) -> None:
    clerk.enter("1/fo 120")
    clerk.until_saved()
    lines = [recorded(text, matters()[1].target) for text in theirs]
    server.save_by_another(HEARING, *(dict(line.wire) for line in lines))
    clerk.enter("1/lep 3")
    clerk.until_saved()
    assert clerk.has_said(said)
    assert sorted(server.typed(HEARING)) == sorted(["fo 120", "lep 3", *theirs])


def test_what_another_clerk_changed_or_took_off_is_said_too(clerks: tuple[AtWork, AtWork]) -> None:
    first, second = clerks
    change(second, "fo 80")
    second.until_saved()
    first.enter("2/nsp")
    first.until_saved()
    assert first.has_said("Ada Marsh changed Fine £120 to Fine £80 on 1 Exceed 30 mph")
    second.enter("1/lep 3")
    second.until_saved()
    second.enter(":delete fo")
    second.until_saved()
    first.enter("2/lep 4")
    first.until_saved()
    assert first.typed() == ["nsp", "lep 3", "lep 4"]
