"""How Common Platform's own notepad reads a line, as a measure for the entry language.

It follows the rules of the notepad step by step and shares no code with `client.shorthand`: first
the server's step, which finds the definition and gives each word a kind, then the page's, which
puts each word on a prompt. Where the notepad's own rules say nothing, or where the entry language
mends what it does, the reading is not clean and says why.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from client.catalogue import Catalogue, Definition, Prompt, PromptKind
from tests.client.shorthand.notepad_mends import Mend, NotepadReading
from tests.client.shorthand.notepad_values import (
    COMMA,
    DOTTED,
    IMPOSSIBLE,
    accepts,
    draft_value,
    kind_of,
    reads_wider,
    within,
)

_UNITS = {
    "Years": ("y", "yr", "yrs", "year", "years"),
    "Months": ("m", "mth", "mths", "month", "months"),
    "Weeks": ("w", "wk", "wks", "week", "weeks"),
    "Days": ("d", "day", "days"),
    "Hours": ("h", "hr", "hrs", "hour", "hours"),
    "Minutes": ("min", "mins", "minute", "minutes"),
}
_SIZES = list(_UNITS)
_UNIT_OF_WORD = {word: unit for unit, words in _UNITS.items() for word in words}
_LEAST_BEGINNING = 4
"""So many letters of a word of the result's own name say nothing more than the word."""
_GLUED = re.compile(r"(\d+)([a-z]+)")
_YES_NO = (PromptKind.YES_NO, PromptKind.TICK)
_ANY_DATE = Prompt("", "", "", PromptKind.DATE)
_PLAIN = (
    PromptKind.TEXT,
    PromptKind.NUMBER,
    PromptKind.NUMBER_IN_ONE_UNIT,
    PromptKind.MONEY,
    PromptKind.DATE,
    PromptKind.TIME,
    PromptKind.YES_NO,
    PromptKind.TICK,
    PromptKind.CHOICE,
)


_ODDITIES = {
    DOTTED: Mend.DOTTED_DATE,
    IMPOSSIBLE: Mend.IMPOSSIBLE_DATE,
    COMMA: Mend.COMMA,
}


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str
    value: Any = None
    own: frozenset[str] = frozenset()


class Notepad:
    """The notepad over one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._codes: dict[str, Definition] = {}
        self._groups: dict[frozenset[str], Definition] = {}
        self._keywords: set[frozenset[str]] = set()
        for definition in catalogue:
            self._codes.setdefault(definition.short_code.lower(), definition)
            for group in definition.word_groups:
                self._groups.setdefault(frozenset(group), definition)
            self._keywords.update(words for _, words in _keywords(definition))

    def read(self, line: str) -> NotepadReading:
        """Read a line as the notepad would."""
        tokens = list(_tokens(line))
        words = [token.lower() for token in tokens]
        definition, used = self._definition(words)
        if definition is None:
            return NotepadReading(None)
        mends: set[Mend] = set()
        rest = [token for token in tokens if token.lower() not in used]
        if any((word.isdigit() or len(word) == 1) and word != words[0] for word in used):
            mends.add(Mend.CODE_BEHIND)
        if any(words.count(word) > 1 for word in used):
            mends.add(Mend.NOT_SAID)
        if definition.jurisdiction == "C" and definition.short_code.lower() not in used:
            mends.add(Mend.CROWN_COURT)
        if _may_begin_with_an_offence(definition, words, used):
            mends.add(Mend.NUMBER_FIRST)
        if self._names_another(definition, words, used):
            mends.add(Mend.TWO_RESULTS)
        parts, left_words = _yes_no_parts(definition, rest, mends)
        if any(words <= {one.lower() for one in left_words} for words in self._keywords):
            mends.add(Mend.OTHER_RESULTS_WORD)
        parts += _typed(left_words, tokens, mends)
        values, left = _filled(definition, parts, mends)
        return NotepadReading(definition, values, left, frozenset(mends))

    def _definition(self, words: Sequence[str]) -> tuple[Definition | None, frozenset[str]]:
        """Give the definition of the largest whole word group, else of the one short code."""
        typed = frozenset(words)
        whole = [group for group in self._groups if group <= typed]
        size = max(map(len, whole), default=0)
        largest = [group for group in whole if len(group) == size]
        if len(largest) == 1:
            return self._groups[largest[0]], largest[0]
        codes = typed & self._codes.keys()
        if len(codes) == 1:
            (code,) = codes
            return self._codes[code], frozenset({code})
        return None, frozenset()

    def _names_another(
        self, definition: Definition, words: Sequence[str], used: frozenset[str]
    ) -> bool:
        """Tell whether a word that the match left is a code, or completes another word group."""
        left = frozenset(words) - used
        if any(self._codes[word].id != definition.id for word in left & self._codes.keys()):
            return True
        typed = frozenset(words)
        return any(
            group <= typed and group & left and other.id != definition.id
            for group, other in self._groups.items()
        )


def _may_begin_with_an_offence(
    definition: Definition, words: Sequence[str], used: frozenset[str]
) -> bool:
    """Tell whether a number that may be an offence's stands right before a result's name.

    A first question that asks for a number, and no amount, is answered by it.
    """
    needed = [one for one in definition.prompts if not one.hidden and one.rule == "mandatory"]
    is_asked = bool(needed) and needed[0].kind.value in ("INT", "INTC", "DURATION")
    is_short = words[0].isdigit() and words[0] not in used and len(words[0]) <= 2
    return is_short and not is_asked and words[1:2] != [] and words[1] in used


def _tokens(line: str) -> Iterator[str]:
    """Split on blanks; brackets keep them, and the closing one ends the token."""
    token, inside = "", False
    for char in line.strip():
        if char.isspace() and not inside:
            if token:
                yield token
            token = ""
            continue
        token += char
        if char == "]" and inside:
            yield token
            token = ""
        inside = char == "[" or (inside and char != "]")
    if token:
        yield token


def _keywords(definition: Definition) -> Iterator[tuple[Prompt, frozenset[str]]]:
    for prompt in definition.prompts:
        if prompt.words:
            yield prompt, frozenset(prompt.words)


def _yes_no_parts(
    definition: Definition, rest: Sequence[str], mends: set[Mend]
) -> tuple[list[_Part], list[str]]:
    """Take the keywords of the definition's prompts; each prompt's words make one yes."""
    parts: list[_Part] = []
    left = list(rest)
    while True:
        typed = {word.lower() for word in left}
        named: dict[frozenset[str], list[Prompt]] = {}
        for prompt, words in _keywords(definition):
            if words <= typed:
                named.setdefault(words, []).append(prompt)
        if not named:
            return parts, left
        size = max(map(len, named))
        largest = [words for words in named if len(words) == size]
        if len(largest) > 1:
            mends.add(Mend.NOT_SAID)
            return parts, left
        (words,) = largest
        prompt = named[words][0]
        if prompt.kind not in _YES_NO or any(word in _UNIT_OF_WORD for word in words):
            mends.add(Mend.NOT_SAID)
        own = frozenset(one.id for one in named[words])
        parts.append(_Part(prompt.kind.value, " ".join(sorted(words)), True, own))
        left = [word for word in left if word.lower() not in words]


def _typed(rest: Sequence[str], line: Sequence[str], mends: set[Mend]) -> list[_Part]:
    """Give each word its kind: period, date, time, whole number, money, text."""
    parts: list[_Part] = []
    for token in rest:
        word = token.lower()
        before = parts[-1] if parts else None
        glued = _GLUED.fullmatch(word)
        unit = _UNIT_OF_WORD.get(glued[2] if glued else word)
        if unit and (glued or (before is not None and before.kind == "INT")):
            if glued and before is not None and before.kind == "INT":
                mends.add(Mend.NUMBER_BEFORE_PERIOD)
            number = int(glued[1] if glued else parts.pop().text)
            period = [(unit, number)]
            if parts and parts[-1].kind == "DURATION":
                if _SIZES.index(parts[-1].value[-1][0]) > _SIZES.index(unit):
                    mends.add(Mend.SMALLER_UNIT_FIRST)
                period = [*parts.pop().value, *period]
            parts.append(_Part("DURATION", token, period))
        else:
            kind, oddity = kind_of(word)
            mends |= {_ODDITIES[oddity]} if oddity else set()
            parts.append(_Part(kind, token))
    if any(part.kind == "DURATION" for part in parts) and not _stand_together(rest, line):
        mends.add(Mend.NOT_SAID)
    return parts


def _stand_together(rest: Sequence[str], line: Sequence[str]) -> bool:
    """Tell whether the words that stand beside one another here do so in the line as well.

    The rules do not say whether a period goes on behind a word that is taken elsewhere.
    """
    return " ".join(rest) in " ".join(line)


def _filled(
    definition: Definition, parts: Sequence[_Part], mends: set[Mend]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Put the parts on prompts, first by kind, then on what is left whatever its kind.

    A part fills a prompt only where it can go nowhere else and nothing else can go there.
    """
    by_kind = [[p for p in definition.prompts if _fits(p, part)] for part in parts]
    wanted = {prompt.id for prompts in by_kind for prompt in prompts}
    free = [prompt for prompt in definition.prompts if prompt.id not in wanted]
    in_any = [
        [] if prompts else [p for p in free if _accepts(p, part)]
        for part, prompts in zip(parts, by_kind, strict=True)
    ]
    values: dict[str, Any] = {}
    left: list[str] = []
    bare: list[Prompt] = []
    for candidates in (by_kind, in_any):
        for part, prompts in zip(parts, candidates, strict=True):
            rivals = sum(prompt in others for prompt in prompts for others in candidates)
            if len(prompts) == 1 and rivals == 1:
                values[prompts[0].id] = _value(prompts[0], part)
                bare += [prompts[0]] if part.kind == "INT" else []
                mends.update(_mends(definition, prompts[0], part, by_kind is candidates))
            elif prompts:
                left.append(part.text)
    if any(_lacks_period(definition, prompt, values) for prompt in bare):
        mends.add(Mend.PERIOD_LACKING)
    left += [
        part.text
        for part, one, other in zip(parts, by_kind, in_any, strict=True)
        if not one and not other
    ]
    return values, tuple(left)


def _lacks_period(definition: Definition, number: Prompt, values: Mapping[str, Any]) -> bool:
    """Tell whether a bare number answers a prompt while a period before it is not said.

    So too where it need not be answered, and the date before it is not said.
    """
    at = definition.prompts.index(number)
    before = definition.prompts if number.kind is PromptKind.TEXT else definition.prompts[:at]
    dated = number.rule.value != "mandatory" and not number.is_courtroom
    return any(
        (one.kind is PromptKind.DURATION and len(one.units) > 1)
        or (dated and one.kind is PromptKind.DATE)
        for one in before
        if one.rule.value == "mandatory" and one.id not in values
    )


def _fits(prompt: Prompt, part: _Part) -> bool:
    """Tell whether a prompt of the part's own kind takes it."""
    if prompt.hidden or prompt.kind.value != part.kind:
        return False
    if part.kind in _YES_NO:
        return True
    if part.kind == "DURATION":
        units = [unit for unit, _ in part.value]
        in_limits = all(within(prompt, number) for _, number in part.value)
        known = {unit.value for unit in prompt.units}
        return len(set(units)) == len(units) and known >= set(units) and in_limits
    return _accepts(prompt, part)


def _accepts(prompt: Prompt, part: _Part) -> bool:
    """Tell whether a prompt takes the part's text, whatever the part's kind.

    A hidden prompt takes anything. What text becomes of a period or a yes is not said.
    """
    if prompt.hidden or part.kind in ("DURATION", *_YES_NO):
        return prompt.hidden or prompt.kind is PromptKind.TEXT
    return accepts(prompt, part.text)


def _is_of_name(definition: Definition, word: str) -> bool:
    """Tell whether a word is one of a result's own name, or begins one."""
    name = re.findall(r"\w+", definition.label.lower())
    is_beginning = len(word) >= _LEAST_BEGINNING and any(one.startswith(word) for one in name)
    return is_beginning or word in name


def _is_no_number(prompt: Prompt, text: str) -> bool:
    """Tell whether a text for which a number is asked, but not required, has none or long words."""
    asks = re.search(r"\b(number|registration)\b", prompt.label.lower()) is not None
    has_words = re.search(r"\d", text) is None or re.search(r"\b[a-z]{4,}\b", text.lower())
    return asks and prompt.rule.value != "mandatory" and bool(has_words)


def _value(prompt: Prompt, part: _Part) -> Any:
    if part.kind == "DURATION":
        return [{"label": unit, "value": number} for unit, number in part.value]
    return True if part.kind in _YES_NO else draft_value(prompt, part.text)


def _mends(definition: Definition, prompt: Prompt, part: _Part, by_kind: bool) -> Iterable[Mend]:
    """Tell what the entry language mends in this part's going to this prompt."""
    if prompt.hidden or (prompt.kind not in _PLAIN and not by_kind):
        yield Mend.NOT_SAID
    if prompt.kind is PromptKind.CHOICE and not prompt.choices:
        yield Mend.NOT_SAID
    if part.kind in _YES_NO and (prompt.id not in part.own or len(part.own) > 1):
        yield Mend.KEYWORD_ELSEWHERE
    if part.kind in ("DURATION", *_YES_NO) and not by_kind:
        yield Mend.OTHER_RESULTS_WORD
    others = [one for one in definition.prompts if one.id != prompt.id and not one.hidden]
    if any(_is_of_name(definition, word) for word in part.text.lower().split()):
        yield Mend.OWN_NAME
    if _is_no_number(prompt, part.text):
        yield Mend.NO_NUMBER
    is_value = part.kind in ("DATE", "CURR") or reads_wider(_ANY_DATE, part.text)
    as_text = prompt.kind is PromptKind.TEXT and part.text[:1] in "£+0123456789"
    if as_text and (is_value or prompt.rule != "mandatory"):
        yield Mend.NUMBER_AS_TEXT
    if by_kind and part.kind == "INT":
        needed = [one for one in others if one.rule.value == "mandatory"]
        if any(one.kind is PromptKind.TEXT or reads_wider(one, part.text) for one in needed):
            yield Mend.MUST_BE_ANSWERED
    if part.text.startswith("[") or (by_kind and part.kind != "TXT"):
        return
    if prompt.kind is PromptKind.TEXT and any(reads_wider(one, part.text) for one in others):
        lists = any(one.choices and reads_wider(one, part.text) for one in others)
        yield Mend.LIST_VALUE if lists else Mend.WIDER_VALUE
