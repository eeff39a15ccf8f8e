"""Prompts from and to the rows of a definition on the wire (contract section 7.3).

On the wire a period is several rows with one id, one row per unit, and a name and address is one
row per part. Here each is one prompt. What the wire writes in several ways is read in one.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from client.catalogue.model import Part, Prompt, PromptKind, PromptRule, Unit
from client.catalogue.parts import ADDRESS, EITHER, ORGANISATION, PERSON, part_ref, whole_ref
from client.contract.reference import PromptRow

_WHOLE_NUMBERS = ("INT", "INTM", "INTC", "DURATION")
_COMPOSITE = (PromptKind.NAME_ADDRESS, PromptKind.ADDRESS)
_KINDS = {kind.value: kind for kind in PromptKind}
_UNITS = {unit.value.casefold(): unit for unit in Unit}
_NAMED = {"organisation": ORGANISATION, "person": PERSON, "both": EITHER}
_TELEPHONE = re.compile(r"\b(mobile|telephone)\b.*\bnumber\b", re.IGNORECASE)
_PART_WORDS = re.compile(
    r" (organisation name|title|(first|middle|last) name|address line \d|post ?code|"
    r"email address \d)$",
    re.IGNORECASE,
)


def prompts_from_rows(rows: Iterable[PromptRow]) -> tuple[Prompt, ...]:
    """Read the rows of a definition as prompts, one per id, in order of sequence.

    Types that are not known read as text. A prompt without a reference gets one made of its
    label, as the original makes them, with a number behind it where that is taken already.
    """
    by_id: dict[str, list[PromptRow]] = {}
    for row in sorted(rows, key=lambda row: row.sequence):
        by_id.setdefault(row.id, []).append(row)
    taken = {ref for same in by_id.values() if (ref := _given_ref(same))}
    prompts = []
    for same in by_id.values():
        ref = _given_ref(same) or _made_ref(_label(same), taken)
        taken.add(ref)
        prompts.append(_prompt(same, ref))
    return tuple(prompts)


def rows_of_prompt(prompt: Prompt, *, sequence: int) -> list[dict[str, Any]]:
    """Write a prompt as its rows: one per unit of a period, one per part of a name and address."""
    row: dict[str, Any] = {
        "id": prompt.id,
        "label": prompt.label,
        "type": prompt.kind.value,
        "sequence": sequence,
        "resultPromptRule": prompt.rule.value,
        "reference": prompt.ref,
        "hidden": prompt.hidden,
    }
    optional = {
        "min": _limit_text(prompt.minimum),
        "max": _limit_text(prompt.maximum),
        "fixedListId": prompt.fixed_list_id,
        "fixedList": list(prompt.choices),
        "wordGroup": list(prompt.words),
    }
    row |= {name: value for name, value in optional.items() if value}
    if prompt.kind is PromptKind.DURATION:
        # INTM rather than INT: a period may be given in several units together.
        return [
            row | {"type": "INTM", "duration": unit.value, "durationSequence": 1}
            for unit in prompt.units
        ]
    if prompt.kind in _COMPOSITE and prompt.parts:
        return [_part_row(row, prompt, part) for part in prompt.parts]
    return [row]


def _part_row(row: dict[str, Any], prompt: Prompt, part: Part) -> dict[str, Any]:
    """Write one part of a name and address."""
    rule = prompt.rule
    if rule is PromptRule.MANDATORY and not part.mandatory:
        rule = PromptRule.OPTIONAL
    return row | {
        "label": f"{prompt.label} {_spoken(part.name)}",
        "componentLabel": prompt.label,
        "partName": part.name,
        "reference": part.ref,
        "resultPromptRule": rule.value,
        "nameAddressType": _named_type(prompt),
    }


def _prompt(rows: Sequence[PromptRow], ref: str) -> Prompt:
    """Read the rows that share an id as one prompt."""
    first = rows[0]
    kind, units = _kind(rows)
    seen = [row for row in rows if not row.hidden]
    rules = [_rule(row) for row in seen or rows]
    limited = kind is not PromptKind.NUMBER_IN_ONE_UNIT
    return Prompt(
        id=first.id,
        ref=ref,
        label=_label(rows),
        kind=kind,
        rule=next((r for r in (PromptRule.MANDATORY, PromptRule.ONE_OF) if r in rules), rules[0]),
        # The limits of an INTC row count digits: it holds codes, such as a court's.
        minimum=_limit(first.min) if limited else None,
        maximum=_limit(first.max) if limited else None,
        units=units,
        words=_words(rows, units),
        choices=first.fixed_list,
        fixed_list_id=first.fixed_list_id,
        parts=_parts(seen or rows, ref, kind),
        hidden=not seen,
    )


def _kind(rows: Sequence[PromptRow]) -> tuple[PromptKind, tuple[Unit, ...]]:
    """Give what kind of prompt the rows make, with the units of a period."""
    code = rows[0].type.upper()
    if code not in _WHOLE_NUMBERS:
        return _KINDS.get(code, PromptKind.TEXT), ()
    ordered = sorted(rows, key=lambda row: row.duration_sequence or 0)
    units = tuple(dict.fromkeys(unit for row in ordered if (unit := _unit(row.duration))))
    if units:
        return PromptKind.DURATION, units
    # A telephone number is no whole number: it may begin with 0, and its limits count digits.
    if _TELEPHONE.search(rows[0].label):
        return PromptKind.TEXT, ()
    return (PromptKind.NUMBER_IN_ONE_UNIT if code == "INTC" else PromptKind.NUMBER), ()


def _unit(duration: str) -> Unit | None:
    """Read the unit of a period; some rows write `Year(s)`, and some something else altogether."""
    return _UNITS.get(duration.replace("(s)", "s").casefold())


def _rule(row: PromptRow) -> PromptRule:
    """Read a row's rule, the one for magistrates' courts before the general one.

    Older rows have `mandatory` in its place. An unknown rule reads as optional.
    """
    code = row.result_prompt_rule_mags or row.result_prompt_rule
    if row.mandatory and "result_prompt_rule" not in row.model_fields_set:
        return PromptRule.MANDATORY
    return next((rule for rule in PromptRule if rule.value == code), PromptRule.OPTIONAL)


def _label(rows: Sequence[PromptRow]) -> str:
    """Give the label of a prompt; a part's own label ends in the name of the part."""
    first = rows[0]
    if not first.part_name:
        return first.label
    return first.component_label or _PART_WORDS.sub("", first.label)


def _given_ref(rows: Sequence[PromptRow]) -> str:
    """Give the reference that the rows of a prompt carry, or nothing."""
    for row in rows:
        if ref := (row.part_name and whole_ref(row.reference, row.part_name)) or row.reference:
            return ref
    return ""


def _made_ref(label: str, taken: set[str]) -> str:
    """Make a reference of a label, unlike those that are taken."""
    words = re.sub(r"[^0-9A-Za-z ]", "", label.replace("/", " ")).split() or ["prompt"]
    ref = words[0].lower() + "".join(word[0].upper() + word[1:] for word in words[1:])
    number, made = 2, ref
    while made in taken:
        made, number = f"{ref}{number}", number + 1
    return made


def _limit(text: str | None) -> Decimal | None:
    """Read a limit; anything that is no number, such as ALL, sets none."""
    try:
        limit = Decimal(text or "")
    except InvalidOperation:
        return None
    return limit if limit.is_finite() else None


def _limit_text(limit: Decimal | None) -> str:
    """Write a limit in plain digits."""
    return "" if limit is None else format(limit, "f")


def _words(rows: Sequence[PromptRow], units: Sequence[Unit]) -> tuple[str, ...]:
    """Give the words that name a prompt, in lower case, without those that name its units."""
    words = (word.casefold() for row in rows for word in row.word_group if word)
    return tuple(dict.fromkeys(word for word in words if not units or word not in _UNITS))


def _parts(rows: Sequence[PromptRow], ref: str, kind: PromptKind) -> tuple[Part, ...]:
    """Give the parts of a name and address that are asked for.

    Hidden rows, such as the e-mail addresses, are filled from reference data and left out. Some
    older rows name no part; they stand for the usual ones.
    """
    if kind not in _COMPOSITE:
        return ()
    named = [row for row in rows if row.part_name]
    if named:
        return tuple(
            Part(
                row.part_name,
                row.reference or part_ref(ref, row.part_name),
                _rule(row) is PromptRule.MANDATORY,
            )
            for row in named
        )
    names = _NAMED.get(rows[0].name_address_type.casefold(), ORGANISATION)
    if kind is PromptKind.ADDRESS:
        names = ()
    must = (*names[:1], ADDRESS[0]) if _rule(rows[0]) is PromptRule.MANDATORY else ()
    return tuple(Part(name, part_ref(ref, name), name in must) for name in (*names, *ADDRESS))


def _named_type(prompt: Prompt) -> str:
    """Give whom a name and address may name, as the wire says it."""
    names = {part.name for part in prompt.parts}
    if names >= set(EITHER):
        return "Both"
    return "Person" if "LastName" in names else "Organisation"


def _spoken(name: str) -> str:
    """Give the name of a part in words: AddressLine1 as address line 1."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name).lower()
