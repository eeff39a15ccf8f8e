"""Who caused the events of a stream, as the events themselves tell it."""

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from caseapi.store.tables import events

_OF_STREAM = (
    select(events.c.user_id, events.c.body)
    .where(events.c.stream_id == bindparam("stream"))
    .order_by(events.c.sequence)
)


def events_of(connection: Connection, stream: str) -> Iterator[tuple[str, str]]:
    """Give a stream's events in their order, each with its user and as JSON text."""
    for row in connection.execute(_OF_STREAM, {"stream": stream}):
        yield row.user_id, row.body
