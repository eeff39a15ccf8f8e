"""What the desk answers to a line or a key, the same for both front ends."""

from dataclasses import dataclass
from enum import Enum, auto

from client.shorthand.line import Choice


class Next(Enum):
    """What the front end does after a line."""

    STAY = auto()
    ASK = auto()
    CHOOSE = auto()
    READ_BACK = auto()
    QUIT = auto()
    HELP = auto()
    THEME = auto()


@dataclass(frozen=True, slots=True)
class Response:
    """What came of a line: what to say, whether its text was taken, and what follows.

    With `CHOOSE` go the ways in which the line can be meant, each with the text that means it;
    with `HELP` the lines that explain what was asked about, none for the help on keys. `text` is
    what stands in the bar from then on.
    """

    said: str
    taken: bool = True
    then: Next = Next.STAY
    choices: tuple[Choice, ...] = ()
    explained: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a line would record, while it is being typed; `open_point` is empty when complete.

    With `is_choice` the words are those of the results that it could name, the likeliest first.
    `then` is what is asked for once it is recorded, `check` what the checks find on a line that is
    complete.
    """

    words: tuple[str, ...] = ()
    open_point: str = ""
    is_entry: bool = False
    is_choice: bool = False
    then: str = ""
    check: str = ""


def not_taken(problem: str) -> Response:
    """Answer a line that was not taken: its text stays, and this says why."""
    return Response(problem, taken=False)
