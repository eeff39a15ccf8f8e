"""A record read back: by defendant, in the order of the screen, as it is announced."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from client.catalogue import Catalogue, PromptKind
from client.checks.findings import Finding
from client.contract.hearing import Hearing
from client.law.money import totals
from client.readback.leaving import leaving
from client.record.children import Standing, needs_of
from client.record.heard import attended, found, pleaded, words_of
from client.record.lines import ResultLine
from client.record.matters import Matter, defendant_name, party_name
from client.record.record import Record
from client.shorthand.values import say_money


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One result in words, and what was typed for it where that reads differently."""

    words: str
    typed: str = ""

    @property
    def line(self) -> str:
        """What it became, beside what was typed."""
        return f"{self.words}  ‹{self.typed}›" if self.typed else self.words


@dataclass(frozen=True, slots=True)
class ReadMatter:
    """One matter with its results in words; none means that it has no result yet.

    `heard` is the plea and the verdict, as far as there are any.
    """

    number: int
    title: str
    results: tuple[ReadResult, ...]
    is_settled: bool
    needs: tuple[str, ...] = ()
    heard: str = ""


@dataclass(frozen=True, slots=True)
class ReadDefendant:
    """All matters of one defendant in one case, with the total of money ordered.

    `attendance` is how the defendant attends, empty where nobody has said; `leaving` what must be
    right before they leave.
    """

    name: str
    reference: str
    matters: tuple[ReadMatter, ...]
    total: str
    attendance: str = ""
    leaving: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """Who it is, how they attend, and of which case."""
        return " · ".join(filter(None, (self.name, self.attendance, self.reference)))


@dataclass(frozen=True, slots=True)
class Readback:
    """A whole hearing, read back; `open_numbers` are the matters without an outcome today.

    `total` is that of all defendants, empty where only one has money to pay; `findings` are what
    the checks found, errors first.
    """

    defendants: tuple[ReadDefendant, ...]
    result_count: int
    open_numbers: tuple[int, ...]
    total: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What keeps the results from being shared."""
        return tuple(one for one in self.findings if one.stops_sharing)

    def lines(self) -> tuple[str, ...]:
        """Give the read-back as plain lines of text, for the line mode and for reading aloud."""
        lines: list[str] = []
        for defendant in self.defendants:
            lines.append(defendant.heading)
            for matter in defendant.matters:
                lines.append(f"  {matter.number or '-'} {matter.title}")
                lines += [f"     {matter.heard}"] if matter.heard else []
                said = [result.line for result in matter.results]
                lines += [f"     {words}" for words in said or ("no result yet",)]
                lines += [f"     still {words}" for words in matter.needs]
            if defendant.total:
                lines.append(f"  {defendant.total}")
            if defendant.leaving:
                lines.append("  Before they leave:")
                lines += [f"    {words}" for words in defendant.leaving]
        if self.total:
            lines.append(f"In all: {self.total}")
        if self.findings:
            lines.append("Checks:")
            lines += [
                f"  {number} {one.severity.value.lower()}: {one.line}"
                for number, one in enumerate(self.findings, 1)
            ]
        return tuple(lines)


def read_back(
    matters: tuple[Matter, ...],
    record: Record,
    catalogue: Catalogue,
    hearing: Hearing | None = None,
    findings: tuple[Finding, ...] = (),
) -> Readback:
    """Read a record back over the hearing's matters, with the attendance that `hearing` shows.

    `findings` are what the checks found.

    A result that belongs to the defendant or the case stands where it was typed.
    """
    groups: dict[tuple[str, str], list[Matter]] = {}
    for matter in matters:
        groups.setdefault((matter.defendant_key, matter.case_key), []).append(matter)
    defendants = [
        replace(
            _defendant(group, record, catalogue, is_checked=bool(findings)),
            attendance=attendance_of(group[0], hearing, record.hearing_day) if hearing else "",
        )
        for group in groups.values()
    ]
    listed = {matter.target.matter_key for matter in matters}
    elsewhere = [one for one in record.live_lines if one.target.matter_key not in listed]
    if elsewhere:
        said = tuple(_result(line, catalogue) for line in elsewhere)
        stray = ReadMatter(0, "Results already recorded", said, is_settled=True)
        total = total_of(elsewhere, catalogue)
        defendants.append(ReadDefendant("No longer on this hearing", "", (stray,), total))
    open_numbers = tuple(matter.number for matter in open_matters(matters, record))
    is_shared_out = sum(bool(one.total) for one in defendants) > 1
    whole = total_of(record.live_lines, catalogue) if is_shared_out else ""
    return Readback(tuple(defendants), len(record.live_lines), open_numbers, whole, findings)


def open_matters(matters: tuple[Matter, ...], record: Record) -> tuple[Matter, ...]:
    """Give the matters that need a final or interim result today and have none."""
    return tuple(one for one in matters if not one.is_carried and not record.is_settled(one))


def _defendant(
    matters: list[Matter], record: Record, catalogue: Catalogue, *, is_checked: bool
) -> ReadDefendant:
    """Read one defendant; what the checks say of what is missing is not said a second time."""
    read = tuple(
        ReadMatter(
            matter.number,
            matter.title,
            tuple(_result(line, catalogue) for line in record.on(matter)),
            record.is_settled(matter),
            () if is_checked else needs_on(matter, record, catalogue),
            heard_on(matter, catalogue),
        )
        for matter in matters
    )
    lines = [line for matter in matters for line in record.on(matter)]
    return ReadDefendant(
        who(matters[0]),
        case_reference(matters[0]),
        read,
        total_of(lines, catalogue),
        leaving=leaving(lines, catalogue),
    )


def _result(line: ResultLine, catalogue: Catalogue) -> ReadResult:
    """Give a result with what was typed for it, unless that says the same word for word.

    A short code in its own letters came with another result; it is not what a clerk typed.
    """
    words, typed = line.words(catalogue), " ".join(line.typed.split())
    is_said = typed.casefold() == words.casefold() or typed == line.short_code
    return ReadResult(words, "" if is_said else typed)


def needs_on(matter: Matter, record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """Give what the results on a matter still need, in words, each once."""
    lines = record.on(matter)
    standing = Standing(record.lines) if lines else Standing(())
    needs = (need.words for line in lines for need in needs_of(line, standing, catalogue))
    return tuple(dict.fromkeys(needs))


def heard_on(matter: Matter, catalogue: Catalogue) -> str:
    """Say what was pleaded and found on a matter; empty where nothing was."""
    if matter.charge is None:
        return ""
    plea = words_of("plea", pleaded(matter.charge), catalogue.charges)
    verdict = words_of("verdict", found(matter.charge), catalogue.charges)
    return " · ".join(filter(None, (plea, verdict)))


def attendance_of(matter: Matter, hearing: Hearing, day: str) -> str:
    """Say how the defendant of a matter attends on a day; empty where nobody has said."""
    defendant_id = matter.target.defendant_id or matter.target.master_defendant_id
    said = attended(hearing, defendant_id, day).get("attendanceType", "")
    return str(said).replace("_", " ").lower()


def who(matter: Matter) -> str:
    """Give the name of whom a matter concerns."""
    if matter.defendant is not None:
        return defendant_name(matter.defendant)
    if matter.application is not None:
        return party_name(matter.application.subject or matter.application.applicant)
    return ""


def case_reference(matter: Matter) -> str:
    """Give the URN of a matter's case, or the application's reference."""
    if matter.case is not None:
        return matter.case.prosecution_case_identifier.reference
    return matter.application.application_reference if matter.application else ""


def total_of(lines: Iterable[ResultLine], catalogue: Catalogue) -> str:
    """Give the money ordered by these results: `Total £253  fine 120 · surcharge 48 · costs 85`.

    Empty where there is none. What counts are the results that reference data marks as financial;
    instalments and terms of payment are not money ordered.
    """
    ordered = []
    for line in lines:
        definition = catalogue.by_id(line.definition_id)
        amount = _amount(line) if definition and definition.financial else None
        if definition is not None and amount is not None:
            ordered.append((definition.label.lower().partition(" to ")[0], amount))
    sums = totals(ordered)
    if not sums:
        return ""
    parts = " · ".join(f"{name} {say_money(value)[1:]}" for name, value in sums.items())
    return f"Total {say_money(sum(sums.values()))}  {parts}"


def _amount(line: ResultLine) -> Decimal | None:
    for prompt in line.prompts:
        if prompt.get("type") == PromptKind.MONEY:
            try:
                return Decimal(str(prompt.get("value")))
            except InvalidOperation:
                return None
    return None
