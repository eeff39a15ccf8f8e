"""Loading the practice court: its court houses, users, results, and the hearings of one day."""

import datetime as dt

from caseapi.imports.fines import fines_in, put_accounts
from caseapi.imports.hearings import put_hearing
from caseapi.store import Store, facts, reference


def load_practice_court(store: Store, day: dt.date, seed: int) -> bool:
    """Load the practice court's hearings of a day, unless the database holds them already.

    What is recorded on other days stays. Says whether anything was loaded.
    """
    fact = f"practice {day.isoformat()}"
    with store.reading() as connection:
        if facts.read(connection, fact) is not None:
            return False
    from caseapi.practice import practice_court
    from client.catalogue.builtin import builtin_catalogue
    from client.catalogue.wire import definitions_to_wire

    court = practice_court(day, seed)
    definitions = definitions_to_wire(builtin_catalogue())
    with store.writing() as connection:
        if facts.read(connection, fact) is not None:
            return False
        facts.write(connection, fact, str(seed))
        reference.replace_definitions(connection, definitions)
        for unit in court.organisation_units:
            reference.put_unit(connection, unit)
        for user in court.users:
            reference.put_user(connection, user)
        for hearing in court.hearings:
            put_hearing(connection, hearing)
        for defendant_id, accounts in fines_in(court.fines):
            put_accounts(connection, defendant_id, accounts)
    return True
