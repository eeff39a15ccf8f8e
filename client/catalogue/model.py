"""What a result is: its prompts, their limits, and the results that go with it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Level(StrEnum):
    """Whom a result belongs to."""

    OFFENCE = "O"
    DEFENDANT = "D"
    CASE = "C"


class Category(StrEnum):
    """What a result does to its offence."""

    FINAL = "F"
    INTERMEDIATE = "I"
    ANCILLARY = "A"


class PromptKind(StrEnum):
    """What kind of answer a prompt takes, by the codes of contract section 7.3."""

    TEXT = "TXT"
    NUMBER = "INT"
    MONEY = "CURR"
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    NUMBER_IN_ONE_UNIT = "INTC"
    YES_NO = "BOOLEAN"
    TICK = "YESBOX"
    CHOICE = "FIXL"
    CHOICES = "FIXLM"
    CHOICE_OR_TEXT = "FIXLO"
    CHOICES_OR_TEXT = "FIXLOM"
    NAME_ADDRESS = "NAMEADDRESS"
    ADDRESS = "ADDRESS"


class PromptRule(StrEnum):
    """Whether a prompt must be answered."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    ONE_OF = "oneOf"


class Unit(StrEnum):
    """The unit of a period, as the wire labels it."""

    YEARS = "Years"
    MONTHS = "Months"
    WEEKS = "Weeks"
    DAYS = "Days"
    HOURS = "Hours"
    MINUTES = "Minutes"


class ChildRule(StrEnum):
    """How firmly a result asks for another."""

    MANDATORY = "mandatory"
    ONE_OF = "oneOf"
    AT_LEAST_ONE_OF = "atleastOneOf"
    OPTIONAL = "optional"


COURTROOM = "HCROOM"
"""How the wire's draft calls the kind of an answer that is a court room (contract section 4.3)."""

_COURTHOUSES = ("hchouse", "courthouse", "courthousename")
_COURT_NAMES = ("courthouse", "courthouse2", "courthousename", "youthcourt")
_LOOKED_UP = ("supervisingcourt", "originalcourt", "courtwhichorderedtheremand")
"""Choices whose definitions name no list, but the court list of reference data, by `refDataKey`."""

_COURTROOMS = ("hcroom", "courtroom")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name and address, such as its first line."""

    name: str
    ref: str
    mandatory: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing a result asks for.

    `minimum` and `maximum` limit the value of money and numbers and the length of text; `units`
    are those of a duration; `choices` the items of a fixed list as far as they are known.
    """

    id: str
    ref: str
    label: str
    kind: PromptKind
    rule: PromptRule = PromptRule.OPTIONAL
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    units: tuple[Unit, ...] = ()
    words: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    fixed_list_id: str = ""
    parts: tuple[Part, ...] = ()
    hidden: bool = False

    @property
    def is_courthouse(self) -> bool:
        """Whether it asks for a court house, which reference data lists (contract section 7.3)."""
        is_named = self.kind is PromptKind.NAME_ADDRESS and bool(self.parts)
        return is_named and self.ref.casefold() in _COURTHOUSES

    @property
    def names_court(self) -> bool:
        """Whether it asks for the name alone of a court that reference data lists."""
        ref = self.ref.casefold()
        return ref in _COURT_NAMES if self.kind is PromptKind.TEXT else self._is_of_all_courts(ref)

    def _is_of_all_courts(self, ref: str) -> bool:
        is_listed = bool(self.choices or self.fixed_list_id)
        return self.kind is PromptKind.CHOICE and not is_listed and ref in _LOOKED_UP

    @property
    def names_courtroom(self) -> bool:
        """Whether it asks in plain text for the room of a court."""
        return self.kind is PromptKind.TEXT and self.ref.casefold() in _COURTROOMS

    @property
    def is_courtroom(self) -> bool:
        """Whether it asks for a room of the court house; on the wire its kind is HCROOM."""
        return self.kind is PromptKind.NUMBER and self.ref.casefold() in _COURTROOMS

    @property
    def wire_type(self) -> str:
        """The kind of its answer, as the wire's draft calls it."""
        return COURTROOM if self.is_courtroom else self.kind.value


@dataclass(frozen=True, slots=True)
class Child:
    """A result that another result asks for.

    Where that one is a question, `on_no` tells that this goes with the answer no.
    """

    definition_id: str
    rule: ChildRule
    on_no: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A result that the court can order.

    `says` is how the result reads when announced: plain words with `{ref}` where the answer to
    that prompt stands; empty where the label and the answers say enough. `is_question` marks a
    result whose label asks yes or no: its mandatory children go with the answer.
    """

    id: str
    short_code: str
    label: str
    level: Level
    category: Category
    cjs_code: str = ""
    prompts: tuple[Prompt, ...] = ()
    children: tuple[Child, ...] = ()
    word_groups: tuple[tuple[str, ...], ...] = ()
    says: str = ""
    group: str = ""
    jurisdiction: str = "B"
    rank: int = 0
    urgent: bool = False
    financial: bool = False
    adjournment: bool = False
    convicted: bool = False
    licence: bool = False
    custody_status: str = ""
    is_question: bool = False

    def prompt(self, ref: str) -> Prompt | None:
        """Give the prompt with this reference."""
        return next((prompt for prompt in self.prompts if prompt.ref == ref), None)
