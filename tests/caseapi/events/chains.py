"""Chains of events in a database without a server, and the ways to tamper with them."""

import itertools
from typing import Any

from sqlalchemy import Connection, text

from caseapi.calls import Call, Outcome
from caseapi.dispatch import take
from caseapi.store import Store
from client.contract.routes import SAVE_DRAFT
from tests.caseapi import court

GUARDS = {
    "sqlite": (
        "DROP TRIGGER events_are_not_changed",
        "DROP TRIGGER events_are_not_deleted",
    ),
    "postgresql": ("DROP TRIGGER events_are_append_only ON events",),
}
FIRST, SECOND = "hearing 1", "hearing 2"


def put_events(store: Store, stream: str, count: int, *, said: str = "told") -> None:
    """Add events to a stream, each by a command of its own."""
    ids = map(str, itertools.count(1))
    with store.writing() as connection:
        for number in range(count):
            call = Call(court.CLERK, f"{said} {stream} {number}", {}, court.NOW, lambda: next(ids))
            outcome = Outcome("public.hearing.told", stream, {"said": f"{said} {number}"})
            take(connection, call, SAVE_DRAFT, lambda _, __, told=outcome: (told,))  # type: ignore[misc]


def tamper(store: Store, *statements: str, **values: Any) -> None:
    """Do to the events what the database refuses, as somebody could who may alter its schema."""
    with store.writing() as connection:
        for guard in GUARDS[connection.dialect.name]:
            connection.execute(text(guard))
        for statement in statements:
            connection.execute(text(statement), values)


def bodies(connection: Connection, stream: str) -> list[str]:
    """Give the bodies of a stream's events, in their order."""
    statement = text("SELECT body FROM events WHERE stream_id = :stream ORDER BY sequence")
    return list(connection.execute(statement, {"stream": stream}).scalars())
