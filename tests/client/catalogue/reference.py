"""The public reference data, where it lies beside the checkout; tests skip without it."""

import json
from functools import cache
from typing import Any

import pytest

from tests.published import REFERENCE


@cache
def _read(name: str) -> list[dict[str, Any]]:
    file = REFERENCE / name
    if not file.is_file():
        pytest.skip(f"the reference data ({name}) is not beside this checkout")
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def reference_definitions() -> list[dict[str, Any]]:
    """Give the definitions as collected, one entry per prompt."""
    return _read("result-definitions.json")


def most_used_results() -> list[dict[str, Any]]:
    """Give the results that magistrates' courts use most."""
    return _read("most-used-results.json")


def reference_by_id() -> dict[str, dict[str, Any]]:
    """Give the same by definition id."""
    return {entry["id"]: entry for entry in reference_definitions()}


def reference_as_wire() -> dict[str, Any]:
    """Give the definitions as reference data would send them, one row per unit and per part."""
    children = {entry["id"]: entry.get("childResults", ()) for entry in reference_definitions()}
    definitions = []
    for entry in _read("result-definitions.flat-prompts.json"):
        definition = {name: value for name, value in entry.items() if value is not None}
        definition["wordGroups"] = [{"wordGroup": words} for words in entry.get("wordGroups", ())]
        definition["resultDefinitionRules"] = [
            {"childResultDefinitionId": child["id"], "ruleType": child["rule"]}
            for child in children[entry["id"]]
        ]
        definitions.append(definition)
    return {"resultDefinitions": definitions}
