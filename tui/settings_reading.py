"""Reads and checks `config.toml` and the environment, with pydantic; away from the start."""

import json
import tomllib
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from keymaps.toml_places import nearest, places, syntax_mistake
from tui.settings import ENVIRONMENT, Settings, SettingsError

_FIELDS = {one.name: one for one in fields(Settings)}


def read_settings(text: str, source: str, given: dict[str, str]) -> Settings:
    """Read a configuration file's text, and what is given before it by the names of the fields.

    `source` names the file in mistakes. Raises `SettingsError` with every mistake at once: no TOML,
    an unknown field with the nearest that there is, and a value that a field can't have.
    """
    try:
        from_file = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError((syntax_mistake(error, source),)) from error
    values = {**from_file, **{name: _number(name, value) for name, value in given.items()}}
    found = places(text, source)
    mistakes: list[tuple[int, str]] = []

    def note(name: str, problem: str) -> None:
        if name in given:
            mistakes.append((0, f"{ENVIRONMENT}{name.upper()}: {problem}"))
        else:
            line = found.line("", name) or found.line(name)
            mistakes.append((line, found.said(line, problem)))

    settings = Settings()
    try:
        # Strict reading takes a dataclass's fields from JSON only.
        settings = TypeAdapter(Settings).validate_json(json.dumps(values, default=str))
    except ValidationError as error:
        for detail in error.errors():
            name = str(detail["loc"][0])
            note(name, _problem(name, detail))
    for name, field in _FIELDS.items():
        most, value = field.metadata.get("most"), values.get(name)
        if most and isinstance(value, int) and not 0 <= value <= most:
            note(name, f"{name} is from 0 to {most}, not {value}")
    if mistakes:
        raise SettingsError(tuple(mistake for _, mistake in sorted(mistakes)))
    return settings


def _number(name: str, value: str) -> Any:
    """Give a value of the environment as the number it stands for, where the field holds one."""
    is_number = isinstance(_FIELDS[name].default, int) and value.isdecimal()
    return int(value) if is_number else value


def _problem(name: str, detail: ErrorDetails) -> str:
    match detail["type"]:
        case "unexpected_keyword_argument":
            return f"{name} is not known{nearest(name, _FIELDS)}"
        case "literal_error":
            wanted = str(detail["ctx"]["expected"]).replace("'", "")
            return f"{name} is {wanted}, not {detail['input']}"
        case "string_type":
            return f'{name} has to be text in quotes: {name} = "{detail["input"]}"'
        case "int_type":
            return f"{name} has to be a whole number, not {detail['input']!r}"
    return f"{name}: {detail['msg']}"
