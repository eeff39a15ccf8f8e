"""Rules on remand and bail, and on whom a restraining order protects."""

import re
from collections.abc import Iterator

from client.checks.published.asked import Asked
from client.checks.published.issues import Issue, Severity

_REMANDS = frozenset(["RI", "RIYDA", "RIH", "RIB", "RILA", "RILAB", "REMYD"])
_TIME_LIMITS = frozenset(["CTL", "CCII", "CCIIB", "CCIILA", "CCIITDH", "CCIIYDA", "CCQB"])
_LIMIT_DATE = "CTLDATE"
_ENDS_BAIL = _REMANDS | {"DS", "WOFN"}
_SEVERAL_PEOPLE = re.compile(r"[&,+/]|\band\b", re.IGNORECASE)


def custody_time_limit(asked: Asked) -> Iterator[Issue]:
    """DR-CTL-003: a remand before conviction without a custody time limit."""
    for offence in asked.offences:
        lines = asked.by_offence.get(offence.id, ())
        codes = tuple(dict.fromkeys(line.code for line in lines if line.code in _REMANDS))
        if not codes or offence.has_time_limit or offence.is_convicted:
            continue
        if any(line.code in _TIME_LIMITS or line.prompt(_LIMIT_DATE) is not None for line in lines):
            continue
        words = "Remanded before conviction, but no custody time limit is recorded."
        yield Issue("DR-CTL-003", Severity.WARNING, words, (offence.id,), codes)


def urgent_end_of_bail(asked: Asked) -> Iterator[Issue]:
    """DR-URG-008: all of a person's conditional bail ends in the Crown Court, and none is urgent.

    Its description keeps it to the Crown Court, where the police must be told at once.
    """
    if asked.court_type != "CROWN":
        return
    for person, lines in asked.by_person.items():
        on_bail = [
            one
            for one in asked.offences
            if one.bail_status == "B"
            and (
                asked.person_of(one.defendant_id) == person
                if one.defendant_id
                else any(line.offence_id == one.id for line in lines)
            )
        ]
        own = {one.id for one in on_bail}
        here = [line for line in lines if line.offence_id in own]
        ended = {
            line.offence_id for line in here if line.category == "F" or line.code in _ENDS_BAIL
        }
        if here and ended == own and not any(line.code == "URGENT" for line in here):
            words = "Conditional bail ends on every offence, but nothing is marked as urgent."
            codes = tuple(dict.fromkeys(line.code for line in here))
            yield Issue("DR-URG-008", Severity.WARNING, words, (), codes, (person,))


def one_protected_person(asked: Asked) -> Iterator[Issue]:
    """DR-RESTRAO-010: a restraining order that seems to name several people as one.

    Its versions differ; this is the later one, which takes `and` as a word anywhere.
    """
    for offence_id, lines in asked.by_offence.items():
        if any(
            line.code == "RESTRAO"
            and _SEVERAL_PEOPLE.search(line.prompt("protectedPersonsName") or "")
            for line in lines
        ):
            words = "The protected person seems to be several; record one order for each."
            yield Issue("DR-RESTRAO-010", Severity.WARNING, words, (offence_id,), ("RESTRAO",))
