"""Names and addresses given before: from the draft's results and from what the API remembers."""

from typing import Any

import pytest

from client.catalogue import Part, Prompt, PromptKind, PromptRule
from client.contract.sitting import ReusableInfo, ReusablePrompt
from client.record.earlier import earlier_answers
from client.record.lines import ResultLine

PERSON, OTHER = "d0fb99b4-0c5b-4eb5-995a-ed6a2b9cb6d0", "a0fb99b4-0c5b-4eb5-995a-ed6a2b9cb6d0"
EMPLOYER = Prompt(
    "p1",
    "employer",
    "Employer",
    PromptKind.NAME_ADDRESS,
    PromptRule.MANDATORY,
    parts=(
        Part("OrganisationName", "employerOrganisationName", mandatory=True),
        Part("AddressLine1", "employerAddress1", mandatory=True),
        Part("PostCode", "employerPostCode"),
    ),
)


def children(name: str, address: str = "1 High Road", **others: str) -> list[dict[str, Any]]:
    parts = {"OrganisationName": name, "Address1": address, **others}
    return [
        {
            "type": "TXT",
            "promptId": "p1",
            "promptRef": f"employer{ref}",
            "label": "x",
            "value": text,
        }
        for ref, text in parts.items()
    ]


def line(value: Any, person: str = PERSON, **members: Any) -> ResultLine:
    prompt = {"type": "NAMEADDRESS", "promptId": "p0", "promptRef": "employer", "value": value}
    wire = {"masterDefendantId": person, "resultPrompts": [prompt], **members}
    return ResultLine("line", wire)


def offered(*lines: ResultLine, remembered: tuple[ReusablePrompt, ...] = ()) -> list[list[str]]:
    found = earlier_answers(EMPLOYER, PERSON, lines, remembered)
    return [[str(part["value"]) for part in answer] for answer in found]


def test_the_last_recorded_comes_first_and_each_comes_once() -> None:
    lines = (line(children("Abbey")), line(children("Brook")), line(children("Abbey")))
    assert offered(*lines) == [["Abbey", "1 High Road"], ["Brook", "1 High Road"]]


def test_what_another_client_keeps_beside_the_parts_goes_along() -> None:
    (answer,) = earlier_answers(
        EMPLOYER, PERSON, [line(children("Abbey", EmailAddress1="a@b.example"))], ()
    )
    assert [part["value"] for part in answer] == ["Abbey", "1 High Road", "a@b.example"]
    assert {part["promptId"] for part in answer} == {"p1"}


def test_an_alternative_inside_a_prompt_is_found() -> None:
    inner = {"type": "NAMEADDRESS", "promptRef": "employer", "value": children("Abbey")}
    prompt = {"type": "ONEOF", "promptRef": "who", "value": inner}
    assert offered(line([], resultPrompts=[prompt])) == [["Abbey", "1 High Road"]]


@pytest.mark.parametrize(
    "unfit",
    [
        line(children("Abbey"), OTHER),
        line(children("Abbey"), deleted=True),
        line(children("Abbey", "")),
        line([]),
        line(None),
        line("Abbey"),
        line(["Abbey"]),
        line({"value": "Abbey"}),
    ],
)
def test_what_is_of_another_or_not_whole_is_not_offered(unfit: ResultLine) -> None:
    assert offered(unfit) == []


def remembered(*prompts: dict[str, Any]) -> tuple[ReusablePrompt, ...]:
    return ReusableInfo.model_validate({"reusablePrompts": prompts}).reusable_prompts


def test_what_the_api_remembers_comes_behind_as_an_object_of_parts_or_part_by_part() -> None:
    whole = {
        "promptRef": "employer",
        "masterDefendantId": PERSON,
        "type": "NAMEADDRESS",
        "value": {"employerOrganisationName": "Cole", "employerAddress1": "2 Low Road"},
    }
    apart = [
        {"promptRef": ref, "masterDefendantId": PERSON, "type": "TXT", "value": text}
        for ref, text in (("employerOrganisationName", "Dale"), ("employerAddress1", "3 Row"))
    ]
    known = remembered(whole, *apart, {**whole, "masterDefendantId": OTHER})
    assert offered(line(children("Abbey")), remembered=known) == [
        ["Abbey", "1 High Road"],
        ["Cole", "2 Low Road"],
        ["Dale", "3 Row"],
    ]


def test_what_it_remembers_of_another_kind_is_read_and_passed_over() -> None:
    known = remembered(
        {"promptRef": "employer", "masterDefendantId": PERSON, "type": "INT", "value": 3},
        {"promptRef": "bailException", "masterDefendantId": PERSON, "value": "a###b"},
        {"promptRef": "employerAddress1", "masterDefendantId": PERSON, "value": "\x1b[2J3 Row"},
    )
    assert offered(remembered=known) == []
    assert known[2].value == "[2J3 Row"
