"""What is published about the API, where it lies beside the checkout; none of it is part of this.

Types that live in the closed core domain are not published; references to them are left open.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

SHARED = Path(__file__).parents[1].parent / "shared"
CONTRACT = SHARED / "contract"
REFERENCE = SHARED / "reference"

needs_contract = pytest.mark.skipif(
    not CONTRACT.is_dir(), reason="the published contract is not beside the checkout"
)


@cache
def schema(name: str) -> dict[str, Any] | None:
    """Give a published schema, such as `query/hearing.get.hearing`; None where there is none."""
    file = CONTRACT / "schemas" / f"{name}.json"
    if not file.is_file():
        return None
    opened: dict[str, Any] = _opened(json.loads(file.read_text(encoding="utf-8")))
    return opened


def faults(name: str, body: Any) -> list[str]:
    """Give what a published schema, which must be there, finds wrong with a body."""
    held_to = schema(name)
    assert held_to is not None, name
    return [fault.message for fault in Draft4Validator(held_to).iter_errors(body)]


def _opened(part: Any) -> Any:
    if isinstance(part, list):
        return [_opened(item) for item in part]
    if not isinstance(part, dict):
        return part
    reference = part.get("$ref")
    if isinstance(reference, str) and not reference.startswith("#"):
        return {}
    return {
        name: _opened(value)
        for name, value in part.items()
        if not (name == "id" and isinstance(value, str))
    }
