"""A hearing day laid out for the checks: charges with their results, and the people charged."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from client.catalogue import Catalogue, ChargeKinds, ChildRule
from client.checks.result import Result, result_of
from client.contract.hearing import Hearing
from client.contract.offence import Offence
from client.record.children import Need, Standing, needs_of
from client.record.lines import ResultLine
from client.record.matters import Matter, age_on
from client.record.record import Record

ENDINGS = frozenset(
    [
        *("WDRN", "WDRNOFF", "WDRNNOT", "DISM", "DINE", "DINI", "DISCH", "DISC"),
        *("CTROF", "IREMFILE", "NGJ", "STAYP", "ERR", "ERRF", "DHD"),
    ]
)
"""The short codes of results that end an offence without a conviction."""


@dataclass(frozen=True)
class Charge:
    """A matter with the results recorded on it, and what is known of plea and verdict."""

    matter: Matter
    results: tuple[Result, ...]
    kinds: ChargeKinds
    day: dt.date

    @property
    def number(self) -> int:
        """The number on the screen."""
        return self.matter.number

    @property
    def offence(self) -> Offence | None:
        """The offence; `None` for an application."""
        return self.matter.offence

    @cached_property
    def codes(self) -> frozenset[str]:
        """The short codes of its results."""
        return frozenset(one.code for one in self.results)

    @property
    def is_settled(self) -> bool:
        """Whether a final or interim result stands on it."""
        return any(one.line.settles_offence for one in self.results)

    @cached_property
    def verdict(self) -> str:
        """What kind of verdict was returned, in the API's word; empty where none was."""
        verdict = self.offence.verdict if self.offence else None
        return verdict.verdict_type.category_type.upper() if verdict else ""

    @cached_property
    def pleads_guilty(self) -> bool:
        """Whether the plea, or else the one indicated, convicts."""
        kind = self.kinds.plea(self.matter.plea)
        return kind is not None and kind.convicts

    @cached_property
    def is_convicted(self) -> bool:
        """Whether a conviction stands, whether from today or before."""
        offence = self.offence
        if offence is None:
            return False
        found = self.verdict.startswith("GUILTY") or self.verdict.endswith("_CONVICTED")
        return found or offence.conviction_date is not None or self.pleads_guilty

    @cached_property
    def convicted_on(self) -> dt.date:
        """The day of the conviction; that of the hearing where none is known."""
        offence = self.offence
        if offence is not None:
            if offence.conviction_date is not None:
                return offence.conviction_date
            if offence.verdict is not None and offence.verdict.verdict_date is not None:
                return offence.verdict.verdict_date
            if self.pleads_guilty and offence.plea is not None and offence.plea.plea_date:
                return offence.plea.plea_date
        return self.day

    @cached_property
    def born(self) -> dt.date | None:
        """When the defendant was born; `None` for a company and where it is not known."""
        defendant = self.matter.defendant
        return defendant.person.date_of_birth if defendant else None

    def age_on(self, day: dt.date) -> int | None:
        """Give the defendant's age on a day; `None` where it is not known."""
        return age_on(day, self.born) if self.born else None

    def find(self, *codes: str) -> Iterator[Result]:
        """Give its results with one of these short codes."""
        if self.codes.isdisjoint(codes):
            return iter(())
        return (one for one in self.results if one.code in codes)


@dataclass(frozen=True)
class Person:
    """Somebody who is charged, over all cases of the hearing; `charges` in the screen's order."""

    key: str
    charges: tuple[Charge, ...]

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """All results recorded for the person."""
        return tuple(one for charge in self.charges for one in charge.results)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The short codes of all results."""
        return frozenset(one.code for one in self.results)

    @property
    def is_company(self) -> bool:
        """Whether it is a company or another body."""
        defendant = self.charges[0].matter.defendant
        return defendant is not None and defendant.person_defendant is None

    @property
    def bail(self) -> str:
        """Bail or custody as it stood before today, by its code; empty where none is known."""
        for charge in self.charges:
            defendant = charge.matter.defendant
            person = defendant.person_defendant if defendant else None
            if person is not None and person.bail_status is not None:
                return person.bail_status.code.upper()
        return ""

    def find(self, *codes: str) -> Iterator[Result]:
        """Give the person's results with one of these short codes."""
        if self.codes.isdisjoint(codes):
            return iter(())
        return (one for one in self.results if one.code in codes)


@dataclass(frozen=True)
class Sheet:
    """Everything the checks look at: the hearing on its day, and what is recorded in it."""

    hearing: Hearing
    day: dt.date
    catalogue: Catalogue
    record: Record
    charges: tuple[Charge, ...]
    people: tuple[Person, ...]
    strays: tuple[ResultLine, ...] = field(default=())

    @property
    def results(self) -> Iterator[tuple[Charge, Result]]:
        """Every recorded result, with the charge it stands on."""
        return ((charge, one) for charge in self.charges for one in charge.results)

    @cached_property
    def _needed(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the results of which each recorded one needs some or all."""
        recorded = (one.definition for _, one in self.results)
        return {
            key: tuple(c.definition_id for c in one.children if c.rule is not ChildRule.OPTIONAL)
            for key, one in {one.id: one for one in recorded if one}.items()
        }

    @cached_property
    def _lines(self) -> Mapping[object, Sequence[ResultLine]]:
        """The results that others need, by definition and by the person or matter they are on."""
        wanted = {child for children in self._needed.values() for child in children}
        found: dict[object, list[ResultLine]] = {}
        for line in self.record.live_lines:
            if line.definition_id in wanted:
                target = line.target
                for owner in (target.master_defendant_id, target.matter_key):
                    found.setdefault((line.definition_id, owner), []).append(line)
        return found

    def needs(self, result: Result) -> tuple[Need, ...]:
        """Give what a result still needs among all others; only possible children are looked at."""
        children = self._needed[result.definition.id] if result.definition else ()
        if not children:
            return ()
        target = result.line.target
        lines = [
            line
            for child in children
            for owner in (target.master_defendant_id, target.matter_key)
            for line in self._lines.get((child, owner), ())
        ]
        return needs_of(result.line, Standing(lines), self.catalogue)

    @property
    def is_magistrates(self) -> bool:
        """Whether a magistrates' or youth court sits."""
        return self.hearing.jurisdiction_type.upper() != "CROWN"


def sheet_of(
    hearing: Hearing, matters: Sequence[Matter], record: Record, catalogue: Catalogue
) -> Sheet:
    """Lay a hearing day out for the checks."""
    day = dt.date.fromisoformat(record.hearing_day)
    by_matter: dict[tuple[str, str], list[Result]] = {}
    for line in record.lines:
        if not line.is_deleted:
            by_matter.setdefault(line.target.matter_key, []).append(result_of(line, catalogue))
    charges = tuple(
        Charge(matter, tuple(by_matter.pop(matter.target.matter_key, ())), catalogue.charges, day)
        for matter in matters
    )
    people: dict[str, list[Charge]] = {}
    for charge in charges:
        people.setdefault(charge.matter.defendant_key, []).append(charge)
    return Sheet(
        hearing,
        day,
        catalogue,
        record,
        charges,
        tuple(Person(key, tuple(own)) for key, own in people.items()),
        tuple(one.line for own in by_matter.values() for one in own),
    )
