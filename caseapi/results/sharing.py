"""Sharing the results of a hearing day (section 5.1), in today's form and the two before it."""

from typing import Any

from sqlalchemy import Connection

from caseapi import hearing as rules
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.hearing import HearingOnDay, target_of, targets_of
from caseapi.json_text import from_json, to_json
from caseapi.requests import ShareRequest
from caseapi.results.requests import OlderShareRequest
from caseapi.results.standing import standing
from caseapi.results.telling import refused
from caseapi.sittings import as_wire, with_day_shared
from caseapi.store import amendments, hearings, results
from caseapi.summaries import objects, summary_of
from client.contract.routes import SHARE

Lines = list[dict[str, Any]]


def share_results(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Share the results of a hearing day, or say why not (section 5.1)."""
    asked = ShareRequest.model_validate(call.payload)
    return _share(connection, call, asked.hearing_id, asked.hearing_day, asked.version)


def share_results_in_older_form(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Share as `share-results` and `share-results-v2` do: they name no day and no version.

    Taken is today, where the hearing sits on it, and else its first day; without a version none
    is refused (section 4.5).
    """
    asked = OlderShareRequest.model_validate(call.payload)
    day = amendments.day_of(connection, asked.hearing_id, as_wire(call.now)[:10])
    if day is None:
        raise AnswerError(404, "No hearing with a day to sit on has this id.")
    return _share(connection, call, asked.hearing_id, day, None)


def _share(
    connection: Connection, call: Call, hearing_id: str, day: str, version: int | None
) -> tuple[Outcome, ...]:
    hearing = standing(connection, hearing_id, day)
    lines: Lines = call.payload["resultLines"]
    targets = targets_of(lines)
    shared = rules.share(
        hearing, version=version, targets=targets, new_state=call.payload.get("newHearingState")
    )
    if not isinstance(shared, HearingOnDay):
        return refused(connection, call, hearing_id, hearing, shared, day=day, version=version)
    now = as_wire(call.now)
    _write_shared_lines(connection, hearing_id, day, lines, targets, today=now[:10])
    if version is not None:
        results.set_last_version(connection, hearing_id, day, version)
    _stamp_draft(connection, hearing_id, day, version, now)
    _mark_shared(connection, hearing_id, day, now)
    return (Outcome(SHARE.success, hearing_id, {}),)


def _write_shared_lines(
    connection: Connection,
    hearing_id: str,
    day: str,
    lines: Lines,
    targets: frozenset[str],
    today: str,
) -> None:
    """Keep the lines, in the place of those of the same targets; others' lines stay.

    A line that doesn't say when it was shared is shared today.
    """
    before = results.read_shared(connection, hearing_id, day)
    ids = {line["resultLineId"] for line in lines}
    kept = [
        line
        for line in objects(from_json(before or "[]"))
        if target_of(line) not in targets and line.get("resultLineId") not in ids
    ]
    kept += [{"sharedDate": today, **line} for line in lines]
    results.write_shared(connection, hearing_id, day, to_json(kept))


def _stamp_draft(
    connection: Connection, hearing_id: str, day: str, version: int | None, now: str
) -> None:
    """Write the shared version and the time of sharing into the draft, where there is one."""
    text = results.read_draft(connection, hearing_id, day)
    if text is None:
        return
    draft = from_json(text)
    if version is not None:
        draft["version"] = version
    draft["__metadata__"] = {**draft.get("__metadata__", {}), "lastSharedTime": now}
    results.write_draft(connection, hearing_id, day, to_json(draft))


def _mark_shared(connection: Connection, hearing_id: str, day: str, now: str) -> None:
    """Say in the hearing, in its day and in the list that results were shared."""
    document = with_day_shared(from_json(hearings.document_of(connection, hearing_id)), day)
    summary = summary_of(document)
    hearings.set_shared(
        connection,
        hearing_id,
        document=to_json(document),
        summary=None if summary is None else to_json(summary),
        at=now,
    )
