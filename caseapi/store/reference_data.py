"""Lists of reference data in the database: plea types, trial types, offences and the like.

Each list is a kind, named as its resource is (`plea-types`, `verdict-types`, `offences`, …), and
each of its rows a document with an id of its own: for `offences` the CJS offence code.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from caseapi.json_text import to_json
from caseapi.store.tables import reference_data

_KIND = (
    select(reference_data.c.document)
    .where(reference_data.c.kind == bindparam("kind"))
    .order_by(reference_data.c.position, reference_data.c.id)
)
_ROW = select(reference_data.c.document).where(
    reference_data.c.kind == bindparam("kind"), reference_data.c.id == bindparam("row")
)


def read_kind(connection: Connection, kind: str) -> list[str]:
    """Give every row of a list as JSON text, in the order they were put in."""
    return list(connection.execute(_KIND, {"kind": kind}).scalars())


def read_row(connection: Connection, kind: str, row_id: str) -> str | None:
    """Give one row of a list as JSON text, or None."""
    text: str | None = connection.execute(_ROW, {"kind": kind, "row": row_id}).scalar()
    return text


def replace_kind(
    connection: Connection, kind: str, rows: Iterable[tuple[str, dict[str, Any]]]
) -> None:
    """Put rows, each an id and its document, in the place of all others of a list.

    Of two rows with the same id the last stands, in the place of the first.
    """
    connection.execute(delete(reference_data).where(reference_data.c.kind == kind))
    documents = dict(rows)
    if documents:
        connection.execute(
            insert(reference_data),
            [
                {"kind": kind, "id": row_id, "position": position, "document": to_json(document)}
                for position, (row_id, document) in enumerate(documents.items())
            ],
        )
