"""The screen in its main states, as plain text; `UPDATE_SCREENS=1` writes the files anew."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from client.catalogue.builtin import builtin_catalogue
from keymaps import Scope, load_preset
from tests.client.desk.at_work import AtWork
from tests.tui.screens import court, screen_text
from tui.court_actions import CourtActions
from tui.entry_text import EntryText
from tui.picture import ScreenState

SCREENS = Path(__file__).parent / "screens"
SMALL, WIDE, LEAST = (80, 24), (120, 40), (60, 20)


class AtTheScreen:
    """A clerk before the screen: what is typed, the keys by their actions, and what is shown."""

    def __init__(self, path: Path) -> None:
        self.clerk = AtWork(path, court()).until_listed()
        self.state = ScreenState(
            load_preset("default"), "Mon 23 Nov 2026", None, (), sitting=self.clerk.sitting
        )
        self.actions = CourtActions(self.state, lambda: None, lambda: None)

    def type(self, text: str) -> None:
        self.state.status = ""
        self.state.entry = EntryText.of(self.state.entry.text + text)

    def do(self, *actions: str) -> None:
        for action in actions:
            self.state.status = ""
            self.actions.do(action)

    def enter(self, text: str) -> None:
        """Enter a line and see it kept and sent."""
        self.type(text)
        said = len(self.clerk.said)
        self.do("entry.accept")
        file = self.clerk.sitting.file
        if file is not None and file.pending:
            self.clerk.until(lambda: len(self.clerk.said) > said, f"{text} is kept")
            self.clerk.until_saved()
            self.state.status = self.clerk.said[-1]

    def share(self) -> None:
        self.do("case.readback", "readback.share")
        self.clerk.until_said("Shared")
        self.clerk.until_saved()
        self.state.status = self.clerk.said[-1]


def opened(one: AtTheScreen) -> None:
    """As the list has just come; the first hint tells how to begin."""


def case_chosen(one: AtTheScreen) -> None:
    one.enter("2")


def several_people(one: AtTheScreen) -> None:
    one.enter("3")
    one.do("matter.next")


def typed(one: AtTheScreen) -> None:
    one.do("matter.next")
    one.type("fo 120; fvs 48")


def asked(one: AtTheScreen) -> None:
    one.enter("adj")


def choice_asked(one: AtTheScreen) -> None:
    one.enter("bail")


def choosing(one: AtTheScreen) -> None:
    one.enter("s")


def needing_one(one: AtTheScreen) -> None:
    one.clerk.desk.catalogue = builtin_catalogue()
    one.enter("fo 120")


def needing_one_of_many(one: AtTheScreen) -> None:
    one.clerk.desk.catalogue = builtin_catalogue()
    one.enter("baic")


def another_line_at_a_need(one: AtTheScreen) -> None:
    needing_one_of_many(one)
    one.type("fvs 48")


def asked_what_a_child_lacks(one: AtTheScreen) -> None:
    needing_one(one)
    one.enter("2")


def recorded(one: AtTheScreen) -> None:
    one.enter("fo 120; fvs 48; fcost 85 cps")
    one.do("entry.accept")


def read_back(one: AtTheScreen) -> None:
    recorded(one)
    one.enter("nsp")
    one.do("case.readback")


def at_days_end(one: AtTheScreen) -> None:
    """Rows in every state: shared, adjourned, kept in custody, to do, and one not begun."""
    one.enter("4")
    one.enter("fo 200")
    one.share()
    one.enter("5")
    one.enter("adj 4/12 10am")
    one.share()
    one.enter("2")
    one.enter("1,2/adj 30/11 2pm")
    one.enter("1")
    one.enter("3/nsp")
    one.do("matter.next", "matter.next")
    one.state.status = ""


def filtered(one: AtTheScreen) -> None:
    at_days_end(one)
    one.enter(":filter todo")


def choosing_a_filter(one: AtTheScreen) -> None:
    at_days_end(one)
    one.type("fo 1")
    one.do("list.filter")


def choosing_a_room(one: AtTheScreen) -> None:
    one.type("fo 12")
    one.do("place.choose")


def choosing_a_day(one: AtTheScreen) -> None:
    one.type(":date ")


def commands(one: AtTheScreen) -> None:
    one.type(":")


def finding(one: AtTheScreen) -> None:
    one.type("/mar")


def help_on_keys(one: AtTheScreen) -> None:
    one.do("help.keys")


def help_on_a_code(one: AtTheScreen) -> None:
    one.type("fo 120; adj")
    one.do("help.here")


def help_on_the_place(one: AtTheScreen) -> None:
    one.enter("2")
    one.type("?")


def help_on_a_key(one: AtTheScreen) -> None:
    one.type("?f9")
    one.do("entry.accept")


def address(one: AtTheScreen) -> None:
    one.do("case.address")


def logged(one: AtTheScreen, text: str) -> None:
    one.clerk.sitting.enter(text)
    one.clerk.until(lambda: not one.clerk.desk.log.is_keeping, f"{text} is kept")


def in_court(one: AtTheScreen) -> None:
    """One case paused, one put off half an hour ago, one called on, which is logged."""
    one.enter("2")
    logged(one, ":log 9:31")
    logged(one, ":log pause 9:40")
    logged(one, ":owed means form")
    logged(one, ":log 9:41")
    one.enter("5")
    logged(one, ":log 9:50")
    one.clerk.until_saved()
    one.clerk.time = one.clerk.time.replace(minute=30)
    one.clerk.desk.tick()
    one.state.status = ""


def put_off(one: AtTheScreen) -> None:
    in_court(one)
    one.enter("2")


def logging(one: AtTheScreen) -> None:
    in_court(one)
    one.do("hearing.log")


def reporting_a_fault(one: AtTheScreen) -> None:
    one.clerk.sitting.enter(":fault the list stood still for a minute")
    one.clerk.time = one.clerk.time.replace(hour=13)
    one.do("fault.report")


def away(one: AtTheScreen) -> None:
    one.clerk.server.is_away = True
    one.type("fo 120")
    one.do("entry.accept")
    one.clerk.until_said("Kept: 1")
    one.clerk.until(lambda: one.clerk.desk.away_since, "the server is away")
    one.state.status = "Kept: 1  Fine £120"


def list_again(one: AtTheScreen) -> None:
    one.enter("2")
    one.state.has_one_pane = True
    one.do("entry.back")


STATES: dict[str, tuple[Callable[[AtTheScreen], None], tuple[tuple[int, int], ...]]] = {
    "opened": (opened, (SMALL, WIDE, LEAST)),
    "case-chosen": (case_chosen, (SMALL, WIDE, LEAST)),
    "several-people": (several_people, (SMALL, WIDE)),
    "typed": (typed, (SMALL, WIDE)),
    "asked": (asked, (SMALL, WIDE)),
    "choice-asked": (choice_asked, (SMALL, WIDE)),
    "choosing": (choosing, (SMALL, WIDE)),
    "needing-one": (needing_one, (SMALL, WIDE)),
    "needing-one-of-many": (needing_one_of_many, (SMALL,)),
    "another-line-at-a-need": (another_line_at_a_need, (SMALL,)),
    "asked-what-a-child-lacks": (asked_what_a_child_lacks, (SMALL,)),
    "recorded": (recorded, (SMALL, WIDE)),
    "read-back": (read_back, (SMALL, WIDE)),
    "days-end": (at_days_end, (SMALL, WIDE)),
    "filtered": (filtered, (SMALL, WIDE)),
    "choosing-a-filter": (choosing_a_filter, (SMALL, WIDE)),
    "choosing-a-room": (choosing_a_room, (SMALL, WIDE)),
    "choosing-a-day": (choosing_a_day, (SMALL, WIDE)),
    "commands": (commands, (SMALL, WIDE)),
    "finding": (finding, (SMALL, WIDE)),
    "help-on-keys": (help_on_keys, (SMALL, WIDE)),
    "help-on-a-code": (help_on_a_code, (SMALL, WIDE)),
    "help-on-the-place": (help_on_the_place, (SMALL, WIDE)),
    "help-on-a-key": (help_on_a_key, (SMALL, WIDE)),
    "address": (address, (SMALL, WIDE)),
    "in-court": (in_court, (SMALL, WIDE)),
    "put-off": (put_off, (SMALL, WIDE)),
    "logging": (logging, (SMALL, WIDE, LEAST)),
    "reporting-a-fault": (reporting_a_fault, (SMALL, WIDE)),
    "away": (away, (SMALL, WIDE, LEAST)),
    "list-again": (list_again, (LEAST,)),
    "too-small": (opened, ((59, 20), (60, 19))),
}


@pytest.fixture
def one(tmp_path: Path) -> Iterator[AtTheScreen]:
    """A clerk who has opened the program."""
    at = AtTheScreen(tmp_path / "data" / "journal.db")
    yield at
    at.clerk.close()


@pytest.mark.parametrize("name", STATES)
def test_the_screen_is_as_it_was_reviewed(name: str, one: AtTheScreen) -> None:
    come_to, sizes = STATES[name]
    come_to(one)
    for width, height in sizes:
        path = SCREENS / f"{name}-{width}x{height}.txt"
        text = screen_text(one.state, width, height)
        if os.environ.get("UPDATE_SCREENS"):
            SCREENS.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8"), path.name


def test_every_kept_screen_is_one_that_is_shown() -> None:
    kept = {path.stem for path in SCREENS.glob("*.txt")}
    assert kept == {f"{name}-{w}x{h}" for name, (_, sizes) in STATES.items() for w, h in sizes}


def test_a_question_takes_the_keys_on_the_screens_where_one_stands(one: AtTheScreen) -> None:
    asked(one)
    assert one.state.keys_for is Scope.QUESTION
