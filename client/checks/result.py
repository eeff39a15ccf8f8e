"""A recorded result as the checks read it: its answers as dates, amounts, numbers and periods."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from client.catalogue import Catalogue, Category, Definition
from client.law.periods import Period
from client.record.lines import ResultLine

_DATE_LENGTH = len("2026-11-23")


@dataclass(frozen=True)
class Result:
    """A recorded result with what its definition says of it; `code` is its short code."""

    line: ResultLine
    code: str
    category: str
    level: str
    definition: Definition | None

    @cached_property
    def answers(self) -> Mapping[str, Any]:
        """The values of the answered prompts by their references."""
        found: dict[str, Any] = {}
        for prompt in self.line.prompts:
            value = prompt.get("value")
            if isinstance(value, Mapping) and "promptRef" in value:
                # One of several alternatives stands as an object inside its prompt (section 4.3).
                prompt, value = value, value.get("value")
            if value not in (None, "", []):
                found[str(prompt.get("promptRef") or "")] = value
        return found

    @cached_property
    def dates(self) -> Mapping[str, dt.date]:
        """The answers that are dates, by the references of their prompts."""
        found: dict[str, dt.date] = {}
        for ref, value in self.answers.items():
            if isinstance(value, str) and len(value) == _DATE_LENGTH and value[4] == "-":
                with suppress(ValueError):
                    found[ref] = dt.date.fromisoformat(value)
        return found

    @property
    def is_final(self) -> bool:
        """Whether it ends its offence."""
        return self.category == Category.FINAL and self.level == "O"

    @property
    def is_sentence(self) -> bool:
        """Whether it is a final result that follows a conviction only."""
        return self.is_final and self.definition is not None and self.definition.convicted

    def has(self, ref: str) -> bool:
        """Tell whether a prompt is answered; a yes-or-no that says no is."""
        return ref in self.answers

    def text(self, ref: str) -> str:
        """Give an answer as text; empty where there is none."""
        value = self.answers.get(ref)
        return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")

    def money(self, ref: str) -> Decimal | None:
        """Give an amount in pounds; `None` where there is none that can be read."""
        value = self.answers.get(ref)
        with suppress(InvalidOperation):
            amount = Decimal(str(value)) if value is not None else None
            return amount if amount is None or amount.is_finite() else None
        return None

    def number(self, ref: str) -> int | None:
        """Give a whole number, or one with its unit such as hours; `None` for anything else."""
        value = self.answers.get(ref)
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], Mapping):
            value = value[0].get("value")
        with suppress(ValueError, TypeError):
            return int(str(value))
        return None

    def date(self, ref: str) -> dt.date | None:
        """Give a date; `None` where there is none that can be read."""
        return self.dates.get(ref)

    def period(self, ref: str) -> Period | None:
        """Give a length of time in years, months, weeks and days; `None` for anything else."""
        value = self.answers.get(ref)
        if not isinstance(value, list):
            return None
        units: dict[str, int] = {}
        for part in value:
            if not isinstance(part, Mapping) or not isinstance(part.get("value"), int):
                return None
            units[str(part.get("label"))] = part["value"]
        return Period.of(units)


def result_of(line: ResultLine, catalogue: Catalogue) -> Result:
    """Give a recorded result with what the catalogue says of it."""
    return Result(
        line,
        line.short_code.upper(),
        line.category,
        line.level,
        catalogue.by_id(line.definition_id),
    )
