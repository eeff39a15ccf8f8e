"""What the notepad and its page take for a value, and what the entry language takes besides.

A word of a line is of the first of the kinds date, time, whole number and money that it has the
form of, else text. The page has its own checks, which are asked when the kinds don't agree.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from client.catalogue import Prompt, PromptKind

_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_PAGE_DATE = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_MONEY = re.compile(r"£?\d[\d,]*(?:\.\d+)?|-\d[\d,]*(?:\.\d+)?")
_AMOUNT = re.compile(r"\d+(?:\.\d{1,2})?")
_ADDRESSES = (PromptKind.NAME_ADDRESS, PromptKind.ADDRESS)

DOTTED, IMPOSSIBLE, COMMA = "dotted", "impossible", "comma"


def kind_of(word: str) -> tuple[str, str]:
    """Give the kind of a word in lower case, and what is odd about its form, if anything is."""
    if found := _DATE.fullmatch(word):
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        try:
            dt.date(year, int(found[3]), int(found[1]))
        except ValueError:
            return "TXT", IMPOSSIBLE
        return ("DATE" if year >= 1600 else "TXT"), (DOTTED if found[2] == "." else "")
    if (found := _TIME.fullmatch(word)) and int(found[1]) < 24 and int(found[2]) < 60:
        return "TIME", ""
    if word.isascii() and word.isdigit():
        return "INT", ""
    if _MONEY.fullmatch(word):
        return "CURR", COMMA if "," in word else ""
    return "TXT", ""


def within(prompt: Prompt, number: Decimal | int) -> bool:
    """Tell whether a number, or the length of a text, keeps a prompt's limits."""
    low, high = prompt.minimum, prompt.maximum
    return (low is None or number >= low) and (high is None or number <= high)


def accepts(prompt: Prompt, text: str) -> bool:
    """Tell whether the page's check of a visible prompt takes a text.

    Lists whose items are not known, and lists of several or with words of one's own, are counted as
    taking it; so is an optional name and address, which takes anything.
    """
    match prompt.kind:
        case PromptKind.TEXT:
            return within(prompt, len(_unbracketed(text)))
        case PromptKind.NUMBER | PromptKind.NUMBER_IN_ONE_UNIT:
            return text.isascii() and text.isdigit() and within(prompt, int(text))
        case PromptKind.MONEY:
            amount = text.removeprefix("£")
            enough = prompt.minimum is not None or amount.strip("0.") != ""
            return bool(_AMOUNT.fullmatch(amount)) and enough and within(prompt, Decimal(amount))
        case PromptKind.DATE:
            return bool(_PAGE_DATE.fullmatch(text))
        case PromptKind.TIME:
            return bool(_TIME.fullmatch(text))
        case PromptKind.YES_NO | PromptKind.TICK:
            return text.lower() in ("true", "false")
        case PromptKind.CHOICE:
            known = [choice.lower() for choice in prompt.choices]
            return not known or text.lower() in known
        case PromptKind.DURATION:
            return False
        case kind:
            return kind not in _ADDRESSES or prompt.rule.value != "mandatory"


def draft_value(prompt: Prompt, text: str) -> Any:
    """Give the draft value of a text that its prompt accepts (contract section 4.3)."""
    match prompt.kind:
        case PromptKind.TEXT:
            return _unbracketed(text)
        case PromptKind.NUMBER | PromptKind.NUMBER_IN_ONE_UNIT:
            return int(text)
        case PromptKind.MONEY:
            return Decimal(text.removeprefix("£"))
        case PromptKind.DATE:
            day, month, year = re.split("[/-]", text)
            return f"{year if len(year) == 4 else '20' + year}-{int(month):02}-{int(day):02}"
        case PromptKind.TIME:
            return text.rjust(5, "0")
        case PromptKind.YES_NO | PromptKind.TICK:
            return text.lower() == "true"
        case PromptKind.CHOICE:
            return next((c for c in prompt.choices if c.lower() == text.lower()), text)
        case _:
            return text


def _unbracketed(text: str) -> str:
    bare = text.removeprefix("[").removesuffix("]") if text.startswith("[") else text
    return bare.strip()


_WIDER = {
    PromptKind.MONEY: r"£?[\d,]+(\.\d+)?k?",
    PromptKind.NUMBER: r"\d+[a-z]*",
    PromptKind.NUMBER_IN_ONE_UNIT: r"\d+[a-z]*",
    PromptKind.DURATION: r"(\d+[a-z]+)+",
    PromptKind.DATE: r"(?P<dm>\d{1,2}[/.-]\d{1,2}([/.-](\d{4}|\d{2}))?)|\d{1,2}[a-z]{3,9}\d*"
    r"|(mon|tue|wed|thu|fri|sat|sun)[a-z]*|\+\d+[dwm]|t|today",
    PromptKind.TIME: r"\d{1,4}([:.]\d{2})?(am|pm)?",
    PromptKind.YES_NO: r"y|n|yes|no|true|false",
    PromptKind.TICK: r"y|n|yes|no|true|false",
}


def reads_wider(prompt: Prompt, text: str) -> bool:
    """Tell whether text has a form that section 3 of the entry language gives to a prompt's kind.

    These are more forms than the notepad knows: a date without its year, `1y6m`, a part of a list's
    item. Where such text also fits a text prompt, the language may take it for the value.
    """
    word = text.lower()
    if prompt.kind is PromptKind.DURATION and len(prompt.units) == 1 and word.isdigit():
        return True
    if form := _WIDER.get(prompt.kind):
        return bool(re.fullmatch(form, word)) or word in prompt.words
    return any(re.search(rf"(?<!\w){re.escape(word)}", one.lower()) for one in prompt.choices)
