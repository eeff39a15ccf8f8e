"""How many keys a simple case takes: played on the practice court, and written to the docs.

Every task is played while the court's server answers nothing, so whatever is seen done was done
without a wait. `UPDATE_DOCS=1` writes docs/keystrokes.md anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.docs.pages import holds_what_the_program_says
from tests.journeys.conftest import Open, reaches_the_list, standing_still
from tests.terminal import Terminal

WITH_SHIFT = frozenset('!"£$%^&*()_+{}:@~<>?|¬')
"""What a United Kingdom keyboard types with Shift, besides capitals."""

MOST_KEYS, MOST_WITH_A_PHRASE = 60, 30

MONEY = "fo 120;fvs 48;fcpc 85;collo m;pdate 21/12"
PHRASE = 'std = "@$1; =$2; fo $3; fvs $4; fcpc $5; collo m; pdate $6"'


@dataclass
class Counts:
    """What a task took: keys, how many of them Shift, and how often another screen came up."""

    keys: int = 0
    shifts: int = 0
    screens: int = 0

    @property
    def cells(self) -> str:
        """The counts as cells of the page's table."""
        shifted = f" ({self.shifts} of them Shift)" if self.shifts else ""
        return f"{self.keys}{shifted} | {self.screens} | 0"


class Hands:
    """A clerk's hands at a terminal, and what they have done since they were last counted."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.counts = Counts()

    def types(self, text: str) -> None:
        """Type letters, each a key, and Shift a key of its own where it is held down anew."""
        shifts = sum(letter in WITH_SHIFT or letter.isupper() for letter in text)
        self.counts.keys += len(text) + shifts
        self.counts.shifts += shifts
        self.terminal.type(text)

    def presses(self, key: str, seen: str | re.Pattern[str]) -> None:
        """Press a key and see what it does, in place or on another screen."""
        self.counts.keys += 1
        self.terminal.press(key)
        self.terminal.wait_for(seen)
        self.counts.screens += not self.is_same_screen

    @property
    def is_same_screen(self) -> bool:
        """Whether the court, the list and the line still stand where they stood."""
        header, rule = self.terminal.row(0), self.terminal.row(-5)
        listed = [self.terminal.row(number) for number in range(1, 19)]
        return (
            header.startswith(" Lavender Hill")
            and set(rule.strip()) == {"─"}
            and all(re.match(r"[▸ ] ? ?\d+ .*│", row) for row in listed)
        )

    def counted(self) -> Counts:
        """Give what was done, and count from nothing again."""
        done, self.counts = self.counts, Counts()
        return done


Task = Callable[[Hands], None]


def row(number: int, state: str = "") -> re.Pattern[str]:
    return re.compile(rf"^▸ *{number} .*{state}", re.MULTILINE)


def opens(number: int) -> Task:
    def play(hands: Hands) -> None:
        hands.types(str(number))
        hands.presses("enter", row(number))

    return play


def enters(line: str, kept: str) -> Task:
    def play(hands: Hands) -> None:
        hands.types(line)
        hands.presses("enter", re.compile(f"Kept: .*{kept}"))

    return play


def shares(hands: Hands) -> None:
    hands.presses("f9", "Read-back of number")
    hands.presses("enter", re.compile("Sharing…|Shared"))


def moves_on(number: int) -> Task:
    return lambda hands: hands.presses("enter", row(number))


def whole(line: str, following: int) -> Task:
    def play(hands: Hands) -> None:
        enters(line, "in person; guilty plea; Fine £120; Surcharge £48; Costs £85")(hands)
        shares(hands)
        moves_on(following)(hands)

    return play


TASKS: dict[str, tuple[Task, str]] = {
    "Open a case of the list": (opens(9), "7 | 5 | 1 | 11"),
    "Attendance, one defendant": (enters("@p", "1  in person"), "3 | 0 | 0 | 1"),
    "Guilty plea, one offence": (enters("=g", "1  guilty plea"), "3 | 0 | 2 | 6"),
    "Fine, surcharge, costs, collection order and its payment terms": (
        enters(MONEY, "1 .*Fine £120; Surcharge £48; Costs £85"),
        "12 | 53 | 2 | 19",
    ),
    "Share": (shares, "1 | 0 | 0 | 3"),
    "The next case": (moves_on(10), "3 | 0 | 2 | 11"),
    "The same money for three offences": (
        enters(f"1-3/{MONEY}", "1,2,3 .*Fine £120; Surcharge £48; Costs £85"),
        "14 | 65 | 2 | 19",
    ),
    "**A whole simple case, typed out**": (whole(f"@p;=g;{MONEY}", 17), "22 | 53 | 6 | 40"),
    "**A whole simple case, with a phrase of one's own**": (
        whole(".std p g 120 48 85 21/12", 18),
        "– | – | – | –",
    ),
}
"""Each task with the counts of the web page: clicks, keys, changes of page, requests at least."""

BEGUN_AT = {"**A whole simple case, typed out**": 16}
"""The numbers of the list from which tasks begin that do not follow the one before."""


def test_every_task_is_played_without_a_wait_and_counted(
    open_callover: Open, environment: dict[str, str]
) -> None:
    folder = Path(environment["HOME"]) / ".config" / "callover"
    folder.mkdir(parents=True)
    (folder / "phrases.toml").write_text(PHRASE)
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.wait_for(re.compile(r"^ +18 \w+.* \d ", re.MULTILINE), seconds=20)
    hands = Hands(terminal)
    assert hands.is_same_screen
    played: dict[str, Counts] = {}
    for name, (play, _) in TASKS.items():
        if name in BEGUN_AT:
            opens(BEGUN_AT[name])(hands)
            hands.counted()
        with standing_still(terminal):
            play(hands)
        played[name] = hands.counted()
    for number in (9, 16, 17):
        opens(number)(hands)
        terminal.wait_for(row(number, "shared"), seconds=20)
        terminal.wait_for("in person")
        assert "needs" not in terminal.screen

    typed, phrase = (played[name] for name in TASKS if name.startswith("**"))
    assert typed.keys <= MOST_KEYS
    assert phrase.keys <= MOST_WITH_A_PHRASE
    assert not any(counts.screens for counts in played.values())
    head = (
        "| | Callover: keys | changes of screen | waits "
        "| Web page: clicks | keys | changes of page | requests |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    table = "".join(
        f"| {name} | {played[name].cells} | {web} |\n" for name, (_, web) in TASKS.items()
    )
    holds_what_the_program_says("keystrokes.md", {"counts": head + table})


def test_a_whole_simple_case_can_be_typed_ahead_in_one_go(open_callover: Open) -> None:
    terminal = open_callover()
    reaches_the_list(terminal)
    terminal.wait_for(re.compile(r"^ +16 \w+.* \d ", re.MULTILINE), seconds=20)
    terminal.type(f"16\r@p;=g;{MONEY}\r\x1b[20~\r\r")
    terminal.wait_for(row(17))
    terminal.wait_for(re.compile(r"^ +16 .* shared", re.MULTILINE), seconds=20)
    opens(16)(Hands(terminal))
    terminal.wait_for("in person")
    terminal.wait_for(re.compile(r"│▸ +1 .* G *$", re.MULTILINE))
    terminal.wait_for("✓PDATE")
