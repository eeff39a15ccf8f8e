"""Which of several results goes with one that is recorded, by number, by code or by its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from client.catalogue import Definition

_ANSWERS = {"y": True, "yes": True, "1": True, "n": False, "no": False, "2": False}
_LEAST_PART = 3


@dataclass(frozen=True, slots=True)
class ChildQuestion:
    """What is asked beside the result `parent`: which of `options` goes with it.

    Several are taken where `takes_several` says so. With `is_yes_no` the result is a question
    itself: the options go with yes, and `on_no` with no.
    """

    parent: Definition
    options: tuple[Definition, ...]
    takes_several: bool = False
    is_yes_no: bool = False
    on_no: tuple[Definition, ...] = ()

    @property
    def label(self) -> str:
        """The question in words."""
        code = self.parent.short_code
        if self.is_yes_no:
            return f"{code}: {self.parent.label}"
        if len(self.options) == 1:
            return f"{code} needs this"
        return (
            f"{code} needs one or more of these"
            if self.takes_several
            else f"{code} needs one of these"
        )

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be picked by number."""
        if self.is_yes_no:
            return ("yes", "no")
        return tuple(f"{one.short_code} {one.label}" for one in self.options)


@dataclass(frozen=True, slots=True)
class AskingChild:
    """Asking which results go with one that is kept already, for the targets in `text`.

    `need` names what they are needed for.
    """

    text: str
    question: ChildQuestion
    need: tuple[str, ...]

    def line(self, picked: Sequence[Definition]) -> str:
        """Give the line that names results for these targets."""
        return self.text + "; ".join(one.short_code.lower() for one in picked)


def children_picked(question: ChildQuestion, text: str) -> tuple[Definition, ...] | None:
    """Give the results that an answer picks, by number or code; `None` where it is no answer.

    Several are parted by commas. Of a question it may be none that goes with no.
    """
    typed = text.strip().casefold()
    if question.is_yes_no:
        answer = _ANSWERS.get(typed)
        return None if answer is None else (question.options if answer else question.on_no)
    codes = {one.short_code.casefold(): one for one in question.options}
    found: dict[str, Definition] = {}
    for part in (one.strip() for one in typed.split(",")):
        picked = codes.get(part)
        if picked is None and part.isdecimal() and part.isascii():
            number = int(part) if len(part) < _LEAST_PART else 0
            picked = question.options[number - 1] if 0 < number <= len(question.options) else None
        if picked is None:
            return None
        found[picked.id] = picked
    return tuple(found.values()) if len(found) == 1 or question.takes_several else None


def child_named(question: ChildQuestion, text: str) -> Definition | None:
    """Give the one result of whose label a text is a part; `None` where there is no one such."""
    typed = " ".join(text.casefold().split())
    if len(typed) < _LEAST_PART or question.is_yes_no:
        return None
    named = [one for one in question.options if typed in one.label.casefold()]
    return named[0] if len(named) == 1 else None
