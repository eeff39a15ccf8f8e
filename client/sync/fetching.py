"""Fetching what a day needs: who the clerk is, the reference data, a hearing, its log."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from client.api.case_api import CaseApi
from client.api.errors import CaseApiError, NotFound, Protocol, Unauthorised, Unavailable
from client.catalogue.charges import ChargeKinds, charge_kinds
from client.contract.courts import UserDetails
from client.contract.hearing import HearingDetail
from client.contract.results import CourtClerk, StoredSharedLine
from client.contract.sitting import ReusableInfo
from client.record.standing import AsHeld
from client.sync.notices import Connected, HearingFetched, LogFetched, ReferenceFetched

T = TypeVar("T")


def _listed(fetch: Callable[[], T]) -> T | None:
    """Fetch a list of reference data; `None` where the server has none that can be read."""
    try:
        return fetch()
    except (NotFound, Protocol, Unauthorised):
        return None


def read_connected(api: CaseApi) -> Connected:
    """Fetch who the clerk is and the court houses: what the day's list waits for."""
    user = read_user(api)
    clerk = CourtClerk(
        user_id=api.user_id,
        first_name=user.first_name or "Court",
        last_name=user.last_name or "Clerk",
    )
    return Connected(clerk, api.courtrooms().organisationunits)


def read_reference(api: CaseApi) -> ReferenceFetched:
    """Fetch the results in force, the pleas and verdicts, and what can be logged."""
    loggable = _listed(api.event_definitions)
    events = loggable.event_definitions if loggable else ()
    charges = _charges(api)
    return ReferenceFetched(_listed(partial(api.result_definitions, "")), charges, events)


def read_user(api: CaseApi) -> UserDetails:
    """Fetch the clerk's name; a server that does not know it is no reason to stop."""
    try:
        return api.user()
    except (NotFound, Unauthorised):
        return UserDetails()


def _charges(api: CaseApi) -> ChargeKinds:
    """Fetch the pleas and verdicts; those built in stand in for a list the server lacks."""
    pleas = _listed(api.plea_types)
    verdicts = _listed(api.verdict_types)
    reasons = _listed(api.mode_of_trial_reasons)
    return charge_kinds(
        pleas.plea_status_types if pleas else (),
        verdicts.verdict_types if verdicts else (),
        reasons.mode_of_trial_reasons if reasons else (),
    )


def read_hearing(api: CaseApi, hearing_id: str, day: str) -> HearingFetched:
    """Fetch a hearing with its draft, what of it has been shared, and earlier answers."""
    body, detail, held = _looked_at(api, hearing_id, day)
    return HearingFetched(hearing_id, body, detail, held, _reusable_info(api, hearing_id))


def read_held(api: CaseApi, hearing_id: str, day: str) -> AsHeld:
    """Fetch a draft, with what is needed to tell what of it stands.

    Where the hearing itself is not given, nothing is known of that.
    """
    try:
        return _looked_at(api, hearing_id, day)[2]
    except Unavailable:
        raise
    except CaseApiError:
        return AsHeld(api.draft(hearing_id, day))


def _looked_at(api: CaseApi, hearing_id: str, day: str) -> tuple[str, HearingDetail, AsHeld]:
    """Look at a hearing and its results, and a second time where amendments seem given up.

    What is read one after the other may fall on both sides of a share, or come from a view that
    lags (section 1.5).
    """
    looked = _look(api, hearing_id, day)
    return _look(api, hearing_id, day) if looked[2].may_hold_given_up else looked


def _look(api: CaseApi, hearing_id: str, day: str) -> tuple[str, HearingDetail, AsHeld]:
    body, detail = api.hearing(hearing_id)
    draft = api.draft(hearing_id, day)
    shared: tuple[StoredSharedLine, ...] = ()
    if detail.hearing is not None and detail.hearing.has_shared_results:
        shared = api.shared_results(hearing_id, day).result_lines
    return body, detail, AsHeld(draft, detail.hearing_state, shared)


def _reusable_info(api: CaseApi, hearing_id: str) -> ReusableInfo:
    """Fetch earlier answers; a server that gives none does not hold up the hearing."""
    try:
        return api.reusable_info(hearing_id)
    except Unavailable:
        raise
    except CaseApiError:
        return ReusableInfo()


def read_log(api: CaseApi, hearing_id: str, day: str) -> LogFetched | None:
    """Fetch a hearing's log; `None` where the server keeps none, or none for this clerk."""
    log = _listed(partial(api.event_log, hearing_id, day))
    return LogFetched(hearing_id, log) if log is not None else None
