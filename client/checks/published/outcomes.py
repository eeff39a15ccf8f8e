"""Rules on the outcome of an offence: what a final result asks for, and what it must follow."""

from collections.abc import Iterator

from client.checks.published.asked import Asked, AskedOffence, date_in
from client.checks.published.issues import Issue, PageMessage, Severity
from client.record.matters import age_on

_WITHOUT_SENTENCE = frozenset(
    ["WDRN", "WDRNOFF", "DISM", "DINE", "DINI", "DISCH", "DISC", "CTROF", "IREMFILE"]
)
_WITHOUT_CONVICTION = _WITHOUT_SENTENCE | frozenset(["ERR", "ERRF", "DHD"])
_WITHOUT_ENDORSEMENT = _WITHOUT_CONVICTION | frozenset(
    [
        "ONI",
        "DCS",
        "DCCFSA",
        "DCCFSTA",
        "CQUASH",
        "IQUASH",
        "RESTRAO",
        "STAYP",
        "RBBH",
        "SOCOR",
        "PDW",
        "RBBO",
    ]
)
_EXTENDED_TEST = frozenset({"DDOTE", "DDOTEL"})
_TESTED = frozenset(
    ["RT88046", "RT88526", "RT88526A", "RT88526B", "RT88026", "RT88026B", "RT88530", "RT88531"]
)
_LICENCE = frozenset(
    [
        "LEP",
        "LEN",
        "LEA",
        "DDO",
        "DDOL",
        "DDOR",
        "DDOTE",
        "DDOTEL",
        "DDD",
        "DDDL",
        "DDDT",
        "DDDTL",
        "DDDTO",
        "DDP",
        "DDPL",
        "DDPR",
        "DDPTE",
        "DDPTEL",
        "DDRCOT",
        "NESR",
        "NDSR",
    ]
)
_APPLICATIONS_ONLY = frozenset(
    [
        "ARBSFG",
        "ARBSPG",
        "ARBSR",
        "VT",
        "G",
        "LAREP",
        "LAREPCC",
        "ORDC",
        "LATG",
        "LATR",
        "LAWD",
        "RFSD",
        "SMAR",
    ]
)
_ADULT = 18


def _final(asked: Asked, offence: AskedOffence, excluded: frozenset[str]) -> tuple[str, ...]:
    """Give the codes of an offence's final results that count."""
    return tuple(
        dict.fromkeys(
            line.code
            for line in asked.by_offence.get(offence.id, ())
            if line.category == "F" and line.code not in excluded
        )
    )


def _has(asked: Asked, offence: AskedOffence, codes: frozenset[str]) -> bool:
    return any(line.code in codes for line in asked.by_offence.get(offence.id, ()))


def extended_test(asked: Asked) -> Iterator[Issue]:
    """DR-DISQ-002: dangerous driving sentenced without a disqualification until a test."""
    for offence in asked.offences:
        codes = _final(asked, offence, _WITHOUT_SENTENCE) if offence.code in _TESTED else ()
        if codes and not _has(asked, offence, _EXTENDED_TEST):
            words = "No disqualification until an extended test is passed; look whether one is due."
            yield Issue("DR-DISQ-002", Severity.WARNING, words, (offence.id,), codes)


def conviction(asked: Asked) -> Iterator[Issue]:
    """DR-CONV-006: a final result on an offence without a conviction."""
    for offence in asked.offences:
        codes = () if offence.is_convicted else _final(asked, offence, _WITHOUT_CONVICTION)
        if codes:
            words = "A final result, but no conviction; enter the plea or the verdict first."
            yield Issue("DR-CONV-006", Severity.WARNING, words, (offence.id,), codes)


def endorsement(asked: Asked) -> Iterator[Issue]:
    """DR-ENDORSEMENT-012: an endorsable offence is sentenced without points or disqualification."""
    for offence in asked.offences:
        if asked.facts_of(offence).endorsable is not True:
            continue
        codes = _final(asked, offence, _WITHOUT_ENDORSEMENT)
        if codes and not _has(asked, offence, _LICENCE):
            words = (
                "Endorsable, but neither points nor a disqualification, nor special reasons;"
                " look whether one is due."
            )
            yield Issue("DR-ENDORSEMENT-012", Severity.WARNING, words, (offence.id,), codes)


def sexual_offence(asked: Asked) -> Iterator[Issue]:
    """DR-SEX-008: a conviction for a sexual offence without notification to the police."""
    for offence in asked.offences:
        lines = asked.by_offence.get(offence.id, ())
        people = {line.defendant_id for line in lines}
        if not offence.is_convicted or len(people) != 1:
            continue
        if asked.facts_of(offence).group.strip().upper() != "SEX":
            continue
        listed = asked.defendant(next(iter(people)))
        birth = date_in(listed.born) if listed else None
        is_youth = bool(birth and asked.day and age_on(asked.day, birth) < _ADULT)
        wanted = frozenset({"NORRR", "NORPGP"} if is_youth else {"NORRR"})
        if not _has(asked, offence, wanted):
            codes = tuple(dict.fromkeys(line.code for line in lines))
            either = " or ".join(sorted(wanted, reverse=True))
            words = f"A sexual offence without {either}; look whether notification is due."
            yield Issue("DR-SEX-008", Severity.WARNING, words, (offence.id,), codes)


def application_results(asked: Asked) -> Iterator[Issue]:
    """DR-APP-009: results that only an application can have, on an offence."""
    found: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = []
    for offence_id, lines in asked.by_offence.items():
        own = [line for line in lines if line.code in _APPLICATIONS_ONLY]
        if own and offence_id.strip():
            labels = tuple(dict.fromkeys(line.label or line.code for line in own))
            codes = tuple(dict.fromkeys(line.code for line in own))
            found.append((offence_id, asked.person_of(own[0].defendant_id), labels, codes))
    every = ", ".join(dict.fromkeys(label for _, _, labels, _ in found for label in labels))
    page = PageMessage(
        f"Only an application can have this result: {every}.",
        tuple(dict.fromkeys(person for _, person, _, _ in found)),
    )
    for offence_id, _, labels, codes in found:
        words = f"Only an application can have this result: {', '.join(labels)}."
        yield Issue("DR-APP-009", Severity.ERROR, words, (offence_id,), codes, page=page)
