"""The questions the API answers, each as one function from a call to JSON text."""

from typing import Any

from sqlalchemy import Connection

from caseapi.calls import AnswerError, Call
from caseapi.json_text import to_json
from caseapi.permissions import without_barred
from caseapi.requests import (
    ListHearings,
    OnHearing,
    OnHearingDay,
    OnSubscription,
    ParseText,
    ReadUser,
)
from caseapi.store import hearings, kept, outcomes, reference, results

EMPTY = "{}"
NO_DRAFT = '{"targets":[]}'


def list_hearings(connection: Connection, call: Call) -> str:
    """Answer with the day's hearings of a court centre or a room (section 2.1)."""
    asked = ListHearings.model_validate(call.payload)
    if asked.date is None or asked.court_centre_id is None:
        return EMPTY
    rows = hearings.list_hearings(
        connection,
        day=asked.date,
        court_centre_id=asked.court_centre_id,
        court_room_id=asked.room_id,
        start_time=asked.start_time,
        end_time=asked.end_time,
    )
    rows = without_barred(connection, call.user, rows)
    return f'{{"hearingSummaries":[{",".join(rows)}]}}' if rows else EMPTY


def read_hearing(connection: Connection, call: Call) -> str:
    """Answer with one hearing and its state; an unknown id answers empty (section 3.1)."""
    asked = OnHearing.model_validate(call.payload)
    hearing = hearings.read_hearing(connection, asked.hearing_id)
    if hearing is None:
        return EMPTY
    beside: dict[str, Any] = {"hearingState": hearing.state.value}
    if hearing.owner is not None:
        beside["amendedByUserId"] = hearing.owner
    if hearing.first_shared_date is not None:
        beside["firstSharedDate"] = hearing.first_shared_date
    witnesses = kept.read_witnesses(connection, asked.hearing_id)
    if witnesses:
        beside["witnesses"] = witnesses
    return f'{{"hearing":{hearing.document},{to_json(beside)[1:]}'


def read_draft(connection: Connection, call: Call) -> str:
    """Answer with the draft as it was saved, or the legacy form of none (section 4.4)."""
    asked = OnHearingDay.model_validate(call.payload)
    return results.read_draft(connection, asked.hearing_id, asked.hearing_day) or NO_DRAFT


def read_shared(connection: Connection, call: Call) -> str:
    """Answer with the lines shared for a day; empty where nothing was (sections 1.6, 4.4)."""
    asked = OnHearingDay.model_validate(call.payload)
    lines = results.read_shared(connection, asked.hearing_id, asked.hearing_day)
    return EMPTY if lines is None else f'{{"resultLines":{lines}}}'


def read_definitions(connection: Connection, call: Call) -> str:
    """Answer with every result definition (section 7.1)."""
    return f'{{"resultDefinitions":[{",".join(reference.read_definitions(connection))}]}}'


def parse_text(connection: Connection, call: Call) -> str:
    """Answer with a line of text as the notepad reads it (section 7.1).

    The notepad is loaded when it is first asked: the server starts sooner without it.
    """
    from caseapi.parsing import parse_line

    asked = ParseText.model_validate(call.payload)
    return to_json(parse_line(connection, asked.original_text, asked.ordered_date))


def read_courtrooms(connection: Connection, call: Call) -> str:
    """Answer with every court house and its rooms."""
    return f'{{"organisationunits":[{",".join(reference.read_units(connection))}]}}'


def read_user(connection: Connection, call: Call) -> str:
    """Answer with a user's name; raises `AnswerError` 404 for an unknown one."""
    asked = ReadUser.model_validate(call.payload)
    user = reference.read_user(connection, asked.user_id)
    if user is None:
        raise AnswerError(404, "No user has this id.")
    return user


def read_logged_in_user(connection: Connection, call: Call) -> str:
    """Answer with the caller's own name; raises `AnswerError` 404 where it isn't known."""
    user = reference.read_user(connection, call.user)
    if user is None:
        raise AnswerError(404, "Nothing is known of you but your id.")
    return user


def read_events(connection: Connection, call: Call) -> str:
    """Answer with the caller's events, by correlation id where one is given (section 1.5).

    Raises `AnswerError` 404 for a subscription that isn't the caller's.
    """
    asked = OnSubscription.model_validate(call.payload)
    if outcomes.subscriber(connection, asked.subscription_id) != call.user:
        raise AnswerError(404, "You have no such subscription; subscribe first.")
    events = outcomes.read_events(connection, call.user, asked.client_correlation_id)
    return f'{{"events":[{",".join(events)}]}}'
