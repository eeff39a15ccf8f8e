"""Rules on custodial sentences: how terms run, who may be sent to prison, and for what."""

from collections.abc import Iterable, Iterator, Mapping

from client.checks.published.asked import Asked, AskedLine, date_in, offences_of
from client.checks.published.issues import Issue, PageMessage, Severity
from client.record.matters import age_on

_TERMS = frozenset(
    ["IMP", "DTO", "YOI", "EXTDVS", "EXTDVSU", "EXTIVS", "STSDY", "SPECC", "SPECCC", "SPECCD"]
)
_SUSPENDED = frozenset(
    ["SUSPS", "SUSPSS", "SUSPSNI", "SUSPSNR", "SUSPSD", "SUSPSDS", "SUSPSDNI", "SUSPSDNR"]
)
_CUSTODIAL = _TERMS | _SUSPENDED
_IMPRISONMENT = frozenset(["IMP", "EXTIVS", "SPECC", "SUSPS", "SUSPSNR"])
_OF_AGE = 21


def concurrent_or_consecutive(asked: Asked) -> Iterator[Issue]:
    """DR-SENT-001: of several terms one is the primary, and the others say how they run."""
    rule = "DR-SENT-001"
    for person, lines in asked.by_person.items():
        terms: dict[str, list[AskedLine]] = {}
        for line in lines:
            if line.code in _TERMS:
                terms.setdefault(line.offence_id, []).append(line)
        if len(terms) <= 1:
            continue
        both, neither = [], []
        for offence_id, own in terms.items():
            concurrent = any(line.is_concurrent for line in own)
            consecutive = any(line.consecutive_to.strip() for line in own)
            if concurrent and consecutive:
                both.append(offence_id)
            elif not concurrent and not consecutive:
                neither.append(offence_id)

        if both:
            words = "The term is both concurrent and consecutive; keep one of the two."
            yield Issue(rule, Severity.WARNING, words, tuple(both), _codes(terms, both))
        if len(neither) > 1:
            words = (
                "Several terms say neither concurrent nor consecutive. Only one can be the primary"
                " term; say of the others how they run."
            )
            page = PageMessage("Only one term can be the primary one.", (person,))
            yield Issue(
                rule, Severity.ERROR, words, tuple(neither), _codes(terms, neither), page=page
            )
        if not neither:
            words = "Every term is concurrent or consecutive to another; none is the primary term."
            yield Issue(rule, Severity.WARNING, words, (), _codes(terms, terms), (person,))


def _codes(terms: Mapping[str, list[AskedLine]], offences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.code for one in offences for line in terms[one]))


def imprisonment_under_21(asked: Asked) -> Iterator[Issue]:
    """DR-AGE-007: nobody under 21 on the day is sent to prison.

    Only a defendant with a master id counts; of a person's entries the first gives the birth.
    """
    born: dict[str, str] = {}
    for one in asked.defendants:
        if one.master_id.strip():
            born.setdefault(one.master_id, one.born)
    found: dict[str, list[AskedLine]] = {}
    for line in asked.lines:
        listed = asked.defendant(line.defendant_id)
        if line.code in _IMPRISONMENT and listed is not None and listed.master_id.strip():
            found.setdefault(listed.master_id, []).append(line)
    for person, lines in found.items():
        birth = date_in(born.get(person))
        if birth is None or asked.day is None or age_on(asked.day, birth) >= _OF_AGE:
            continue
        yield Issue(
            "DR-AGE-007",
            Severity.ERROR,
            "Under 21 on the day of the hearing: the term can't be imprisonment.",
            offences_of(lines),
            tuple(dict.fromkeys(line.code for line in lines)),
            page=PageMessage("Nobody under 21 can be sent to prison.", (person,)),
        )


def custody_for_a_fineable_offence(asked: Asked) -> Iterator[Issue]:
    """DR-SENT-011: custody for an offence that reference data calls not imprisonable."""
    for offence in asked.offences:
        codes = tuple(
            line.code for line in asked.by_offence.get(offence.id, ()) if line.code in _CUSTODIAL
        )
        if codes and asked.facts_of(offence).custodial.strip().upper() == "N":
            words = "Custody, though this offence is not one that can be punished with it."
            yield Issue(
                "DR-SENT-011", Severity.WARNING, words, (offence.id,), tuple(dict.fromkeys(codes))
            )
