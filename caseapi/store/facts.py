"""What the database knows about itself: its schema, and which practice days it holds."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from caseapi.store.statements import Statement
from caseapi.store.tables import facts

_READ = select(facts.c.value).where(facts.c.name == bindparam("name"))


_WRITE = Statement(insert(facts))


def read(connection: Connection, name: str) -> str | None:
    """Give one fact, or None."""
    value: str | None = connection.execute(_READ, {"name": name}).scalar()
    return value


def write(connection: Connection, name: str, value: str) -> None:
    """Write down a new fact."""
    _WRITE.change(connection, {"name": name, "value": value})


def put(connection: Connection, name: str, value: str) -> None:
    """Write down a fact, in the place of what was known by its name."""
    connection.execute(delete(facts).where(facts.c.name == name))
    write(connection, name, value)
