"""Holding several hearings at once, always in the order of their ids.

Whoever holds hearings in another order may wait for somebody who waits for them; the database then
ends one of the two.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, or_, select

from caseapi.store.tables import hearing_days, hearings
from client.contract.events import HearingState

_AT_ONCE = 100
"""How many ids are looked for in one statement."""


def hold(connection: Connection, hearing_ids: Iterable[str]) -> None:
    """Hold hearings until the end of the transaction; unknown ids are passed over."""
    wanted = sorted(set(hearing_ids))
    connection.execute(
        select(hearings.c.id)
        .where(hearings.c.id.in_(wanted))
        .order_by(hearings.c.id)
        .with_for_update()
    ).all()


def in_room(connection: Connection, centre_id: str, room_id: str, day: str) -> set[str]:
    """Give the ids of the hearings that sit in a room on a day; they are not held."""
    sitting = select(hearing_days.c.hearing_id).where(
        hearing_days.c.hearing_day == day,
        hearing_days.c.court_centre_id == centre_id,
        hearing_days.c.court_room_id == room_id,
    )
    return set(connection.execute(sitting).scalars())


def unshared_naming(connection: Connection, named_ids: Sequence[str], *, after: str) -> set[str]:
    """Give the ids of hearings after a day, `yyyy-MM-dd`, that name an id and have shared nothing.

    They are not held.
    """
    to_come = select(hearing_days.c.hearing_id).where(hearing_days.c.hearing_day > after)
    found: set[str] = set()
    for start in range(0, len(named_ids), _AT_ONCE):
        some = named_ids[start : start + _AT_ONCE]
        naming = or_(*(hearings.c.document.contains(each, autoescape=True) for each in some))
        found.update(
            connection.execute(
                select(hearings.c.id).where(
                    hearings.c.id.in_(to_come),
                    hearings.c.state == HearingState.INITIALISED.value,
                    naming,
                )
            ).scalars()
        )
    return found
