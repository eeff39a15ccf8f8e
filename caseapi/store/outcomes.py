"""Commands taken, the events that tell what became of them, and who listens (section 1.5)."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from caseapi.store.tables import commands, events, subscriptions

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
_COMMAND = select(commands.c.name).where(
    commands.c.user_id == bindparam("user"),
    commands.c.client_correlation_id == bindparam("correlation"),
    commands.c.name == bindparam("command"),
)
_SUBSCRIBER = select(subscriptions.c.user_id).where(subscriptions.c.id == bindparam("subscription"))


def was_taken(connection: Connection, user: str, correlation: str, name: str) -> bool:
    """Say whether this user's command with this correlation id has been taken before."""
    asked = {"user": user, "correlation": correlation, "command": name}
    return connection.execute(_COMMAND, asked).first() is not None


def take(connection: Connection, user: str, correlation: str, name: str, received: str) -> None:
    """Write down that a command has been taken; `received` is an ISO instant."""
    row = {
        "user_id": user,
        "client_correlation_id": correlation,
        "name": name,
        "received": received,
    }
    connection.execute(insert(commands), row)


def append_event(connection: Connection, user: str, correlation: str | None, body: str) -> None:
    """Add an event, as JSON text, to those of a user."""
    row = {"user_id": user, "client_correlation_id": correlation, "body": body}
    connection.execute(insert(events), row)


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
    """Begin a subscription; one that stands already stays as it is."""
    if subscriber(connection, subscription_id) is None:
        connection.execute(insert(subscriptions), {"id": subscription_id, "user_id": user})


def unsubscribe(connection: Connection, subscription_id: str, user: str) -> None:
    """End a user's own subscription."""
    connection.execute(
        delete(subscriptions).where(
            subscriptions.c.id == subscription_id, subscriptions.c.user_id == user
        )
    )
