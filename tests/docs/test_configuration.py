"""The page on configuration has every field; `UPDATE_DOCS=1` writes it anew."""

from dataclasses import Field, fields
from typing import Any, get_args

from tests.docs.pages import holds_what_the_program_says
from tui.settings import ENVIRONMENT, Settings


def value_of(field: "Field[Any]") -> str:
    if choices := get_args(field.type):
        return " or ".join(f'`"{choice}"`' for choice in choices)
    return "text" if field.type is str else f"0 to {field.metadata['most']}"


def row(field: "Field[Any]") -> str:
    default = f'`"{field.default}"`' if isinstance(field.default, str) else f"`{field.default}`"
    variable = f"`{ENVIRONMENT}{field.name.upper()}`"
    says = field.metadata["says"]
    return f"| `{field.name}` | {value_of(field)} | {default} | {says} | {variable} |\n"


def test_the_page_has_every_field() -> None:
    head = "| Field | Value | Unless set | Says | In the environment |\n|---|---|---|---|---|\n"
    table = head + "".join(map(row, fields(Settings)))
    holds_what_the_program_says("configuration.md", {"fields": table})
