"""What amending changes in the database: state, owner and versions; drafts that are deleted."""

from sqlalchemy import Connection, bindparam, delete, func, select, update

from caseapi.store.statements import Statement
from caseapi.store.tables import drafts, hearing_days, hearings, shared_results, versions
from client.contract.events import HearingState

_SET_STATE = Statement(
    update(hearings)
    .where(hearings.c.id == bindparam("hearing"))
    .values(state=bindparam("new_state"), owner=bindparam("new_owner"))
)
_DAYS = Statement(
    select(func.count(hearing_days.c.hearing_day.distinct())).where(
        hearing_days.c.hearing_id == bindparam("hearing")
    )
)
_FIRST_DAY = select(func.min(hearing_days.c.hearing_day)).where(
    hearing_days.c.hearing_id == bindparam("hearing")
)
_SITS_ON = select(hearing_days.c.hearing_day).where(
    hearing_days.c.hearing_id == bindparam("hearing"),
    hearing_days.c.hearing_day == bindparam("day"),
)
_SHARED = (
    select(shared_results.c.hearing_day, shared_results.c.lines)
    .where(shared_results.c.hearing_id == bindparam("hearing"))
    .order_by(shared_results.c.hearing_day)
)
_FORGET_VERSION = delete(versions).where(
    versions.c.hearing_id == bindparam("hearing"), versions.c.hearing_day == bindparam("day")
)
_DELETE_DRAFT = delete(drafts).where(
    drafts.c.hearing_id == bindparam("hearing"), drafts.c.hearing_day == bindparam("day")
)


def set_state(
    connection: Connection, hearing_id: str, state: HearingState, owner: str | None
) -> None:
    """Put a hearing into a state, with its owner."""
    new = {"hearing": hearing_id, "new_state": state.value, "new_owner": owner}
    _SET_STATE.change_soon(connection, new)


def sits_on_several_days(connection: Connection, hearing_id: str) -> bool:
    """Say whether a hearing sits on more days than one."""
    days: int = _DAYS.value(connection, {"hearing": hearing_id})
    return days > 1


def day_of(connection: Connection, hearing_id: str, today: str) -> str | None:
    """Give today where a hearing sits on it, else its first day, or None for one without days."""
    asked = {"hearing": hearing_id}
    if connection.execute(_SITS_ON, {**asked, "day": today}).first() is not None:
        return today
    first: str | None = connection.execute(_FIRST_DAY, asked).scalar()
    return first


def read_shared_days(connection: Connection, hearing_id: str) -> list[tuple[str, str]]:
    """Give each day on which results were shared, and the JSON text of the array of its lines."""
    rows = connection.execute(_SHARED, {"hearing": hearing_id})
    return [(row.hearing_day, row.lines) for row in rows]


def forget_version(connection: Connection, hearing_id: str, day: str) -> None:
    """Forget the last version of a day, so that any may come next (section 4.5)."""
    connection.execute(_FORGET_VERSION, {"hearing": hearing_id, "day": day})


def delete_draft(connection: Connection, hearing_id: str, day: str) -> None:
    """Delete a day's draft; the last version is kept (section 4.4)."""
    connection.execute(_DELETE_DRAFT, {"hearing": hearing_id, "day": day})
