"""Attendance, pleas and verdicts: what a part of a line enters that begins with `@`, `=` or `!`.

A kind is named by its code, by its words, or by a beginning of either that no other kind has; what
could be several is offered. None is ever taken for granted, and none is filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from client.catalogue import AllocationReason, ChargeKinds, PleaKind, Prompt, PromptKind
from client.catalogue.charges import VerdictKind
from client.shorthand.answers import read_item, shortened

SIGNS = "@=!"
"""What a part of a line begins with that enters attendance, a plea or a verdict."""

ALLOCATION = "allocation decision"
"""The id of the question about allocation, as a prompt's."""

NO_DECISION = "No decision today"
"""The answer to it where the court leaves allocation for another day."""

_CLEARS = ("-", "clear")
_ALIASES = {"ng": "n"}
"""Codes as clerks say them, for those of reference data where none is called so."""

_WHAT = {"@": "Attendance", "=": "Plea", "!": "Verdict"}


class Attendance(Enum):
    """How a defendant attends on a day, in the wire's words."""

    IN_PERSON = "IN_PERSON"
    BY_VIDEO = "BY_VIDEO"
    NOT_PRESENT = "NOT_PRESENT"

    @property
    def code(self) -> str:
        """The letter by which it is typed."""
        return {"IN_PERSON": "P", "BY_VIDEO": "V", "NOT_PRESENT": "N"}[self.value]

    @property
    def description(self) -> str:
        """The same in words: `In person`."""
        return self.value.replace("_", " ").capitalize()

    @property
    def words(self) -> str:
        """The same in plain words: `in person`."""
        return self.description.lower()


@dataclass(frozen=True, slots=True)
class AttendanceReading:
    """How the defendant attends today."""

    typed: str
    kind: Attendance

    @property
    def words(self) -> str:
        """What is entered, in plain words."""
        return self.kind.words


@dataclass(frozen=True, slots=True)
class PleaReading:
    """A plea or an indication of one; no kind clears what stands.

    `is_allocated` says whether the line, or an answer, has spoken about allocation.
    """

    typed: str
    kind: PleaKind | None
    allocation: AllocationReason | None = None
    is_allocated: bool = False

    @property
    def words(self) -> str:
        """What is entered, in plain words."""
        if self.kind is None:
            return "plea cleared"
        reason = f", {self.allocation.description}" if self.allocation else ""
        return f"{self.kind.words}{reason}"

    @property
    def leads_to_allocation(self) -> bool:
        """Whether the court goes on to allocate an either-way offence after this.

        So it is where guilt is denied or not indicated (Magistrates' Courts Act 1980, section 18).
        """
        return self.kind is not None and self.kind.is_indicated and not self.kind.convicts


@dataclass(frozen=True, slots=True)
class VerdictReading:
    """A verdict; no kind clears what stands."""

    typed: str
    kind: VerdictKind | None

    @property
    def words(self) -> str:
        """What is entered, in plain words."""
        return "verdict cleared" if self.kind is None else self.kind.words


Entered = AttendanceReading | PleaReading | VerdictReading

Kind = Attendance | PleaKind | VerdictKind


@dataclass(frozen=True, slots=True)
class SeveralKinds:
    """What a part could enter: each with its label and the part written so."""

    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NoKind:
    """Why a part enters nothing, in ten words or fewer."""

    problem: str


def read_entered(
    part: str, charges: ChargeKinds, allocated: str = ""
) -> Entered | SeveralKinds | NoKind:
    """Read a part of a line that begins with `@`, `=` or `!`.

    `allocated` is the answer that was given about allocation; empty before it was asked.
    """
    sign, text = part[0], " ".join(part[1:].casefold().split())
    if text in _CLEARS:
        return _cleared(sign, part)
    found = _kinds(text, _of(sign, charges))
    if len(found) != 1:
        first, _, rest = text.partition(" ")
        exact = _kinds(first, _of(sign, charges)) if rest else ()
        if len(exact) == 1 and first == exact[0].code.casefold():
            return _with_rest(part, sign, exact[0], rest, charges)
        if not found:
            return NoKind(f"No {_WHAT[sign].lower()} is known as ‘{shortened(text, 3)}’")
        ways = tuple(
            (f"{one.code} {one.description}", f"{sign}{one.code.lower()}") for one in found
        )
        return SeveralKinds(ways)
    return _entered(part, found[0], charges, allocated)


def allocation_prompt(charges: ChargeKinds) -> Prompt:
    """Give the question about allocation, with the reasons that reference data has."""
    reasons = (*(one.description for one in charges.allocations), NO_DECISION)
    return Prompt(ALLOCATION, ALLOCATION, "Allocation decision", PromptKind.CHOICE, choices=reasons)


def _of(sign: str, charges: ChargeKinds) -> Sequence[Kind]:
    if sign == "@":
        return tuple(Attendance)
    return charges.pleas if sign == "=" else charges.verdicts


def _kinds(text: str, kinds: Sequence[Kind]) -> Sequence[Kind]:
    """Give the kinds that a text names: by code, by their words, or by a beginning of either."""
    for wanted in (text, _ALIASES.get(text, "")):
        for exact in (
            [one for one in kinds if wanted and one.code.casefold() == wanted],
            [one for one in kinds if wanted and one.description.casefold() == wanted],
        ):
            if exact:
                return exact[:1]
    return [
        one
        for one in kinds
        if one.code.casefold().startswith(text) or f" {text}" in f" {one.description.casefold()}"
    ]


def _cleared(sign: str, part: str) -> Entered | NoKind:
    if sign == "@":
        return NoKind("Attendance can be changed, not cleared: @p, @v or @n")
    return PleaReading(part, None) if sign == "=" else VerdictReading(part, None)


def _entered(part: str, kind: Kind, charges: ChargeKinds, allocated: str) -> Entered:
    if isinstance(kind, Attendance):
        return AttendanceReading(part, kind)
    if isinstance(kind, VerdictKind):
        return VerdictReading(part, kind)
    reason = next((one for one in charges.allocations if one.description == allocated), None)
    return PleaReading(part, kind, reason, bool(allocated))


def _with_rest(
    part: str, sign: str, kind: Kind, rest: str, charges: ChargeKinds
) -> Entered | NoKind:
    """Read what stands behind a kind's code: the allocation decision, behind an indication."""
    if isinstance(kind, PleaKind) and kind.is_indicated and charges.allocations:
        answer = read_item(allocation_prompt(charges), rest)
        if answer is None:
            return NoKind(f"‘{shortened(rest, 3)}’ names no one allocation decision")
        return _entered(part, kind, charges, answer.value)
    return NoKind(f"Put ; behind {sign}{kind.code.lower()}, before ‘{shortened(rest, 3)}’")
