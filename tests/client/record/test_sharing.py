"""What is shared: the record's lines as the share command takes them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.record.lines import ResultLine
from client.record.matters import Target
from client.record.record import Record
from client.record.sharing import share_command, shared_value
from tests.client.builders import DAY, clerk, matters, quick, recorded, uid


def shared(*lines: ResultLine, version: int | None = 3) -> list[dict[str, Any]]:
    command = share_command(Record(uid("hearing"), DAY, lines, version), clerk())
    found: list[dict[str, Any]] = command.wire()["resultLines"]
    return found


def changed(line: ResultLine, **members: Any) -> ResultLine:
    return replace(line, wire={**line.wire, **members})


def test_a_share_names_the_clerk_and_the_saved_version() -> None:
    command = share_command(Record("h", DAY, (recorded("nsp"),), 3), clerk()).wire()
    assert command["version"] == 3
    assert command["courtClerk"]["lastName"] == "Ashdown"
    assert set(command) == {"courtClerk", "version", "resultLines"}


def test_a_record_that_was_never_saved_or_is_empty_cannot_be_shared() -> None:
    with pytest.raises(ValueError, match="nothing saved"):
        shared(recorded("nsp"), version=None)
    with pytest.raises(ValueError, match="nothing saved"):
        shared()


def test_a_line_is_shared_with_its_keys_and_names() -> None:
    fine = recorded("fo 120")
    (sent,) = shared(fine)
    assert sent["resultLineId"] == fine.id
    assert sent["shortCode"] == "FO"
    assert sent["resultLabel"] == "Fine"
    assert sent["offenceId"] == uid("spd")
    assert sent["defendantId"] == uid("brackley")
    assert sent["caseId"] == uid("case of hearing")
    assert sent["orderedDate"] == DAY
    assert sent["isComplete"] is True
    assert "applicationId" not in sent
    assert "isDeleted" not in sent


@pytest.mark.parametrize(
    ("typed", "level"),
    [("fo 120", "OFFENCE"), ("fvs 48", "DEFENDANT"), ("fcost 85 CREDNAME=cps", "CASE")],
)
def test_the_level_is_written_out(typed: str, level: str) -> None:
    (sent,) = shared(recorded(typed))
    assert sent["level"] == level


def test_a_result_on_an_application_names_the_application_and_no_offence() -> None:
    (sent,) = shared(recorded("wdrn", Target(application_id=uid("appeal"))))
    assert sent["applicationId"] == uid("appeal")
    assert not {"offenceId", "defendantId", "caseId"} & set(sent)


def test_a_struck_out_line_is_shared_as_deleted() -> None:
    (sent,) = shared(changed(recorded("nsp"), deleted=True))
    assert sent["isDeleted"] is True


def test_nothing_is_shared_while_a_line_of_another_client_is_not_complete() -> None:
    unresolved = ResultLine("u", {"originalText": "half a li", "unresolvedParts": [{}]})
    with pytest.raises(ValueError, match="not complete"):
        shared(unresolved, recorded("nsp"))


def test_only_what_was_never_shared_is_marked_as_modified() -> None:
    old = changed(recorded("nsp"), sharedDate="2026-11-20")
    assert [one["isModified"] for one in shared(old, recorded("fo 120"))] == [False, True]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("TXT", "no evidence", "no evidence"),
        ("INT", 6, "6"),
        ("TIME", "10:00", "10:00"),
        ("DATE", "2026-12-04", "2026-12-04"),
        ("CURR", "120", "120.00"),
        ("CURR", "99.5", "99.50"),
        ("CURR", 99.5, "99.50"),
        ("BOOLEAN", True, "true"),
        ("YESBOX", False, "false"),
        ("DURATION", [{"label": "Years", "value": 2}, {"label": "Months", "value": 6}],
         "2 Years 6 Months"),
        ("FIXL", "a probation officer", "a probation officer"),
        ("FIXLM", ["red", "blue"], "red###blue"),
        ("FIXLOM", ["own words"], "own words"),
        ("TXT", None, ""),
    ],
)  # fmt: skip
def test_values_are_encoded_as_the_contract_says(kind: str, value: Any, text: str) -> None:
    assert shared_value(kind, value) == text


@quick
@given(st.decimals(0, 10_000_000, places=2))
def test_money_keeps_its_pence_on_the_way(amount: Decimal) -> None:
    assert Decimal(shared_value("CURR", str(amount))) == amount


def test_what_was_typed_arrives_as_the_prompts_value() -> None:
    lines = [recorded(text) for text in ("fo 1.5k", "cd 2y6m", "adj 4/12 10 cust", "bail passport")]
    values = [prompt["value"] for sent in shared(*lines) for prompt in sent["prompts"]]
    assert values == [
        "1500.00",
        "2 Years 6 Months",
        "2026-12-04",
        "10:00",
        "true",
        "to surrender the passport",
    ]


def with_prompt(**prompt: Any) -> list[dict[str, Any]]:
    (sent,) = shared(changed(recorded("nsp"), resultPrompts=[prompt]))
    found: list[dict[str, Any]] = sent["prompts"]
    return found


def test_the_parts_of_a_name_and_address_are_shared_as_prompts_of_their_own() -> None:
    parts = [
        {"promptId": "p", "promptRef": f"prison{name}", "label": name, "value": value}
        for name, value in (("OrganisationName", "HMP Marlbrook"), ("Address1", "1 Gate Lane"))
    ]
    assert with_prompt(type="NAMEADDRESS", promptId="p", label="Prison", value=parts) == [
        {"id": "p", "promptRef": "prisonOrganisationName", "label": "OrganisationName",
         "value": "HMP Marlbrook"},
        {"id": "p", "promptRef": "prisonAddress1", "label": "Address1", "value": "1 Gate Lane"},
    ]  # fmt: skip


def test_the_one_of_several_that_was_chosen_is_shared_in_its_place() -> None:
    chosen = {"type": "DATE", "promptId": "d", "promptRef": "until", "label": "Until",
              "value": "2026-12-04"}  # fmt: skip
    assert with_prompt(type="ONEOF", promptId="x", label="Until", value=chosen) == [
        {"id": "d", "promptRef": "until", "label": "Until", "value": "2026-12-04"}
    ]


def test_every_matter_can_be_shared() -> None:
    lines = [recorded("nsp", one.target, uid(f"l{one.number}")) for one in matters()]
    assert [one["offenceId"] for one in shared(*lines)] == [
        one.target.offence_id for one in matters()
    ]
