"""The defendant of a row of a Libra court list, in the API's form (section 3.2)."""

import datetime as dt
from typing import Any

from caseapi.imports.reading import ImportRefusedError
from caseapi.imports.trees import Part

Document = dict[str, Any]

_TITLES = frozenset({"MR", "MRS", "MISS", "MS", "DR", "PROF", "REV", "SIR", "LADY", "LORD"})
_GENDERS = {"M": "MALE", "F": "FEMALE"}
_LINES = ("line1", "line2", "line3", "line4", "line5")


def a_date(written: str) -> dt.date | None:
    """Read a date as Libra writes it, `dd/mm/yyyy`; None for anything else."""
    try:
        return dt.datetime.strptime(written, "%d/%m/%Y").date()
    except ValueError:
        return None


def defendant(case: Part, *, defendant_id: str, case_id: str, offences: list[Document]) -> Document:
    """Give the defendant of a row: a person, or an organisation where the row says so.

    Raises `ImportRefusedError`, with the place in the file, for a row without a name.
    """
    name = case.say("def_name")
    if not name:
        raise ImportRefusedError(f"{case.place}: it has no def_name")
    document: Document = {
        "id": defendant_id,
        "masterDefendantId": defendant_id,
        "prosecutionCaseId": case_id,
        "offences": offences,
    }
    if case.say("def_type") == "O":
        organisation = _present({"name": name, "address": _address(case)})
        return document | {"legalEntityDefendant": {"organisation": organisation}}
    born = a_date(case.say("def_dob"))
    details = {
        **names(name),
        "gender": _GENDERS.get(case.say("def_sex"), "NOT_SPECIFIED"),
        "dateOfBirth": born.isoformat() if born else "",
        "nationalityDescription": case.say("nationality_1"),
        "additionalNationalityDescription": case.say("nationality_2"),
        "address": _address(case),
    }
    person = {
        "personDetails": _present(details),
        "arrestSummonsNumber": case.say("asn"),
        "bailConditions": case.say("bailcond"),
    }
    return document | {"personDefendant": _present(person)}


def names(written: str) -> dict[str, str]:
    """Take a whole name apart: a title, forenames, and a surname, which stands last.

    Words in capitals at the end are the surname where what comes before them is not.
    """
    words = written.split()
    found: dict[str, str] = {}
    if len(words) > 1 and words[0].rstrip(".").upper() in _TITLES:
        found["title"] = words.pop(0).rstrip(".").capitalize()
    begins = len(words) - 1
    if not words[0].isupper():
        while begins > 1 and words[begins - 1].isupper():
            begins -= 1
    found["lastName"] = " ".join(words[begins:])
    if begins > 0:
        found["firstName"] = words[0]
    if begins > 1:
        found["middleName"] = " ".join(words[1:begins])
    return found


def _address(case: Part) -> dict[str, str]:
    said = [line for name in _LINES if (line := case.say("def_addr", name))]
    address = {f"address{number}": line for number, line in enumerate(said, start=1)}
    return _present({**address, "postcode": case.say("def_addr", "pcode")})


def _present(members: Document) -> Document:
    return {name: value for name, value in members.items() if value}
