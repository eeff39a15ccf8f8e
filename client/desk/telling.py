"""What the clerk is to be told, collected until the screen takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class TypedLine(NamedTuple):
    """What was typed, and the key of the matter that was the current one."""

    text: str
    matter_key: tuple[str, str] = ("", "")


class GivenBack(NamedTuple):
    """A line that could not be kept, and the hearing on which it was typed."""

    hearing_id: str
    line: TypedLine


@dataclass(frozen=True, slots=True)
class Update:
    """What one pump of notices changed: the messages to show, and lines to give back to the bar."""

    messages: tuple[str, ...] = ()
    given_back: tuple[GivenBack, ...] = ()
    changed: bool = False


class Telling:
    """Messages and texts to give back; `number_of` gives a hearing's number in the list, or 0."""

    def __init__(self, number_of: Callable[[str], int]) -> None:
        self._number_of = number_of
        self._messages: list[str] = []
        self._given_back: list[GivenBack] = []

    def say(self, *messages: str) -> None:
        """Tell these, in this order; an empty one says nothing."""
        self._messages += filter(None, messages)

    def say_of(self, hearing_id: str, said: str) -> None:
        """Tell something of a hearing, by its number where it has one in this list."""
        number = self._number_of(hearing_id)
        self.say(f"{said} (number {number})" if said and number else said)

    def give_back(self, hearing_id: str, line: TypedLine) -> None:
        """Give back to the bar what was typed on a hearing and could not be kept."""
        self._given_back.append(GivenBack(hearing_id, line))

    def named(self, hearing_id: str) -> str:
        """Give how a hearing is called in a sentence."""
        number = self._number_of(hearing_id)
        return f"number {number}" if number else "a case of another list"

    def taken(self, *, changed: bool) -> Update:
        """Give all that was collected, and begin anew."""
        update = Update(tuple(self._messages), tuple(self._given_back), changed)
        self._messages, self._given_back = [], []
        return update
