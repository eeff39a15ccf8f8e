"""A hearing that already stands where a test begins, and the people who come to it."""

from typing import Any

from sqlalchemy import delete

from caseapi.hearing import HearingOnDay
from caseapi.imports.hearings import put_hearing
from caseapi.json_text import to_json
from caseapi.store import Store, amendments, reference, results
from caseapi.store.tables import drafts, shared_results, versions
from tests.caseapi import court

OWNER, SECOND = court.CLERK, court.SECOND_CLERK
SUPPORT = "aa0f6f5e-55f1-4f0a-8c1e-0d6f6d4b7a09"
NEXT_DAY = "2026-11-24"


def hearing_of_two_days() -> dict[str, Any]:
    """Give the court's hearing, sitting on a second day too."""
    days = [
        {"sittingDay": f"{day}T10:00:00.000Z", "listedDurationMinutes": 20}
        for day in (court.DAY, NEXT_DAY)
    ]
    return court.hearing(hearingDays=days)


def put_support(store: Store) -> None:
    """Make the second line of support known."""
    person = {**court.user(SUPPORT, "Wren", "Achterberg"), "groups": ["Second Line Support"]}
    with store.writing() as connection:
        reference.put_user(connection, person)


def put_standing(store: Store, hearing: HearingOnDay) -> None:
    """Put the court's hearing into a state, with owner, version and what was shared, and no more.

    Its events stay.
    """
    with store.writing() as connection:
        for table in (drafts, shared_results, versions):
            connection.execute(delete(table))
        put_hearing(connection, hearing_of_two_days() if hearing.several_days else court.hearing())
        amendments.set_state(connection, court.HEARING, hearing.state, hearing.owner)
        if hearing.last_version is not None:
            results.set_last_version(connection, court.HEARING, court.DAY, hearing.last_version)
        if hearing.shared:
            lines = court.share(1, *sorted(hearing.shared))["resultLines"]
            results.write_shared(connection, court.HEARING, court.DAY, to_json(lines))
