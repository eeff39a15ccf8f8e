"""Who appears: counsel of every kind, representatives, interpreters (section 6)."""

from typing import Any

import pytest

from caseapi.acts.counsel import KINDS, Kind
from caseapi.acts.event_definitions import END
from client.contract import routes
from tests.caseapi import court
from tests.caseapi.acts.acting import hearing, refused, told
from tests.caseapi.acts.test_hearing_events import event
from tests.caseapi.conftest import Api

COUNSEL = "e1f2a3b4-c5d6-4e7f-8091-a2b3c4d5e601"
OTHER = "e1f2a3b4-c5d6-4e7f-8091-a2b3c4d5e602"

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.member)


def person(kind: Kind, **members: Any) -> dict[str, Any]:
    """Give somebody of a kind, as the body of an add or an update holds them."""
    somebody = {
        "id": COUNSEL,
        "title": "MS",
        "firstName": "Nerys",
        "lastName": "Halloran",
        "attendanceDays": [court.DAY],
    }
    own: dict[str, dict[str, Any]] = {
        "prosecutionCounsel": {"prosecutionCases": [court.CASE], "status": "Prosecutor"},
        "defenceCounsel": {"defendants": [court.DEFENDANT], "status": "Solicitor"},
        "applicantCounsel": {"applicants": [court.DEFENDANT]},
        "respondentCounsel": {"respondents": [court.DEFENDANT]},
        "companyRepresentative": {"position": "DIRECTOR", "defendants": [court.DEFENDANT]},
        "interpreterIntermediary": {"role": "INTERPRETER"},
    }
    return {kind.member: {**somebody, **own[kind.member], **members}}


@every_kind
async def test_somebody_is_added_updated_and_removed(api: Api, kind: Kind) -> None:
    added = {"hearingId": court.HEARING, **person(kind)}
    assert await told(api, kind.add, person(kind)) == [(kind.add.success, added)]
    assert (await hearing(api))[kind.place] == [person(kind)[kind.member]]

    changed = person(kind, lastName="Halloran-Pugh")
    updated = {"hearingId": court.HEARING, **changed}
    assert await told(api, kind.update, changed) == [(kind.update.success, updated)]
    assert (await hearing(api))[kind.place] == [changed[kind.member]]

    removed = {"hearingId": court.HEARING, "id": COUNSEL}
    assert await told(api, kind.remove, {"id": COUNSEL}) == [(kind.remove.success, removed)]
    assert (await hearing(api))[kind.place] == []


@every_kind
async def test_a_second_with_the_same_id_is_ignored(api: Api, kind: Kind) -> None:
    await told(api, kind.add, person(kind))
    ((name, payload),) = await told(api, kind.add, person(kind, lastName="Pugh"))
    assert name == kind.add.failures[0]
    assert payload == {
        "reason": "They were added before",
        "hearingId": court.HEARING,
        "caseURN": "01TW1234526",
        **person(kind, lastName="Pugh"),
    }
    assert (await hearing(api))[kind.place] == [person(kind)[kind.member]]


@every_kind
async def test_an_update_that_changes_nothing_is_ignored(api: Api, kind: Kind) -> None:
    await told(api, kind.add, person(kind))
    ((name, payload),) = await told(api, kind.update, person(kind))
    assert (name, payload["reason"]) == (kind.update.failures[0], "Nothing is changed by this")
    ((name, payload),) = await told(api, kind.update, person(kind, id=OTHER))
    assert (name, payload["reason"]) == (kind.update.failures[0], "They are not on this hearing")


@every_kind
async def test_once_the_hearing_has_ended_nothing_changes_any_more(api: Api, kind: Kind) -> None:
    await told(api, kind.add, person(kind))
    await told(api, routes.LOG_EVENT, event(END, "Hearing ended"))
    ((name, payload),) = await told(api, kind.add, person(kind, id=OTHER))
    assert (name, payload["reason"]) == (kind.add.failures[0], "The hearing has ended")
    assert await told(api, kind.update, person(kind, lastName="Pugh")) == []
    assert await told(api, kind.remove, {"id": COUNSEL}) == []
    assert (await hearing(api))[kind.place] == [person(kind)[kind.member]]


@every_kind
async def test_nobody_is_removed_by_an_unknown_id(api: Api, kind: Kind) -> None:
    await told(api, kind.add, person(kind))
    assert await told(api, kind.remove, {"id": OTHER}) == []
    assert len((await hearing(api))[kind.place]) == 1


async def test_defence_counsel_for_nobody_here_is_passed_over(api: Api) -> None:
    defence = next(kind for kind in KINDS if kind.member == "defenceCounsel")
    assert await told(api, defence.add, person(defence, defendants=[court.LINE])) == []
    assert "defenceCounsels" not in await hearing(api)


@every_kind
async def test_bodies_that_break_the_schema_are_refused(api: Api, kind: Kind) -> None:
    assert await refused(api, kind.add, {}) == (400, [kind.member])
    assert await refused(api, kind.add, person(kind) | {"more": 1}) == (400, ["more"])
    nameless = {kind.member: {"attendanceDays": [court.DAY]}}
    status, members = await refused(api, kind.add, nameless)
    assert (status, f"{kind.member}.id" in members) == (400, True)
    assert await refused(api, kind.remove, {"id": "x"}) == (400, ["id"])
    assert await refused(api, kind.add, person(kind), hearingId="none") == (404, [])


def test_of_company_representatives_only_an_ignored_change_is_public() -> None:
    company = next(kind for kind in KINDS if kind.member == "companyRepresentative")
    assert company.add.success == "hearing.company-representative-added"
    assert company.add.failures == ("public.hearing.company-representative-change-ignored",)
