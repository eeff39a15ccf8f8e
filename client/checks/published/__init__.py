"""The rules of the published results validator (contract section 8), each under its own id."""

from client.checks.published.asked import (
    Asked,
    AskedDefendant,
    AskedLine,
    AskedOffence,
    OffenceFacts,
    asked_from_wire,
    asked_to_wire,
)
from client.checks.published.issues import Issue, PageMessage, Severity
from client.checks.published.rules import RULES, Found, Rule, find_all

__all__ = [
    "RULES",
    "Asked",
    "AskedDefendant",
    "AskedLine",
    "AskedOffence",
    "Found",
    "Issue",
    "OffenceFacts",
    "PageMessage",
    "Rule",
    "Severity",
    "asked_from_wire",
    "asked_to_wire",
    "find_all",
]
