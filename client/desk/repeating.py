"""Ditto: which results of another offence are recorded again, and on which."""

from client.catalogue import Level
from client.desk.case_file import CaseFile
from client.desk.targets import matters_for
from client.record.lines import ResultLine
from client.record.matters import Matter
from client.shorthand.line import Ditto


def ditto_of(
    line: Ditto, file: CaseFile, current: Matter
) -> tuple[tuple[Matter, ...], tuple[ResultLine, ...]] | str:
    """Give where the results go and which they are: those that belong to the offence.

    Otherwise why there are none, in words.
    """
    targets = matters_for(file, current, line.targets)
    if isinstance(targets, str):
        return targets
    source = ditto_source(file, targets[0], line.number)
    if isinstance(source, str):
        return source
    results = tuple(one for one in file.record.on(source) if one.level == Level.OFFENCE)
    return tuple(one for one in targets if one.number != source.number), results


def ditto_source(file: CaseFile, target: Matter, number: int) -> Matter | str:
    """Give the matter whose results are to be repeated on another, or why there is none."""
    source = file.matter(number or target.number - 1)
    if source is None or source.number == target.number:
        return f"There is no offence {number}" if number else "There is no offence above"
    if not any(line.level == Level.OFFENCE for line in file.record.on(source)):
        return f"Offence {source.number} has no results to repeat"
    return source
