"""How somebody stands before the court: name and age, bail or custody, counsel, what to mind."""

from collections.abc import Iterable, Iterator

from client.contract.hearing import Counsel, Hearing
from client.contract.people import IN_CUSTODY
from client.desk.case_file import CaseFile
from client.readback import case_reference, who
from client.record.matters import Matter, age_on
from tui.paint import Row, Span, beside, flowing, wrapped
from tui.views.heard import attendance_words

_NOT_APPLICABLE = "A"


def head_rows(
    matter: Matter, before: Matter | None, file: CaseFile, number: int, width: int
) -> list[Row]:
    """Draw whom the matters below concern; `before` is the matter above, if there is one.

    Somebody who stands on a further case is not named again. `number` is the hearing's in the list.
    """
    rows: list[Row] = []
    is_same = before is not None and before.defendant_key == matter.defendant_key
    if not is_same:
        lead = f"{number:>2} " if before is None else " "
        rows += beside((lead, "quiet"), who(matter), _age(matter, file), width)
    facts: list[Span] = [(case_reference(matter), "quiet")]
    if not is_same:
        facts += _bail(matter, file)
        facts += _attendance(matter, file)
    rows += flowing(facts, " ", width - 1)
    rows += flowing(_counsel(file.hearing, matter), " ", width - 1)
    rows += flowing(_marks(matter, file), " ", width - 1)
    if before is None:
        rows += _course(file, width)
    if before is None:
        rows += [((f" {line}", "warning"),) for line in _wrapped(restriction_words(file), width)]
    return rows


def standing_words(matter: Matter, before: Matter | None, file: CaseFile) -> tuple[str, ...]:
    """Say in plain lines what the head shows below the name, less the attendance."""
    is_same = before is not None and before.defendant_key == matter.defendant_key
    bail: Iterable[Span] = () if is_same else _bail(matter, file)
    lines = (bail, _counsel(file.hearing, matter), _marks(matter, file))
    return tuple(filter(None, (", ".join(words for words, _ in line) for line in lines)))


def restriction_words(file: CaseFile) -> str:
    """Say what may not be reported of the hearing; empty where all may be."""
    restriction = file.hearing.reporting_restriction_reason
    return f"Reporting restriction: {restriction}" if restriction else ""


def _course(file: CaseFile, width: int) -> list[Row]:
    """Say what was logged of the hearing, and since when and why its result is owed."""
    rows: list[Row] = [((f" {line}", "quiet"),) for line in _wrapped(file.course.words(), width)]
    owed = _wrapped(file.course.owed_words(), width)
    return rows + [((f" {line}", "warning"),) for line in owed]


def _wrapped(text: str, width: int) -> list[str]:
    return wrapped(text, width - 2) if text else []


def _age(matter: Matter, file: CaseFile) -> Row:
    person = matter.defendant.person if matter.defendant else None
    if person is None or person.date_of_birth is None:
        return ()
    born = person.date_of_birth
    return (
        (f" {age_on(file.date, born)}", "text"),
        (f"  b. {born.day} {born:%b %Y} ", "quiet"),
    )


def _bail(matter: Matter, file: CaseFile) -> Iterator[Span]:
    """Say bail or custody, and when the custody time limit ends: the first of all offences."""
    if matter.application is not None and matter.defendant is None:
        if matter.application.application_status:
            yield matter.application.application_status.lower(), "text"
        return
    person = matter.defendant.person_defendant if matter.defendant else None
    if person is None or matter.defendant is None:
        return
    bail = person.bail_status
    if bail is not None and bail.code in IN_CUSTODY:
        yield "CUSTODY", "warning"
    elif bail is not None and bail.code != _NOT_APPLICABLE:
        yield (bail.description or bail.code).lower(), "text"
    limits = [person.custody_time_limit] + [
        one.custody_time_limit.time_limit
        for one in matter.defendant.offences
        if one.custody_time_limit is not None
    ]
    ends_on = min((day for day in limits if day is not None), default=None)
    if ends_on is not None:
        left = (ends_on - file.date).days
        said = f"{left} day{'s' if left != 1 else ''} left" if left >= 0 else "PASSED"
        yield f"CTL {ends_on.day} {ends_on:%b %Y}, {said}", "warning"


def _attendance(matter: Matter, file: CaseFile) -> Iterator[Span]:
    said = attendance_words(matter, file)
    if said:
        yield said, "warning" if said.startswith("not") else "done"


def _counsel(hearing: Hearing, matter: Matter) -> Iterator[Span]:
    case = matter.case
    appearing = _names(
        one
        for one in hearing.prosecution_counsels
        if case is None or not one.prosecution_cases or case.id in one.prosecution_cases
    )
    authority = case.prosecution_case_identifier.prosecution_authority_code if case else ""
    yield f"pros {appearing or authority or 'none'}", "quiet"
    charged = matter.defendant.id if matter.defendant else ""
    defence = _names(one for one in hearing.defence_counsels if charged in one.defendants)
    yield f"def {defence or 'none'}", "quiet"


def _names(counsels: Iterable[Counsel]) -> str:
    return ", ".join(f"{one.first_name[:1]} {one.last_name}".strip() for one in counsels)


def _marks(matter: Matter, file: CaseFile) -> Iterator[Span]:
    """Say what there is to mind: youth, language, and the prosecutor's markers on the case."""
    defendant = matter.defendant
    if defendant is not None:
        if defendant.is_youth or defendant.id in file.hearing.youth_court_defendant_ids:
            yield "youth", "warning"
        language = defendant.person.interpreter_language_needs
        if language:
            yield f"interpreter {language}", "warning"
        if defendant.person.specific_requirements:
            yield defendant.person.specific_requirements, "warning"
        labels = [label.label for one in defendant.offences for label in one.reporting_restrictions]
        for label in dict.fromkeys(filter(None, labels)):
            yield f"restricted: {label}", "warning"
    if file.hearing.hearing_language == "WELSH":
        yield "in Welsh", "warning"
    for marker in matter.case.case_markers if matter.case else ():
        yield marker.marker_type_description or marker.marker_type_code, "warning"
