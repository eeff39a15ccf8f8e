"""Court houses and their rooms as a line names them: by code, or by a part of the name.

The court list is a value that the API gives; without one nothing is looked up.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from client.catalogue.model import Definition, Prompt, PromptKind
from client.contract.courts import OrganisationUnit

_LEAST_BEGINNING = 3
_WORD = re.compile(r"[^\W_]+")
_ALIASES = {"mags": "magistrates", "mc": "magistrates", "cc": "crown"}
_KINDS = frozenset(
    {"court", "courts", "crown", "magistrates", "combined", "centre", "law", "justice"}
)
_SMALL_WORDS = frozenset({"and", "at", "of", "on", "the", "upon"})


@dataclass(frozen=True, slots=True)
class Court:
    """A court house; `address` are the lines of its address, `rooms` the names of its rooms."""

    code: str
    name: str
    address: tuple[str, ...] = ()
    postcode: str = ""
    rooms: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, in small letters."""
        return name_words(self.name)

    @property
    def is_crown(self) -> bool:
        """Whether the Crown Court sits here; a combined court is of both kinds."""
        return "crown" in self.words or "combined" in self.words

    @property
    def is_magistrates(self) -> bool:
        """Whether a magistrates' court sits here."""
        return "crown" not in self.words

    def rooms_fitting(self, text: str) -> tuple[str, ...]:
        """Give the rooms that a text names: whole, or by their number (`3` of `Courtroom 03`)."""
        folded = " ".join(text.casefold().split())
        exact = tuple(room for room in self.rooms if room.casefold() == folded)
        number = folded.lstrip("0")
        return exact or tuple(room for room in self.rooms if number and _number(room) == number)


def name_words(text: str) -> tuple[str, ...]:
    """Give the words of a name in small letters, without its points and apostrophes."""
    plain = re.sub("['’.]", "", text.casefold())
    return tuple(_ALIASES.get(word, word) for word in _WORD.findall(plain))


class Courts:
    """All court houses that can be named; false where there is no list."""

    def __init__(self, courts: Iterable[Court] = ()) -> None:
        self._by_code: dict[str, Court] = {}
        self._by_beginning: dict[str, list[Court]] = {}
        for court in courts:
            if court.code:
                self._by_code.setdefault(court.code.casefold(), court)
            for word in dict.fromkeys(court.words):
                if _says_which(word):
                    self._by_beginning.setdefault(word[:_LEAST_BEGINNING], []).append(court)

    def __bool__(self) -> bool:
        return bool(self._by_beginning or self._by_code)

    def coded(self, text: str) -> bool:
        """Tell whether a text is the code of a court."""
        return text.casefold() in self._by_code

    def begins_name(self, word: str) -> bool:
        """Tell whether a word begins one of those that say which court is meant."""
        typed = name_words(word)
        return bool(typed) and typed[0][:_LEAST_BEGINNING] in self._by_beginning

    def fitting(self, text: str, definition: Definition | None = None) -> tuple[Court, ...]:
        """Give the courts that a text can name, in the order of the list.

        It names a court by its code, or by words that stand in the name in that order or begin
        words there; the first must be of the place. Courts of which it holds the whole name come
        alone. A result that speaks of one kind of court names those of its kind alone, if any fit.
        """
        coded = self._by_code.get(text.strip().casefold())
        if coded is not None:
            return (coded,)
        typed = name_words(text)
        if not typed or not _says_which(typed[0]):
            return ()
        near = self._by_beginning.get(typed[0][:_LEAST_BEGINNING], ())
        found = [one for one in near if _begins(typed, one.words)]
        found = [one for one in found if _of_kind(one, definition)] or found
        whole = [one for one in found if {*one.words} <= {*typed, *_KINDS}]
        return tuple(whole or found)

    def named(self, name: str) -> Court | None:
        """Give the court of exactly this name."""
        wanted = name_words(name)
        near = self._by_beginning.get(wanted[0][:_LEAST_BEGINNING], ()) if wanted else ()
        return next((one for one in near if one.name == name), None)


NO_COURTS = Courts()


def court_list(units: Iterable[OrganisationUnit]) -> Courts:
    """Make the list of what reference data sends."""
    return Courts(
        Court(
            unit.oucode,
            unit.oucode_l3_name,
            tuple(filter(None, unit.address)),
            unit.postcode,
            tuple(room.courtroom_name for room in unit.courtrooms if room.courtroom_name),
        )
        for unit in units
        if unit.oucode_l3_name
    )


def court_value(prompt: Prompt, court: Court) -> list[dict[str, Any]]:
    """Give a court as the answer to a prompt: its name and address (contract section 4.3)."""
    lines = dict(zip((f"AddressLine{n}" for n in range(1, 6)), court.address, strict=False))
    known = {"OrganisationName": court.name, **lines, "PostCode": court.postcode}
    values = {part.ref: known.get(part.name, "") for part in prompt.parts}
    return composite(prompt, {ref: value for ref, value in values.items() if value})


def composite(prompt: Prompt, parts: dict[str, str]) -> list[dict[str, Any]]:
    """Give a name and address as its child prompts (contract section 4.3)."""
    return [
        {
            "type": PromptKind.TEXT.value,
            "promptId": prompt.id,
            "promptRef": part.ref,
            "label": f"{prompt.label} {part.name}",
            "value": parts[part.ref],
        }
        for part in prompt.parts
        if part.ref in parts
    ]


def court_in(value: Any, courts: Courts) -> Court | None:
    """Give the court that an answer names, whoever gave it."""
    for child in value if isinstance(value, list) else ():
        if isinstance(child, dict) and str(child.get("promptRef", "")).endswith("OrganisationName"):
            return courts.named(str(child.get("value", "")))
    return None


def _says_which(word: str) -> bool:
    """Tell whether a word of a name is of its place, and long enough to begin with."""
    return len(word) >= _LEAST_BEGINNING and word not in _KINDS and word not in _SMALL_WORDS


def _begins(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether typed words begin words of a name, in its order."""
    at = 0
    for word in typed:
        at = next((n for n in range(at, len(words)) if words[n].startswith(word)), -1) + 1
        if not at:
            return False
    return True


def _of_kind(court: Court, definition: Definition | None) -> bool:
    label = definition.label.casefold() if definition is not None else ""
    if "crown court" in label:
        return court.is_crown
    return court.is_magistrates or "magistrates' court" not in label


def _number(room: str) -> str:
    """Give the number in the name of a room, without the zeros before it."""
    found = next((word for word in room.split() if any(map(str.isdigit, word))), "")
    return found.lstrip("0").casefold()
