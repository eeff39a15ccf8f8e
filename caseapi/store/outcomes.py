"""Commands taken, the events that tell what became of them, and who listens (section 1.5).

Events are only ever added. Those of one stream, which is a hearing's as a rule, are numbered from
1 without a gap and chained by their hashes.
"""

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, delete, select, text

from caseapi.store.chain import BEGINNING, link
from caseapi.store.statements import Statement
from caseapi.store.tables import events, subscriptions

_EVENTS = (
    select(events.c.body)
    .where(
        events.c.user_id == bindparam("user"),
        events.c.client_correlation_id == bindparam("correlation"),
    )
    .order_by(events.c.number)
)
_LATEST_EVENTS = (
    select(events.c.body)
    .where(events.c.user_id == bindparam("user"))
    .order_by(events.c.number.desc())
    .limit(100)
)
_HEAD = Statement(
    select(events.c.sequence, events.c.hash)
    .where(events.c.stream_id == bindparam("stream"))
    .order_by(events.c.sequence.desc())
    .limit(1)
)
_APPEND = Statement(
    text(
        "INSERT INTO events"
        " (stream_id, sequence, user_id, client_correlation_id, body, hash)"
        " VALUES (:stream, :sequence, :user, :correlation, :body, :hash)"
        " ON CONFLICT (stream_id, sequence) DO NOTHING"
    )
)
_TAKE = Statement(
    text(
        "INSERT INTO commands (user_id, client_correlation_id, name, received)"
        " VALUES (:user, :correlation, :command, :received)"
        " ON CONFLICT (user_id, client_correlation_id, name) DO NOTHING"
    )
)
_SUBSCRIBE = text(
    "INSERT INTO subscriptions (id, user_id) VALUES (:id, :user) ON CONFLICT (id) DO NOTHING"
)
_SUBSCRIBER = select(subscriptions.c.user_id).where(subscriptions.c.id == bindparam("subscription"))


def take(connection: Connection, user: str, correlation: str, name: str, received: str) -> bool:
    """Write down that a command is taken, and say whether it hadn't been before.

    `received` is an ISO instant. Where another transaction is taking the same command, this waits
    for what becomes of that.
    """
    row = {"user": user, "correlation": correlation, "command": name, "received": received}
    return _TAKE.change(connection, row) == 1


def append_event(
    connection: Connection,
    stream: str,
    user: str,
    correlation: str | None,
    body: Callable[[int], str],
) -> None:
    """Add an event to its stream, where its user will find it.

    `body` gives the event's text for its number in the stream. Where another transaction has just
    taken that number, the next one is tried.
    """
    row = {"stream": stream, "user": user, "correlation": correlation}
    added = False
    while not added:
        head = _HEAD.first(connection, {"stream": stream})
        sequence, previous = (1, BEGINNING) if head is None else (head[0] + 1, head[1])
        text_of_event = body(sequence)
        rest = {
            "sequence": sequence,
            "body": text_of_event,
            "hash": link(previous, text_of_event),
        }
        added = _APPEND.change(connection, {**row, **rest}) == 1


def read_events(connection: Connection, user: str, correlation: str | None) -> list[str]:
    """Give a user's events for one correlation id, or their latest hundred, oldest first."""
    if correlation is None:
        return list(connection.execute(_LATEST_EVENTS, {"user": user}).scalars())[::-1]
    asked = {"user": user, "correlation": correlation}
    return list(connection.execute(_EVENTS, asked).scalars())


def subscriber(connection: Connection, subscription_id: str) -> str | None:
    """Give the user whose subscription this is, or None."""
    asked = {"subscription": subscription_id}
    user: str | None = connection.execute(_SUBSCRIBER, asked).scalar()
    return user


def subscribe(connection: Connection, subscription_id: str, user: str) -> None:
    """Begin a subscription; one that stands already stays as it is.

    Two windows of one clerk may begin it at the same moment.
    """
    connection.execute(_SUBSCRIBE, {"id": subscription_id, "user": user})


def unsubscribe(connection: Connection, subscription_id: str, user: str) -> None:
    """End a user's own subscription."""
    connection.execute(
        delete(subscriptions).where(
            subscriptions.c.id == subscription_id, subscriptions.c.user_id == user
        )
    )
