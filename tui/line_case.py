"""A case in plain lines: what the case pane shows of it, for line mode."""

from collections.abc import Iterator

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.readback import attendance_of, case_reference, heard_on, needs_on, total_of, who
from client.record.matters import Matter, age_on
from tui.views.heard import refused_words
from tui.views.standing import restriction_words, standing_words


def case_lines(file: CaseFile, current: int, catalogue: Catalogue) -> Iterator[str]:
    """Say a case: how each defendant stands, the matters below, what is needed, and the money.

    `current` is the number of the matter that a line is for.
    """
    yield from filter(None, (file.course.words(), file.course.owed_words()))
    yield from filter(None, (restriction_words(file),))
    before: Matter | None = None
    group: list[Matter] = []
    for matter in file.matters:
        if before is None or _whom(before) != _whom(matter):
            yield from _total(group, file, catalogue)
            yield from _head(matter, before, file)
            group = []
        before = matter
        group.append(matter)
        here = ", you are here" if matter.number == current and len(file.matters) > 1 else ""
        yield f" {matter.number} {matter.title}, {heard_on(matter, catalogue) or 'no plea'}{here}"
        yield from (f"   {words}" for words in refused_words(matter, file))
        for line in file.record.on(matter):
            shared = ", shared" if line.id in file.shared_ids else ""
            yield f"   {line.words(catalogue)} ({line.short_code}){shared}"
        yield from (f"   {words}" for words in needs_on(matter, file.record, catalogue))
    yield from _total(group, file, catalogue)


def _whom(matter: Matter) -> tuple[str, str]:
    return matter.defendant_key, matter.case_key


def _head(matter: Matter, before: Matter | None, file: CaseFile) -> Iterator[str]:
    born = matter.defendant.person.date_of_birth if matter.defendant else None
    age = f"{age_on(file.date, born)}, born {born:%-d %b %Y}" if born else ""
    attendance = attendance_of(matter, file.hearing, file.day)
    yield ", ".join(filter(None, (who(matter), age, case_reference(matter), attendance)))
    yield from standing_words(matter, before, file)


def _total(matters: list[Matter], file: CaseFile, catalogue: Catalogue) -> Iterator[str]:
    lines = [line for one in matters for line in file.record.on(one)]
    yield from filter(None, (total_of(lines, catalogue),))
