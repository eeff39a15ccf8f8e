"""What the questions about a line are asked with: the court list, and what was given before."""

from collections.abc import Sequence
from typing import Any

from client.desk.case_file import CaseFile
from client.record.earlier import earlier_answers
from client.record.matters import Matter
from client.shorthand.courts import Courts
from client.shorthand.line import ResultReading, Results
from client.shorthand.questions import Known


def known_of(
    line: Results, places: Sequence[Sequence[Matter]], file: CaseFile, courts: Courts
) -> Known:
    """Give the names and addresses that the one defendant of each result has had on this hearing.

    `places` are the matters that each part of the line is for; for several defendants none is
    offered.
    """
    earlier: dict[tuple[int, str], Sequence[Any]] = {}
    for at, (reading, place) in enumerate(zip(line.parts, places, strict=True)):
        if not isinstance(reading, ResultReading):
            continue
        people = {matter.defendant_key for matter in place}
        if len(people) == 1:
            (person,) = people
            for prompt in reading.definition.prompts:
                if prompt.parts:
                    lines, remembered = file.record.live_lines, file.reusable.reusable_prompts
                    earlier[at, prompt.id] = earlier_answers(prompt, person, lines, remembered)
    return Known(courts, earlier)
