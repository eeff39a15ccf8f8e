"""Changing a recorded result: what was answered about it before, for the line that replaces it."""

import datetime as dt

from client.catalogue import Catalogue, PromptRule
from client.record.lines import ResultLine
from client.shorthand.courts import Courts
from client.shorthand.line import Given, Results
from client.shorthand.reading import read_line


def answers_before(
    changing: ResultLine | None, line: Results, catalogue: Catalogue, day: dt.date, courts: Courts
) -> Given:
    """Give what was answered to questions about the result that is being changed.

    A value that its line held, and that the clerk has taken out, is not put back.
    """
    if changing is None or len(line.parts) != 1 or not line.readings:
        return {}
    reading = line.readings[0]
    if reading.definition.id != changing.definition_id:
        return {}
    original = read_line(changing.typed, catalogue, day, courts=courts)
    if not isinstance(original, Results) or len(original.readings) != 1:
        return {}
    wanted = {p.id for p in reading.definition.prompts if p.rule is not PromptRule.ONE_OF}
    one_of = {p.id for p in reading.definition.prompts if p.rule is PromptRule.ONE_OF}
    answered = {answer.prompt.id for answer in reading.answers}
    if not one_of & answered:
        wanted |= one_of
    wanted -= answered | {answer.prompt.id for answer in original.readings[0].answers}
    return {
        (0, str(prompt["promptId"])): prompt["value"]
        for prompt in changing.prompts
        if prompt.get("promptId") in wanted
    }
