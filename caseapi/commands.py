"""The commands the API takes, each as one function from a call to the events it causes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from caseapi.calls import AnswerError, Call, Outcome
from caseapi.hearing import REASONS, HearingOnDay, save_draft, share, target_of, targets_of
from caseapi.json_text import from_json, to_json
from caseapi.requests import OnHearingDay, OnSubscription, SaveDraftRequest, ShareRequest
from caseapi.sittings import as_wire, with_day_shared
from caseapi.store import hearings, outcomes, reference, results
from caseapi.store.hearings import StoredHearing
from caseapi.summaries import objects, summary_of
from client.contract.events import HearingState, RefusalCode
from client.contract.routes import SAVE_DRAFT, SHARE


def save_draft_result(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Save the whole draft of a hearing day, or say why not (sections 4.1 and 4.5)."""
    asked = SaveDraftRequest.model_validate(call.payload)
    stored, hearing = _hearing_on_day(connection, asked)
    saved = save_draft(
        hearing,
        user=call.user,
        version=asked.version,
        targets=targets_of(asked.result_lines.values()),
        reset=asked.is_reset_results,
    )
    if isinstance(saved, RefusalCode):
        return (_refusal(connection, call, asked, hearing, saved),)
    results.write_draft(connection, asked.hearing_id, asked.hearing_day, to_json(call.payload))
    results.set_last_version(connection, asked.hearing_id, asked.hearing_day, asked.version)
    if stored.owner != call.user:
        hearings.set_owner(connection, asked.hearing_id, call.user)
    told = {"hearingId": asked.hearing_id, "hearingState": saved.state.value}
    told |= _first_target(asked.result_lines)
    return (Outcome(SAVE_DRAFT.success, asked.hearing_id, told),)


def share_results(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Share the results of a hearing day, or say why not (section 5.1)."""
    asked = ShareRequest.model_validate(call.payload)
    stored, hearing = _hearing_on_day(connection, asked)
    lines: list[dict[str, Any]] = call.payload["resultLines"]
    targets = targets_of(lines)
    shared = share(hearing, version=asked.version, targets=targets)
    if isinstance(shared, RefusalCode):
        return (_refusal(connection, call, asked, hearing, shared),)
    now = as_wire(call.now)
    _write_shared_lines(connection, asked, lines, targets, today=now[:10])
    results.set_last_version(connection, asked.hearing_id, asked.hearing_day, asked.version)
    _stamp_draft(connection, asked, now)
    document = with_day_shared(from_json(stored.document), asked.hearing_day)
    summary = summary_of(document)
    hearings.set_shared(
        connection,
        asked.hearing_id,
        document=to_json(document),
        summary=None if summary is None else to_json(summary),
        at=now,
    )
    return (Outcome(SHARE.success, asked.hearing_id, {}),)


def subscribe(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Begin a user's subscription to their own events (section 1.5)."""
    asked = OnSubscription.model_validate(call.payload)
    outcomes.subscribe(connection, asked.subscription_id, call.user)
    return ()


def unsubscribe(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """End a user's subscription."""
    asked = OnSubscription.model_validate(call.payload)
    outcomes.unsubscribe(connection, asked.subscription_id, call.user)
    return ()


def _hearing_on_day(
    connection: Connection, asked: OnHearingDay
) -> tuple[StoredHearing, HearingOnDay]:
    """Give the hearing as the rules see it; what was shared matters only once it is SHARED."""
    stored = hearings.read_hearing(connection, asked.hearing_id, to_change=True)
    if stored is None:
        raise AnswerError(404, "No hearing has this id.")
    shared = None
    if stored.state is HearingState.SHARED:
        shared = results.read_shared(connection, asked.hearing_id, asked.hearing_day)
    return stored, HearingOnDay(
        state=stored.state,
        owner=stored.owner,
        last_version=results.last_version(connection, asked.hearing_id, asked.hearing_day),
        shared=targets_of(objects(from_json(shared))) if shared else frozenset(),
    )


def _write_shared_lines(
    connection: Connection,
    asked: ShareRequest,
    lines: list[dict[str, Any]],
    targets: frozenset[str],
    today: str,
) -> None:
    """Keep the lines, in the place of those of the same targets; others' lines stay.

    A line that doesn't say when it was shared is shared today.
    """
    before = results.read_shared(connection, asked.hearing_id, asked.hearing_day)
    ids = {line["resultLineId"] for line in lines}
    kept = [
        line
        for line in objects(from_json(before or "[]"))
        if target_of(line) not in targets and line.get("resultLineId") not in ids
    ]
    kept += [{"sharedDate": today, **line} for line in lines]
    results.write_shared(connection, asked.hearing_id, asked.hearing_day, to_json(kept))


def _stamp_draft(connection: Connection, asked: ShareRequest, now: str) -> None:
    """Write the shared version and the time of sharing into the draft, where there is one."""
    text = results.read_draft(connection, asked.hearing_id, asked.hearing_day)
    if text is None:
        return
    draft = from_json(text)
    draft["version"] = asked.version
    draft["__metadata__"] = {**draft.get("__metadata__", {}), "lastSharedTime": now}
    results.write_draft(connection, asked.hearing_id, asked.hearing_day, to_json(draft))


def _first_target(lines: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """Give the ids of one target, which the event's schema still asks for from older drafts."""
    for line in lines.values():
        defendant, offence = line.get("defendantId"), line.get("offenceId")
        if isinstance(defendant, str) and isinstance(offence, str):
            return {"defendantId": defendant, "offenceId": offence, "targetId": offence}
    return {}


def _refusal(
    connection: Connection,
    call: Call,
    asked: SaveDraftRequest | ShareRequest,
    hearing: HearingOnDay,
    code: RefusalCode,
) -> Outcome:
    """Tell of a refusal as section 1.5 has it, with names only where both users are known."""
    info: dict[str, Any] = {"hearingDay": asked.hearing_day, "version": asked.version}
    if hearing.last_version is not None:
        info["lastUpdatedVersion"] = hearing.last_version
    name = _name(connection, call.user)
    owner_name = _name(connection, hearing.owner)
    if name and owner_name:
        info["userName"] = name
        info["lastUpdatedByUserName"] = owner_name
    return Outcome(
        SAVE_DRAFT.failures[0],
        asked.hearing_id,
        {
            "hearingId": asked.hearing_id,
            "hearingState": hearing.state.value,
            "error": {"type": code.kind, "code": code.value, "reason": REASONS[code]},
            "info": info,
        },
    )


def _name(connection: Connection, user_id: str | None) -> str:
    text = reference.read_user(connection, user_id) if user_id else None
    if text is None:
        return ""
    user = from_json(text)
    return f"{user.get('firstName', '')} {user.get('lastName', '')}".strip()
