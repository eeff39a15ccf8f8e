"""Bodies that are sent are closed; drafts that are read keep all that they hold."""

from typing import Any

import pytest
from pydantic import ValidationError

from client.contract.events import ManageResultsFailed, RefusalCode, read_events
from client.contract.reference import PromptRow, ResultDefinition
from client.contract.results import (
    CourtClerk,
    SaveDraft,
    SharedPrompt,
    SharedResults,
    ShareResults,
    read_draft,
)
from tests.client.builders import clerk


def save(**members: Any) -> SaveDraft:
    given: dict[str, Any] = {
        "hearing_id": "h",
        "hearing_day": "d",
        "version": 1,
        "result_lines": {},
        "relations": [],
    }
    return SaveDraft(**given | members)


def test_a_draft_keeps_what_another_client_marked_on_it_as_a_whole() -> None:
    assert save(delegatedPowers=True).wire()["delegatedPowers"] is True


def test_a_prompt_that_is_shared_takes_no_member_of_our_own_making() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        SharedPrompt.model_validate({"id": "p", "label": "l", "value": "v", "type": "TXT"})


@pytest.mark.parametrize("version", ["1", 1.0, True])
def test_a_version_is_a_whole_number_and_nothing_like_it(version: object) -> None:
    with pytest.raises(ValidationError):
        save(version=version)


def test_a_shared_value_is_always_a_string() -> None:
    with pytest.raises(ValidationError):
        SharedPrompt.model_validate({"id": "p", "label": "l", "value": 120})


def test_sharing_nothing_is_not_a_share() -> None:
    with pytest.raises(ValidationError):
        ShareResults(court_clerk=clerk(), version=1, result_lines=[])


def test_a_save_is_written_with_the_wires_names() -> None:
    assert save().wire() == {
        "hearingId": "h",
        "hearingDay": "d",
        "version": 1,
        "resultLines": {},
        "relations": [],
        "shadowListedOffenceIds": [],
        "__metadata__": {"version": 1},
    }


def test_absent_members_are_left_out_and_not_sent_as_null() -> None:
    prompt = SharedPrompt(id="p", label="Amount", value="120.00")
    assert prompt.wire() == {"id": "p", "label": "Amount", "value": "120.00"}


def test_a_null_inside_another_clerks_line_goes_back_as_null() -> None:
    line = {"resultLineId": "l", "resultPrompts": [{"promptRef": "x", "value": None}]}
    assert save(result_lines={"l": line}).wire()["resultLines"] == {"l": line}


def test_a_body_that_is_sent_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        setattr(clerk(), "first_name", "Other")  # noqa: B010 (as a slip would)


def test_a_clerk_is_written_as_the_contract_says() -> None:
    sent = CourtClerk(user_id="u", first_name="Sian", last_name="Ashdown").wire()
    assert sent == {"userId": "u", "firstName": "Sian", "lastName": "Ashdown"}


def test_a_hearing_without_a_draft_has_an_empty_one_without_a_version() -> None:
    draft = read_draft({"targets": []})
    assert (draft.version, draft.result_lines, draft.relations, draft.other) == (None, {}, (), {})


def test_a_draft_keeps_what_it_does_not_know() -> None:
    draft = read_draft({"version": 4, "isResetResults": True, "__metadata__": {"version": 1}})
    assert draft.other == {"isResetResults": True, "__metadata__": {"version": 1}}


def test_nothing_shared_yet_is_an_empty_answer() -> None:
    assert SharedResults.model_validate({}).result_lines == ()


def test_events_without_an_envelope_are_passed_over() -> None:
    no_events: list[Any] = [{"reason": "no envelope"}, {"_metadata": "one"}, None, "an event", []]
    body = {"events": [*no_events, {"_metadata": {"id": "1", "name": "n"}, "a": 2}]}
    assert [(event.name, event.payload) for event in read_events(body)] == [("n", {"a": 2})]
    assert read_events({}) == ()


def test_a_refusal_names_its_code_and_the_other_clerk() -> None:
    refusal = ManageResultsFailed.model_validate(
        {
            "hearingId": "h",
            "error": {"type": "VERSION", "code": "101", "reason": "off sequence"},
            "info": {"lastUpdatedVersion": 7, "lastUpdatedByUserName": "Ada Marsh"},
        }
    )
    assert refusal.error.code == RefusalCode.VERSION_OFF_SEQUENCE
    assert refusal.info.last_updated_version == 7
    assert refusal.info.last_updated_by_user_name == "Ada Marsh"


def test_the_codes_of_one_hundred_are_about_versions_and_the_rest_about_states() -> None:
    assert [code.kind for code in RefusalCode] == ["VERSION"] * 2 + ["STATE"] * 7


def test_older_definitions_say_yes_with_a_letter_and_limits_with_a_number() -> None:
    assert ResultDefinition.model_validate(
        {"id": "d", "label": "Fine", "shortCode": "FO", "financial": "Y", "urgent": "N"}
    ).model_dump(include={"financial", "urgent"}) == {"financial": True, "urgent": False}
    row = PromptRow.model_validate({"id": "p", "type": "INT", "min": 1, "max": "12"})
    assert (row.min, row.max) == ("1", "12")
