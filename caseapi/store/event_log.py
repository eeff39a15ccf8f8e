"""What was logged as a hearing went on, and which hearings go on in a room (section 6)."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, func, insert, select, update

from caseapi.store.tables import hearing_days, hearing_event_log

ENDED = "Hearing ended"
"""The label by which a hearing is known to have ended; the rules go by this text alone."""


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One line of a hearing's log; the times are ISO instants in UTC."""

    id: str
    definition_id: str
    recorded_label: str
    event_time: str
    last_modified_time: str
    alterable: bool
    deleted: bool = False
    counsel_id: str | None = None
    note: str | None = None

    @property
    def day(self) -> str:
        """The day it happened on."""
        return self.event_time[:10]


_log = hearing_event_log
_COLUMNS = (
    _log.c.id,
    _log.c.definition_id,
    _log.c.recorded_label,
    _log.c.event_time,
    _log.c.last_modified_time,
    _log.c.alterable,
    _log.c.deleted,
    _log.c.counsel_id,
    _log.c.note,
)
_ALL = (
    select(*_COLUMNS)
    .where(_log.c.hearing_id == bindparam("hearing"), _log.c.deleted.is_(False))
    .order_by(_log.c.event_time, _log.c.last_modified_time, _log.c.id)
)
_ON_DAY = _ALL.where(_log.c.hearing_day == bindparam("day"))
_ONE = select(*_COLUMNS).where(
    _log.c.hearing_id == bindparam("hearing"), _log.c.id == bindparam("event")
)
_ENDED = (
    select(func.count())
    .select_from(_log)
    .where(
        _log.c.hearing_id == bindparam("hearing"),
        _log.c.recorded_label == ENDED,
        _log.c.deleted.is_(False),
    )
)
_IN_ROOM = (
    select(_log.c.hearing_id, _log.c.definition_id, _log.c.recorded_label)
    .distinct()
    .join(
        hearing_days,
        and_(
            hearing_days.c.hearing_id == _log.c.hearing_id,
            hearing_days.c.hearing_day == _log.c.hearing_day,
        ),
    )
    .where(
        _log.c.hearing_day == bindparam("day"),
        _log.c.deleted.is_(False),
        hearing_days.c.court_centre_id == bindparam("centre"),
        hearing_days.c.court_room_id == bindparam("room"),
    )
    .add_columns(_log.c.event_time, _log.c.last_modified_time)
    .order_by(_log.c.event_time, _log.c.last_modified_time)
)


def read_log(connection: Connection, hearing_id: str, day: str | None = None) -> list[LoggedEvent]:
    """Give a hearing's log, of one day or whole, in order of time."""
    asked = {"hearing": hearing_id, "day": day}
    return [LoggedEvent(*row) for row in connection.execute(_ON_DAY if day else _ALL, asked)]


def read_event(connection: Connection, hearing_id: str, event_id: str) -> LoggedEvent | None:
    """Give one line of a hearing's log, a deleted one too, or None."""
    row = connection.execute(_ONE, {"hearing": hearing_id, "event": event_id}).first()
    return None if row is None else LoggedEvent(*row)


def has_ended(connection: Connection, hearing_id: str) -> bool:
    """Say whether a hearing's log holds its end."""
    return bool(connection.execute(_ENDED, {"hearing": hearing_id}).scalar())


def events_in_room(
    connection: Connection, *, centre_id: str, room_id: str, day: str
) -> list[tuple[str, str, str]]:
    """Give what was logged in a room on a day: hearing, definition and label, in order of time."""
    asked = {"centre": centre_id, "room": room_id, "day": day}
    return [(row[0], row[1], row[2]) for row in connection.execute(_IN_ROOM, asked)]


def write_event(connection: Connection, hearing_id: str, logged: LoggedEvent) -> None:
    """Write down a new line of a hearing's log."""
    connection.execute(
        insert(_log),
        {
            "hearing_id": hearing_id,
            "id": logged.id,
            "definition_id": logged.definition_id,
            "recorded_label": logged.recorded_label,
            "hearing_day": logged.day,
            "event_time": logged.event_time,
            "last_modified_time": logged.last_modified_time,
            "alterable": logged.alterable,
            "deleted": False,
            "counsel_id": logged.counsel_id,
            "note": logged.note,
        },
    )


def delete_event(connection: Connection, hearing_id: str, event_id: str) -> None:
    """Mark a line of the log as deleted; it stays there to be known."""
    connection.execute(
        update(_log)
        .where(_log.c.hearing_id == hearing_id, _log.c.id == event_id)
        .values(deleted=True)
    )


def relabel_event(
    connection: Connection, hearing_id: str, event_id: str, *, label: str, note: str | None
) -> None:
    """Give a line of the log another label, and another note where there is one."""
    new = {"recorded_label": label} | ({} if note is None else {"note": note})
    connection.execute(
        update(_log).where(_log.c.hearing_id == hearing_id, _log.c.id == event_id).values(**new)
    )
