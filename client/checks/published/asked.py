"""What the rules look at: a day's active results on offences, as section 8 sends them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A result on an offence; a child result is a line like any other.

    `code` is the short code in capitals, `prompts` the answers by their references, in order.
    """

    id: str
    code: str
    label: str
    defendant_id: str
    offence_id: str
    category: str = ""
    is_concurrent: bool = False
    consecutive_to: str = ""
    prompts: tuple[tuple[str, str], ...] = ()

    def prompt(self, ref: str) -> str | None:
        """Give the answer to the prompt with this reference; `None` where there is none."""
        return next((value for name, value in self.prompts if name == ref), None)

    def date(self, ref: str) -> dt.date | None:
        """Give an answer that is a date; anything else counts as missing."""
        return date_in(self.prompt(ref))


@dataclass(frozen=True, slots=True)
class AskedDefendant:
    """A defendant in one case; `master_id` is the same for one person on several cases."""

    id: str
    first_name: str = ""
    last_name: str = ""
    master_id: str = ""
    born: str = ""

    @property
    def name(self) -> str:
        """The name as a message gives it."""
        return " ".join(filter(None, (self.first_name, self.last_name))) or "Unknown"


@dataclass(frozen=True, slots=True)
class AskedOffence:
    """An offence of the hearing; `code` is its offence code in capitals."""

    id: str
    code: str = ""
    title: str = ""
    has_time_limit: bool = False
    is_convicted: bool = False
    bail_status: str = ""
    defendant_id: str = ""


@dataclass(frozen=True, slots=True)
class OffenceFacts:
    """What reference data says of an offence code; `None` or empty where it does not say."""

    group: str = ""
    custodial: str = ""
    endorsable: bool | None = None


@dataclass(frozen=True)
class Asked:
    """Everything that the rules are asked about; `facts` are those of reference data, by code."""

    court_type: str
    day: dt.date | None
    lines: Sequence[AskedLine]
    defendants: Sequence[AskedDefendant]
    offences: Sequence[AskedOffence]
    facts: Mapping[str, OffenceFacts]

    @cached_property
    def by_offence(self) -> Mapping[str, Sequence[AskedLine]]:
        """The lines of each offence, by the offence's first line."""
        found: dict[str, list[AskedLine]] = {}
        for line in self.lines:
            found.setdefault(line.offence_id, []).append(line)
        return found

    @cached_property
    def by_person(self) -> Mapping[str, Sequence[AskedLine]]:
        """The lines of each person over all their cases, by the person's first line."""
        found: dict[str, list[AskedLine]] = {}
        for line in self.lines:
            found.setdefault(self.person_of(line.defendant_id), []).append(line)
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, AskedDefendant]:
        return {one.id: one for one in reversed(self.defendants)}

    @cached_property
    def _offence_by_id(self) -> Mapping[str, AskedOffence]:
        return {one.id: one for one in reversed(self.offences)}

    def defendant(self, defendant_id: str) -> AskedDefendant | None:
        """Give the first listed defendant with this id."""
        return self._by_id.get(defendant_id)

    def person_of(self, defendant_id: str) -> str:
        """Give what joins one person's cases: the master id, or else the defendant's own."""
        found = self._by_id.get(defendant_id)
        return (found.master_id.strip() and found.master_id) or found.id if found else defendant_id

    def name_of(self, person: str) -> str:
        """Give a person's name; `Unknown` for one who is not listed."""
        found = next((d for d in self.defendants if self.person_of(d.id) == person), None)
        return found.name if found else "Unknown"

    def offence(self, offence_id: str) -> AskedOffence | None:
        """Give the listed offence with this id."""
        return self._offence_by_id.get(offence_id)

    def title_of(self, offence_id: str) -> str:
        """Give an offence's title; empty for one that is not listed."""
        found = self._offence_by_id.get(offence_id)
        return found.title if found else ""

    def facts_of(self, offence: AskedOffence) -> OffenceFacts:
        """Give what reference data says of an offence."""
        return self.facts.get(offence.code, _NO_FACTS)


_NO_FACTS = OffenceFacts()


def offences_of(lines: Iterable[AskedLine]) -> tuple[str, ...]:
    """Give the offences of lines, each once, in order."""
    return tuple(dict.fromkeys(line.offence_id for line in lines))


def date_in(text: str | None) -> dt.date | None:
    """Read a date as `yyyy-mm-dd`, blanks around it aside; anything else is none."""
    given = (text or "").strip()
    try:
        return dt.date.fromisoformat(given) if len(given) == len("yyyy-mm-dd") else None
    except ValueError:
        return None


def asked_from_wire(body: Mapping[str, Any], facts: Mapping[str, OffenceFacts]) -> Asked:
    """Read the request of section 8; `facts` are those of reference data, by code in capitals."""
    return Asked(
        court_type=_text(body.get("courtType")).upper(),
        day=date_in(_text(body.get("hearingDay"))),
        lines=tuple(map(_line, _objects(body.get("resultLines")))),
        defendants=tuple(map(_defendant, _objects(body.get("defendants")))),
        offences=tuple(map(_offence, _objects(body.get("offences")))),
        facts=facts,
    )


def asked_to_wire(asked: Asked, hearing_id: str) -> dict[str, Any]:
    """Write the request of section 8; what reference data says of offences is the server's own."""
    return {
        "hearingId": hearing_id,
        "hearingDay": asked.day.isoformat() if asked.day else "",
        "courtType": asked.court_type,
        "resultLines": [_line_to_wire(line) for line in asked.lines],
        "defendants": [
            {
                "defendantId": one.id,
                "firstName": one.first_name,
                "lastName": one.last_name,
                **({"masterDefendantId": one.master_id} if one.master_id else {}),
                **({"dateOfBirth": one.born} if one.born else {}),
            }
            for one in asked.defendants
        ],
        "offences": [
            {
                "offenceId": one.id,
                "offenceCode": one.code,
                "offenceTitle": one.title,
                "hasExistingCtlRecord": one.has_time_limit,
                "isConvicted": one.is_convicted,
            }
            for one in asked.offences
        ],
    }


def _line_to_wire(line: AskedLine) -> dict[str, Any]:
    wire: dict[str, Any] = {
        "resultLineId": line.id,
        "shortCode": line.code,
        "label": line.label,
        "defendantId": line.defendant_id,
        "offenceId": line.offence_id,
        "isConcurrent": line.is_concurrent,
        "category": line.category or None,
        "prompts": [{"promptRef": ref, "promptValue": value} for ref, value in line.prompts],
    }
    if line.consecutive_to:
        wire["consecutiveToOffence"] = line.consecutive_to
    return {name: value for name, value in wire.items() if value is not None}


def _line(wire: Mapping[str, Any]) -> AskedLine:
    return AskedLine(
        id=_text(wire.get("resultLineId") or wire.get("id")),
        code=_text(wire.get("shortCode")).upper(),
        label=_text(wire.get("label")),
        defendant_id=_text(wire.get("defendantId")),
        offence_id=_text(wire.get("offenceId")),
        category=_text(wire.get("category")),
        is_concurrent=wire.get("isConcurrent") is True,
        consecutive_to=_text(wire.get("consecutiveToOffence")),
        prompts=tuple(
            (_text(one.get("promptRef")), _text(one.get("promptValue")))
            for one in _objects(wire.get("prompts"))
        ),
    )


def _defendant(wire: Mapping[str, Any]) -> AskedDefendant:
    return AskedDefendant(
        id=_text(wire.get("defendantId") or wire.get("id")),
        first_name=_text(wire.get("firstName")),
        last_name=_text(wire.get("lastName")),
        master_id=_text(wire.get("masterDefendantId")),
        born=_text(wire.get("dateOfBirth")),
    )


def _offence(wire: Mapping[str, Any]) -> AskedOffence:
    return AskedOffence(
        id=_text(wire.get("offenceId") or wire.get("id")),
        code=_text(wire.get("offenceCode")).upper(),
        title=_text(wire.get("offenceTitle")),
        has_time_limit=wire.get("hasExistingCtlRecord") is True,
        is_convicted=wire.get("isConvicted") is True,
        bail_status=_text(wire.get("bailStatus")).upper(),
        defendant_id=_text(wire.get("defendantId")),
    )


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    return (
        (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
