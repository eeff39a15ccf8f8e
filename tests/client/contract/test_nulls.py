"""A null in place of a member that may be left out counts as one that was left out."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from client.contract.hearing import HearingDetail
from client.contract.hearing_list import HearingList
from client.contract.reference import read_definitions
from tests.client.builders import detail_json, hearing_json, summary_json

Place = tuple[str | int, ...]
DETAIL = detail_json(hearing_json())
LIST = {"hearingSummaries": [summary_json(hearing_json())]}
MUST_BE_THERE = [("hearing", "id"), ("hearingSummaries", 0, "id")]


def members(value: Any, place: Place = ()) -> Iterator[Place]:
    """Give the place of every member of every object."""
    found = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in found:
        at = (*place, name)
        if isinstance(value, dict):
            yield at
        if isinstance(inner, dict | list):
            yield from members(inner, at)


def changed(value: Any, place: Place, change: Callable[[Any, Any], None]) -> str:
    """Give JSON text with one member changed."""
    value = copy.deepcopy(value)
    holder = value
    for name in place[:-1]:
        holder = holder[name]
    change(holder, place[-1])
    return json.dumps(value)


@pytest.mark.parametrize(("model", "body"), [(HearingDetail, DETAIL), (HearingList, LIST)])
def test_a_null_counts_as_absent(
    model: type[HearingDetail] | type[HearingList], body: dict[str, Any]
) -> None:
    places = [place for place in members(body) if place not in MUST_BE_THERE]
    assert len(places) > 20
    for place in places:
        with_null = changed(body, place, lambda holder, name: holder.update({name: None}))
        without = changed(body, place, lambda holder, name: holder.pop(name))
        assert model.from_json(with_null) == model.from_json(without), place


def test_what_must_be_there_may_not_be_null() -> None:
    text = changed(DETAIL, ("hearing", "id"), lambda holder, name: holder.update({name: None}))
    with pytest.raises(ValueError, match="id"):
        HearingDetail.from_json(text)


def test_so_it_is_in_a_definition() -> None:
    row = {"id": "1", "shortCode": "XX", "label": "Example", "level": None, "prompts": None}
    (definition,) = read_definitions(json.dumps({"resultDefinitions": [row]}))
    assert (definition.short_code, definition.label) == ("XX", "Example")
