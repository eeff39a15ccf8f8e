"""Answers to prompts: from a token to the wire's draft value, and from that value to words."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from client.catalogue.model import COURTROOM, Prompt, PromptKind
from client.shorthand import values
from client.shorthand.court_days import closed_because

_LABEL_WORDS = 5
"""As many words of a prompt's label as leave room to say what is wrong in ten words."""

_LISTS = (PromptKind.CHOICE, PromptKind.CHOICE_OR_TEXT)
_MANY = (PromptKind.CHOICES, PromptKind.CHOICES_OR_TEXT)
_OWN_WORDS = (PromptKind.CHOICE_OR_TEXT, PromptKind.CHOICES_OR_TEXT)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered prompt; `value` is the JSON value of the wire's draft (contract section 4.3).

    `note` is what the clerk should know of it before it is recorded.
    """

    prompt: Prompt
    value: Any
    note: str = ""

    @property
    def said(self) -> str:
        """The value in words."""
        return self.words()

    def words(self, day: dt.date = dt.date.max) -> str:
        """Give the value in words; `day` is the hearing's day, as for `say`."""
        said = say(self.prompt.wire_type, self.value, day)
        return f"{said} ({self.note})" if self.note else said

    @property
    def wire(self) -> dict[str, Any]:
        """The answered prompt as the draft holds it (contract section 4.2)."""
        return {
            "type": self.prompt.wire_type,
            "promptId": self.prompt.id,
            "promptRef": self.prompt.ref,
            "label": self.prompt.label,
            "value": self.value,
        }


def read_answer(prompt: Prompt, text: str, day: dt.date) -> Answer | None:
    """Read text as an answer to this prompt; `None` where it is not of the prompt's kind."""
    value = _read_value(prompt, text, day)
    return None if value is None else Answer(prompt, value)


def read_item(prompt: Prompt, text: str) -> Answer | None:
    """Read text as an item of a prompt's list, and never as words of the clerk's own."""
    if prompt.kind not in _MANY:
        item = _named_item(prompt, text.strip())
        return None if item is None else Answer(prompt, item)
    items = _named_items(prompt, [part.strip() for part in text.split(",") if part.strip()])
    return Answer(prompt, list(dict.fromkeys(items))) if items else None


def _named_items(prompt: Prompt, parts: list[str]) -> list[str]:
    """Give the items that parts of a text name, none where one names none.

    A comma may part two items or stand in one: as many parts as name an item whole belong to it.
    """
    items: list[str] = []
    exact = {choice.casefold(): choice for choice in prompt.choices}
    while parts:
        for count in range(len(parts), 0, -1):
            item = exact.get(", ".join(parts[:count]).casefold())
            if item is None and count == 1:
                item = _named_item(prompt, parts[0])
            if item is not None:
                items.append(item)
                parts = parts[count:]
                break
        else:
            return []
    return items


def _named_item(prompt: Prompt, text: str) -> str | None:
    """Give the item that text names: whole, or as the only one in which it begins a word."""
    folded = text.casefold()
    exact = [choice for choice in prompt.choices if choice.casefold() == folded]
    begins = re.compile(rf"(?<!\w){re.escape(folded)}")
    partly = exact or [one for one in prompt.choices if begins.search(one.casefold())]
    return partly[0] if len(partly) == 1 else None


def _read_value(prompt: Prompt, text: str, day: dt.date) -> Any:
    match prompt.kind:
        case PromptKind.MONEY:
            return values.read_money(text)
        case PromptKind.NUMBER | PromptKind.NUMBER_IN_ONE_UNIT:
            return values.read_number(text, prompt.label)
        case PromptKind.DURATION:
            return _read_period(prompt, text)
        case PromptKind.DATE:
            date = values.read_date(text, day)
            return date.isoformat() if date else None
        case PromptKind.TIME:
            return values.read_time(text)
        case PromptKind.YES_NO | PromptKind.TICK:
            return values.read_yes_no(text)
        case PromptKind.TEXT:
            return text or None
        case kind if kind in _LISTS or kind in _MANY:
            return _read_choice(prompt, text)
        case _:
            return None


def _read_period(prompt: Prompt, text: str) -> list[dict[str, Any]] | None:
    period = values.read_period(text)
    if period is None and len(prompt.units) == 1:
        number = values.read_number(text, prompt.units[0].value)
        period = ((prompt.units[0], number),) if number is not None else None
    if period is None or any(unit not in prompt.units for unit, _ in period):
        return None
    return [{"label": unit.value, "value": number} for unit, number in period]


def _read_choice(prompt: Prompt, text: str) -> str | list[str] | None:
    """Take the item that text names; where words of one's own are allowed, else the words.

    So too where the list's items are not known. Words that several items hold name none of them.
    """
    folded = text.casefold()
    named = read_item(prompt, text)
    if named is not None:
        value: str | list[str] = named.value
        return value
    chosen = _named_item(prompt, text)
    if chosen is None:
        held = any(folded in choice.casefold() for choice in prompt.choices)
        if prompt.choices and (held or prompt.kind not in _OWN_WORDS):
            return None
        chosen = text
    return [chosen] if prompt.kind in _MANY else chosen


def shortened(words: str, most: int) -> str:
    """Give so many of the first words, with an ellipsis where there are more."""
    each = words.split()
    return words if len(each) <= most else " ".join(each[:most]) + "…"


def limit_broken(answer: Answer) -> str:
    """Say which limit of its prompt an answer breaks, in ten words or fewer; empty if none."""
    prompt = answer.prompt
    low, high, label = prompt.minimum, prompt.maximum, shortened(prompt.label, _LABEL_WORDS)
    if prompt.is_courtroom and not str(answer.value).isdecimal():
        return ""
    match prompt.kind:
        case PromptKind.MONEY:
            return _outside(Decimal(answer.value), low, high, label, values.say_money)
        case PromptKind.NUMBER | PromptKind.NUMBER_IN_ONE_UNIT:
            return _outside(Decimal(answer.value), low, high, label, str)
        case PromptKind.DURATION:
            for part in answer.value:
                broken = _outside(Decimal(part["value"]), low, high, label, str)
                if broken:
                    return broken
            return ""
        case PromptKind.TEXT:
            length = len(answer.value)
            if high is not None and length > high:
                return f"{label}: {length} characters, {high} at most"
            if low is not None and length < low:
                return f"{label}: {low} characters at least"
            return ""
        case _:
            return ""


def _outside(
    value: Decimal, low: Decimal | None, high: Decimal | None, label: str, say: Any
) -> str:
    if low is not None and value < low:
        return f"{label}: {say(low)} at least"
    if high is not None and value > high:
        return f"{label}: {say(high)} at most"
    return ""


def say(kind: PromptKind | str, value: Any, day: dt.date = dt.date.max) -> str:
    """Give a draft value in words, whatever client wrote it; never raises.

    Name and address prompts and alternatives hold prompts of their own (section 4.3); their values
    are joined by commas. Of a date after `day`, the hearing's day, it is said when courts do not
    sit on it.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return _say_list(value)
    if isinstance(value, dict):
        return say(str(value.get("type", "")), value.get("value"), day)
    if value is None:
        return ""
    if kind == PromptKind.MONEY:
        return values.say_money(value)
    if kind == COURTROOM:
        return str(value).removeprefix("Courtroom ")
    if kind == PromptKind.DATE:
        try:
            date = dt.date.fromisoformat(str(value))
        except ValueError:
            return str(value)
        closed = closed_because(date) if date > day else ""
        return f"{values.say_date(date)} ({closed})" if closed else values.say_date(date)
    return str(value)


def _say_list(items: list[Any]) -> str:
    periods = [
        (str(item["label"]), item["value"])
        for item in items
        if isinstance(item, dict) and isinstance(item.get("value"), int) and "label" in item
    ]
    if periods and len(periods) == len(items):
        return values.say_period(periods)
    return ", ".join(part for item in items if (part := say("", item)))
