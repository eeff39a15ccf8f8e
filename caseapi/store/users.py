"""The users a court has given the API, and their groups."""

from typing import Any

from sqlalchemy import Connection, bindparam, exists, insert, select, update

from caseapi.json_text import from_json, to_json
from caseapi.store.statements import Statement
from caseapi.store.tables import users

_ANY = Statement(select(exists().select_from(users)))
_ALL = select(users.c.id, users.c.document)
_CHANGE = update(users).where(users.c.id == bindparam("user")).values(document=bindparam("new"))


def are_known(connection: Connection) -> bool:
    """Say whether any user has ever been given."""
    return bool(_ANY.value(connection, {}))


def replace_users(connection: Connection, given: list[dict[str, Any]]) -> int:
    """Make `given` the whole list of users, and give how many of them that changes.

    A user who is no longer in it keeps a name, for what they recorded says who they were, but
    is in no group any more.
    """
    known: dict[str, str] = dict(iter(connection.execute(_ALL)))
    wanted = {user["userId"]: to_json(user) for user in given}
    for user_id in known.keys() - wanted.keys():
        wanted[user_id] = to_json({**from_json(known[user_id]), "groups": []})
    new = [{"id": i, "document": text} for i, text in wanted.items() if i not in known]
    changed = [{"user": i, "new": text} for i, text in wanted.items() if known.get(i, text) != text]
    if new:
        connection.execute(insert(users), new)
    if changed:
        connection.execute(_CHANGE, changed)
    return len(new) + len(changed)
