"""Choosing the action, and refusing what is not a request (sections 1.2, 1.3 and 1.6)."""

import json
import uuid

import pytest

from caseapi.acts import table as acts
from caseapi.app import COMMANDS, QUERIES
from caseapi.dispatch import BODY_LIMIT
from client.contract import routes
from client.contract.route import Route
from client.contract.routes import ROUTES, USER_HEADER
from tests.caseapi import court
from tests.caseapi.conftest import Api

PARTS = {
    "hearingId": court.HEARING,
    "hearingDay": court.DAY,
    "userId": court.CLERK,
    "subscriptionId": court.SUBSCRIPTION,
}
by_name = pytest.mark.parametrize(
    "route", [each for each in QUERIES if each not in acts.QUERIES], ids=lambda route: route.name
)
commands = pytest.mark.parametrize(
    "route", [each for each in COMMANDS if each not in acts.COMMANDS], ids=lambda route: route.name
)


def filled(path: str) -> str:
    return path.format(**PARTS)


def test_every_route_of_the_clerks_contract_is_served() -> None:
    assert set(ROUTES) == {*QUERIES, *COMMANDS}


@by_name
@pytest.mark.parametrize("form", ["path", "service_path"])
async def test_a_query_answers_on_both_paths_in_its_own_media_type(
    api: Api, route: Route, form: str
) -> None:
    await api.tell(routes.SUBSCRIBE, subscriptionId=court.SUBSCRIPTION)
    text = {"originalText": "fo", "orderedDate": court.DAY} if route == routes.PARSE_RESULT else {}
    answer = await api.http.get(
        filled(getattr(route, form)), headers=court.asking(route), params=text
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"] == route.media_type
    assert str(uuid.UUID(answer.headers["CPPID"])) == answer.headers["CPPID"]


@by_name
async def test_a_query_for_another_media_type_is_not_acceptable(api: Api, route: Route) -> None:
    headers = {**court.asking(route), "Accept": "application/vnd.hearing.get.nothing+json"}
    answer = await api.http.get(filled(route.path), headers=headers)
    assert answer.status_code == 406
    assert route.media_type in answer.json()["error"]


@commands
async def test_a_command_of_another_media_type_is_not_supported(api: Api, route: Route) -> None:
    for content_type in ("application/json", ""):
        headers = {**court.telling(route), "Content-Type": content_type}
        answer = await api.http.post(filled(route.path), headers=headers, content=b"{}")
        assert answer.status_code == 415
        assert route.media_type in answer.json()["error"]


@pytest.mark.parametrize(
    "accept",
    [
        "*/*",
        "text/html, application/vnd.hearing.get.hearing+json;q=0.5",
        "Application/VND.hearing.get.hearing+JSON; charset=utf-8",
    ],
)
async def test_the_accept_header_may_name_several_and_add_parameters(api: Api, accept: str) -> None:
    headers = {**court.asking(routes.HEARING), "Accept": accept}
    answer = await api.http.get(filled(routes.HEARING.path), headers=headers)
    assert answer.headers["content-type"] == routes.HEARING.media_type


@by_name
@pytest.mark.parametrize("user", ["", "clerk"])
async def test_a_query_without_a_user_is_refused(api: Api, route: Route, user: str) -> None:
    headers = {**court.asking(route), USER_HEADER: user}
    answer = await api.http.get(filled(route.path), headers=headers)
    assert answer.status_code == (400 if route.context == "hearing" else 403)
    assert USER_HEADER in answer.json()["error"]
    assert user or "No Logged in UserId" in answer.json()["error"]


@commands
async def test_a_command_without_a_user_is_refused(api: Api, route: Route) -> None:
    headers = {"Content-Type": route.media_type}
    answer = await api.http.post(filled(route.path), headers=headers, content=b"{}")
    assert answer.status_code == 403


async def test_a_path_or_a_method_that_is_not_served_is_said_in_json(api: Api) -> None:
    for path in ("/", "/hearings", routes.HEARINGS.path + "/a/b/c"):
        answer = await api.http.get(path, headers=court.asking(routes.HEARINGS))
        assert answer.status_code == 404
        assert answer.json() == {"error": "This path is not part of the API."}
    answer = await api.http.delete(filled(routes.SAVE_DRAFT.path))
    assert answer.status_code == 405
    assert answer.json() == {"error": "This path does not take DELETE."}


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"1",
        b"\xff\xfe{}",
        b'{"version": NaN}',
        b'{"version": 1e999}',
        b'{"version":' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    ],
    ids=["broken", "list", "number", "utf-16", "nan", "infinite", "endless", "deep", "nested"],
)
async def test_a_body_that_is_not_a_json_object_is_refused(api: Api, body: bytes) -> None:
    answer = await api.http.post(
        filled(routes.SAVE_DRAFT.path), content=body, headers=court.telling(routes.SAVE_DRAFT)
    )
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("The body")


async def test_a_body_that_is_too_long_is_refused(api: Api) -> None:
    async def in_pieces() -> object:
        for _ in range(BODY_LIMIT // 1000 + 1):
            yield b"x" * 1000

    for content in (b"x" * (BODY_LIMIT + 1), in_pieces()):
        answer = await api.http.post(
            filled(routes.SAVE_DRAFT.path),
            content=content,  # type: ignore[arg-type]
            headers=court.telling(routes.SAVE_DRAFT),
        )
        assert answer.status_code == 413


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("version", None),
        ("version", "1"),
        ("version", True),
        ("version", 2**31),
        ("version", -1),
        ("__metadata__", None),
        ("resultLines", []),
        ("isResetResults", "yes"),
    ],
)
async def test_a_draft_that_breaks_the_schema_is_refused_by_member(
    api: Api, member: str, value: object
) -> None:
    body = {**court.draft(1), member: value}
    if value is None:
        del body[member]
    answer = await api.tell(routes.SAVE_DRAFT, body, hearingId=court.HEARING, hearingDay=court.DAY)
    assert answer.status_code == 400
    assert list(answer.json()["validationErrors"]) == [member]
    assert await api.draft() == {"targets": []}


async def test_a_share_that_breaks_the_schema_is_refused_by_member(api: Api) -> None:
    body = court.share(1)
    body["resultLines"][0]["prompts"][0]["surprise"] = "Pryce"
    answer = await api.tell(routes.SHARE, body, hearingId=court.HEARING, hearingDay=court.DAY)
    assert answer.status_code == 400
    assert list(answer.json()["validationErrors"]) == ["resultLines.0.prompts.0.surprise"]
    assert "Pryce" not in answer.text
    empty = {**court.share(1), "resultLines": []}
    answer = await api.tell(routes.SHARE, empty, hearingId=court.HEARING, hearingDay=court.DAY)
    assert list(answer.json()["validationErrors"]) == ["resultLines"]


async def test_a_day_in_the_path_has_to_be_a_day(api: Api) -> None:
    answer = await api.tell(
        routes.SAVE_DRAFT, court.draft(1), hearingId=court.HEARING, hearingDay="today"
    )
    assert answer.status_code == 400
    assert list(answer.json()["validationErrors"]) == ["hearingDay"]


async def test_the_path_has_the_last_word_on_its_parameters(api: Api) -> None:
    body = court.draft(1, hearingId="another", hearingDay="2020-01-01")
    await api.tell(routes.SAVE_DRAFT, body, hearingId=court.HEARING, hearingDay=court.DAY)
    assert (await api.draft())["hearingId"] == court.HEARING


async def test_a_command_on_an_unknown_hearing_is_refused_at_once(api: Api) -> None:
    for route, body in ((routes.SAVE_DRAFT, court.draft(1)), (routes.SHARE, court.share(1))):
        answer = await api.tell(route, body, hearingId="none", hearingDay=court.DAY)
        assert (answer.status_code, answer.json()) == (404, {"error": "No hearing has this id."})


async def test_a_refused_command_can_be_sent_again_with_its_correlation_id(api: Api) -> None:
    parts = {"hearingId": court.HEARING, "hearingDay": court.DAY}
    wrong = await api.tell(routes.SAVE_DRAFT, {}, correlation="again", **parts)
    assert wrong.status_code == 400
    await api.tell(routes.SAVE_DRAFT, court.draft(1), correlation="again", **parts)
    assert len(await api.events("again")) == 1


async def test_a_correlation_id_has_its_length(api: Api) -> None:
    answer = await api.tell(
        routes.SUBSCRIBE, correlation="x" * 101, subscriptionId=court.SUBSCRIPTION
    )
    assert answer.status_code == 400


async def test_errors_are_json_with_one_sentence(api: Api) -> None:
    answer = await api.http.get("/nowhere")
    assert answer.headers["content-type"] == "application/json"
    assert list(json.loads(answer.content)) == ["error"]
