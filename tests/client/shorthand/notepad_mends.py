"""Where the entry language means something else than the notepad, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from client.catalogue import Definition


class Mend(StrEnum):
    """Why a line that the notepad resolves may mean something else here."""

    TWO_RESULTS = "the line names two results"
    NUMBER_BEFORE_PERIOD = "a number stands before a period"
    OTHER_RESULTS_WORD = "a unit or a keyword belongs to another result"
    DOTTED_DATE = "the date has dots"
    IMPOSSIBLE_DATE = "the date is impossible"
    COMMA = "the amount has a comma"
    KEYWORD_ELSEWHERE = "the keyword fills another prompt than its own"
    LIST_VALUE = "the words name an item of a list"
    WIDER_VALUE = "the text is a value of the language for another prompt"
    MUST_BE_ANSWERED = "a bare number goes first to a question that must be answered"
    PERIOD_LACKING = "a bare number stands where the period or date that comes first is not said"
    SMALLER_UNIT_FIRST = "a period goes on with a larger unit"
    OWN_NAME = "the word belongs to the result's own name"
    NUMBER_AS_TEXT = "a number or another value alone becomes text"
    NO_NUMBER = "a text that asks for a number, and need not be answered, has words in it"
    NUMBER_FIRST = "the line begins with a number that may be an offence's"
    CODE_BEHIND = "a code that is a number or a letter stands behind other words"
    CROWN_COURT = "words name a result of the Crown Court alone"
    NOT_SAID = "the notepad's rules do not say what happens"


@dataclass(frozen=True, slots=True)
class NotepadReading:
    """What the notepad makes of a line: no definition where it resolves none.

    `values` are draft values by prompt id; `left` the words that found no prompt.
    """

    definition: Definition | None
    values: Mapping[str, Any] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    mends: frozenset[Mend] = frozenset()

    @property
    def cleanly(self) -> bool:
        """Whether it names one definition, places every word, and nothing of it is mended."""
        return self.definition is not None and not self.left and not self.mends
