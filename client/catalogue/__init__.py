"""The results that the court can order, indexed for lookup by code, word and prefix."""

from client.catalogue.book import Catalogue
from client.catalogue.charges import AllocationReason, ChargeKinds, PleaKind, VerdictKind
from client.catalogue.model import (
    Category,
    Child,
    ChildRule,
    Definition,
    Level,
    Part,
    Prompt,
    PromptKind,
    PromptRule,
    Unit,
)

__all__ = [
    "AllocationReason",
    "Catalogue",
    "Category",
    "ChargeKinds",
    "Child",
    "ChildRule",
    "Definition",
    "Level",
    "Part",
    "PleaKind",
    "Prompt",
    "PromptKind",
    "PromptRule",
    "Unit",
    "VerdictKind",
]
