"""What a rule finds, and how it is worded for the people it affects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from client.checks.published.asked import Asked


class Severity(StrEnum):
    """Whether a finding keeps results from being shared, or asks for a look."""

    ERROR = "ERROR"
    WARNING = "WARNING"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding of a rule: what it says, the offences it is about, or else the people.

    `codes` are the short codes concerned; `people` are person keys, for a finding that is about
    the whole defendant.
    """

    rule_id: str
    severity: Severity
    words: str
    offences: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    page: "PageMessage | None" = None


@dataclass(frozen=True, slots=True)
class PageMessage:
    """What an error says at the head of the page, before the names of those affected."""

    words: str
    people: tuple[str, ...]


def page_messages(issues: Iterable[Issue], asked: Asked) -> tuple[str, ...]:
    """Give the errors' page messages, one for each rule and wording, with everybody's names."""
    people: dict[tuple[str, str], list[str]] = {}
    for issue in issues:
        if issue.page is not None and issue.severity is Severity.ERROR:
            people.setdefault((issue.rule_id, issue.page.words), []).extend(issue.page.people)
    return tuple(
        f"{words} This affects: {joined([asked.name_of(one) for one in dict.fromkeys(named)])}."
        for (_, words), named in people.items()
    )


def joined(names: Sequence[str]) -> str:
    """Join names as a sentence does: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
