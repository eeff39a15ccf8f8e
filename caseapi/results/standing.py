"""A hearing as it stands in the database, in the form that the rules look at."""

from sqlalchemy import Connection

from caseapi.calls import AnswerError
from caseapi.hearing import LOCKED, HearingOnDay, targets_of
from caseapi.json_text import from_json
from caseapi.store import amendments, hearings, results
from caseapi.summaries import objects
from client.contract.events import HearingState

_MAY_FAIL_TO_BE_SHARED = LOCKED | {HearingState.APPROVAL_REQUESTED}


def standing(connection: Connection, hearing_id: str, day: str | None) -> HearingOnDay:
    """Give what the rules look at of a hearing, which is held until the end of the transaction.

    `day` is None where the request names none. What was shared is read only where it matters, in
    SHARED; so is the number of days, in the states that can't be shared. Raises `AnswerError` 404.
    """
    held = hearings.hold_hearing(connection, hearing_id)
    if held is None:
        raise AnswerError(404, "No hearing has this id.")
    state, owner = held
    shared = None
    if day is not None and state is HearingState.SHARED:
        shared = results.read_shared(connection, hearing_id, day)
    return HearingOnDay(
        state=state,
        owner=owner,
        last_version=None if day is None else results.last_version(connection, hearing_id, day),
        shared=targets_of(objects(from_json(shared))) if shared else frozenset(),
        several_days=state in _MAY_FAIL_TO_BE_SHARED
        and amendments.sits_on_several_days(connection, hearing_id),
    )
