"""The published rules in their order, and the asking of all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from client.checks.published import custody, order_ends, outcomes, remand
from client.checks.published.asked import Asked
from client.checks.published.issues import Issue, Severity, page_messages


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the validator's list shows it; a lower `priority` is asked first.

    `is_released` says whether it stands on the validator's main branch.
    """

    id: str
    title: str
    severity: Severity
    priority: int
    find: Callable[[Asked], Iterator[Issue]]
    is_released: bool = True

    @property
    def wire(self) -> dict[str, Any]:
        """The rule as section 8 lists it."""
        described = (self.find.__doc__ or "").partition("\n")[0].partition(": ")[2]
        return {
            "ruleId": self.id,
            "title": self.title,
            "description": f"{described[:1].upper()}{described[1:]}",
            "priority": self.priority,
            "severity": self.severity.value,
            "enabled": True,
        }


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
RULES = (
    Rule("DR-SENT-001", "Concurrent or consecutive", _ERROR, 1, custody.concurrent_or_consecutive),
    Rule("DR-DISQ-002", "Extended driving test", _WARNING, 2, outcomes.extended_test),
    Rule("DR-CTL-003", "Custody time limit", _WARNING, 3, remand.custody_time_limit),
    Rule("DR-YRO-004", "End of a youth rehabilitation order", _ERROR, 4, order_ends.youth_orders),
    Rule("DR-COEW-005", "End of a community order", _ERROR, 5, order_ends.community_orders),
    Rule("DR-CONV-006", "Conviction", _WARNING, 6, outcomes.conviction),
    Rule("DR-AGE-007", "Imprisonment under 21", _ERROR, 7, custody.imprisonment_under_21),
    Rule("DR-SEX-008", "Sexual offence", _WARNING, 8, outcomes.sexual_offence, False),
    Rule("DR-APP-009", "Results of applications", _ERROR, 9, outcomes.application_results, False),
    Rule("DR-URG-008", "Urgent end of bail", _WARNING, 10, remand.urgent_end_of_bail, False),
    Rule("DR-RESTRAO-010", "Protected person", _WARNING, 11, remand.one_protected_person, False),
    Rule(
        "DR-SENT-011",
        "Imprisonable offence",
        _WARNING,
        12,
        *(custody.custody_for_a_fineable_offence, False),
    ),
    Rule("DR-ENDORSEMENT-012", "Endorsement", _WARNING, 13, outcomes.endorsement, False),
)
"""Every rule, in the order in which it is asked: those released first, in their own order."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found: all issues in order, and the errors' messages for the page."""

    issues: tuple[Issue, ...] = ()
    messages: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that make a request invalid."""
        return tuple(one for one in self.issues if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """The issues that ask for a look."""
        return tuple(one for one in self.issues if one.severity is Severity.WARNING)


def find_all(asked: Asked, rules: Iterable[Rule] = RULES) -> Found:
    """Ask every rule about a day's results."""
    issues = tuple(issue for rule in rules for issue in rule.find(asked))
    return Found(issues, page_messages(issues, asked))
