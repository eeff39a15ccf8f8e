"""Asking the published rules about a few invented results."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from client.checks.published import (
    Asked,
    AskedDefendant,
    AskedLine,
    AskedOffence,
    Issue,
    OffenceFacts,
    find_all,
)

DAY = dt.date(2026, 11, 23)


def line(code: str, offence: str = "o1", defendant: str = "d1", **members: Any) -> AskedLine:
    """Give a result on an offence; answers are given as `prompts`, a mapping."""
    prompts = tuple(members.pop("prompts", {}).items())
    name = f"{code} {offence} {defendant}"
    return AskedLine(name, code.upper(), code, defendant, offence, prompts=prompts, **members)


def person(defendant: str = "d1", born: str = "1991-04-03", **members: Any) -> AskedDefendant:
    """Give an adult of the same master id in every case."""
    named = {"first_name": "Maud", "last_name": "Tolliver", "master_id": "m1", **members}
    return AskedDefendant(defendant, born=born, **named)


def found(*lines: AskedLine, **members: Any) -> tuple[Issue, ...]:
    """Give all issues over these results; the rest is as `asked` has it."""
    return find_all(asked(*lines, **members)).issues


def asked(
    *lines: AskedLine,
    people: tuple[AskedDefendant, ...] = (),
    offences: tuple[AskedOffence, ...] = (),
    facts: Mapping[str, OffenceFacts] | None = None,
    court: str = "MAGISTRATES",
    day: dt.date | None = DAY,
) -> Asked:
    """Give what the rules are asked about; people and offences are listed unless given."""
    ids = dict.fromkeys(one.offence_id for one in lines)
    listed = offences or tuple(AskedOffence(one, is_convicted=True) for one in ids)
    return Asked(court, day, lines, people or (person(),), listed, facts or {})


def of(rule: str, issues: tuple[Issue, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Give a rule's findings: how severe each is, and its offences or else its people."""
    return [
        (one.severity.value, one.offences or one.people) for one in issues if one.rule_id == rule
    ]
