"""What is held against what was sent: each difference in words."""

from typing import Any

import pytest

from client.contract.results import DraftDocument, StoredSharedLine, read_draft
from client.record.held import draft_differences, shared_differences
from client.record.lines import ResultLine
from tests.client.builders import catalogue, recorded

FINE, NOTHING = recorded("fo 120"), recorded("nsp")


def wires(*lines: ResultLine) -> dict[str, dict[str, Any]]:
    return {line.id: dict(line.wire) for line in lines}


def held(*lines: ResultLine) -> DraftDocument:
    return read_draft({"version": 3, "resultLines": wires(*lines), "relations": []})


def test_a_draft_that_is_held_as_it_was_saved_has_no_difference() -> None:
    both = FINE, NOTHING
    assert draft_differences(wires(*both), held(*reversed(both)), catalogue()) == ()


def test_members_that_order_nothing_make_no_difference() -> None:
    marked = ResultLine(FINE.id, {**FINE.wire, "valid": False, "note": "seen"})
    assert draft_differences(wires(FINE), held(marked), catalogue()) == ()


def test_another_amount_is_said_beside_the_one_that_was_typed() -> None:
    changed = ResultLine(FINE.id, recorded("fo 12").wire)
    said = draft_differences(wires(FINE), held(changed), catalogue())
    assert said == ("Fine £120 is held as Fine £12",)


def test_another_offence_another_result_and_a_struck_out_line_are_differences() -> None:
    elsewhere = ResultLine(FINE.id, {**FINE.wire, "offenceId": "another"})
    other = ResultLine(FINE.id, {**NOTHING.wire})
    struck = ResultLine(FINE.id, {**FINE.wire, "deleted": True})
    for one in (elsewhere, other, struck):
        assert len(draft_differences(wires(FINE), held(one), catalogue())) == 1


def test_a_line_that_is_gone_and_one_that_is_new_are_said() -> None:
    said = draft_differences(wires(FINE), held(NOTHING), catalogue())
    assert said == ("Fine £120 is not held", "No separate penalty is held too")


SENT = {
    "resultLineId": "l1",
    "resultDefinitionId": "d1",
    "resultLabel": "Fine",
    "prompts": [{"id": "p1", "label": "Amount of fine", "value": "120.00"}],
}


def shared(**members: Any) -> StoredSharedLine:
    wire = {"resultLineId": "l1", "resultDefinitionId": "d1", "resultLabel": "Fine"}
    prompts = [{"id": "p1", "label": "Amount of fine", "value": "120.00"}]
    return StoredSharedLine.model_validate({**wire, "prompts": prompts, **members})


def test_shared_results_are_compared_by_what_they_order() -> None:
    assert shared_differences([SENT], [shared()]) == ()
    assert shared_differences([SENT], []) == ("Fine is not among the shared results",)
    assert shared_differences([{**SENT, "isDeleted": True}], []) == ()
    other = shared(resultDefinitionId="d2", resultLabel="Costs")
    assert shared_differences([SENT], [other]) == ("Fine is held as Costs",)
    less = shared(prompts=[{"id": "p1", "value": "12.00"}])
    said = shared_differences([SENT], [less])
    assert said == ("Fine: Amount of fine 120.00 is held as 12.00",)
    none = shared(prompts=[])
    assert shared_differences([SENT], [none])[0].endswith("is held as nothing")


@pytest.mark.parametrize("prompts", [5, "text", True, {"a": 1}, [None], ["text", 1.5]])
def test_answers_that_are_none_are_told_as_missing(prompts: object) -> None:
    odd = ResultLine(FINE.id, {**FINE.wire, "resultPrompts": prompts})
    said = draft_differences(wires(FINE), held(odd), catalogue())
    assert said == ("Fine £120 is held as Fine …",)
