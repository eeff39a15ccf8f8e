"""Reference data in the database: court houses, users and result definitions."""

from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from caseapi.json_text import to_json
from caseapi.store.statements import Statement
from caseapi.store.tables import organisation_units, result_definitions, users

_USER = Statement(select(users.c.document).where(users.c.id == bindparam("user")))
_UNIT = select(organisation_units.c.document).where(organisation_units.c.id == bindparam("unit"))
_UNITS = select(organisation_units.c.document).order_by(
    organisation_units.c.name, organisation_units.c.id
)
_DEFINITIONS = select(result_definitions.c.document).order_by(result_definitions.c.position)
_DEFINITIONS_EDITION = select(func.count(), func.max(result_definitions.c.position)).select_from(
    result_definitions
)


def read_user(connection: Connection, user_id: str) -> str | None:
    """Give a user's details as JSON text, or None."""
    text: str | None = _USER.value(connection, {"user": user_id})
    return text


def put_user(connection: Connection, user: dict[str, Any]) -> None:
    """Put a user in, or in the place of the one with the same `userId`."""
    row = {"document": to_json(user)}
    changed = connection.execute(update(users).where(users.c.id == user["userId"]), row)
    if changed.rowcount == 0:
        connection.execute(insert(users), {"id": user["userId"], **row})


def read_unit(connection: Connection, unit_id: str) -> str | None:
    """Give a court house with its rooms as JSON text, or None."""
    text: str | None = connection.execute(_UNIT, {"unit": unit_id}).scalar()
    return text


def read_units(connection: Connection) -> list[str]:
    """Give every court house with its rooms as JSON texts, by name."""
    return list(connection.execute(_UNITS).scalars())


def put_unit(connection: Connection, unit: dict[str, Any]) -> None:
    """Put a court house in, or in the place of the one with the same `id`."""
    row = {"name": str(unit.get("oucodeL3Name", "")), "document": to_json(unit)}
    changed = connection.execute(
        update(organisation_units).where(organisation_units.c.id == unit["id"]), row
    )
    if changed.rowcount == 0:
        connection.execute(insert(organisation_units), {"id": unit["id"], **row})


def read_definitions(connection: Connection) -> list[str]:
    """Give every result definition as JSON text, in the order they were imported in."""
    return list(connection.execute(_DEFINITIONS).scalars())


def definitions_edition(connection: Connection) -> tuple[int, int]:
    """Give what changes whenever the definitions are replaced: their number and last position."""
    count, last = connection.execute(_DEFINITIONS_EDITION).one()
    return count, last or 0


def replace_definitions(connection: Connection, definitions: list[dict[str, Any]]) -> None:
    """Put these result definitions in the place of all others."""
    _, last = definitions_edition(connection)
    connection.execute(delete(result_definitions))
    if definitions:
        connection.execute(
            insert(result_definitions),
            [
                {"id": definition["id"], "position": position, "document": to_json(definition)}
                for position, definition in enumerate(definitions, start=last + 1)
            ],
        )
