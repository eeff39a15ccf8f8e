"""All checks over one hearing day: the published rules and our own, as one list of findings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from client.catalogue import Catalogue
from client.checks.asking import asked_of
from client.checks.findings import Check, Finding, Hit
from client.checks.own import OWN_CHECKS
from client.checks.published import RULES, Asked, Issue, Severity, find_all
from client.checks.set_down import reasons
from client.checks.sheet import Sheet, sheet_of
from client.contract.hearing import Hearing
from client.record.matters import Matter
from client.record.record import Record

_SOURCE = "results validator"
_WAITING = frozenset(
    {"DR-DISQ-002", "DR-CTL-003", "DR-CONV-006", "DR-SEX-008", "DR-ENDORSEMENT-012"}
)
_WHILE_TYPING = tuple(check for check in OWN_CHECKS if not check.waits)
_RULES_WHILE_TYPING = tuple(rule for rule in RULES if rule.id not in _WAITING)


def findings(
    hearing: Hearing,
    matters: Sequence[Matter],
    record: Record,
    catalogue: Catalogue,
    *,
    is_typing: bool = False,
) -> tuple[Finding, ...]:
    """Give everything that is found on a hearing day: errors first, then by place on the screen.

    What a clerk has set down carries the reason. Where nothing is recorded nothing is looked for.
    While a line `is_typing`, what is missing is not looked for, since it may still come.
    """
    if not record.live_lines:
        return ()
    sheet = sheet_of(hearing, matters, record, catalogue)
    own = tuple(
        _own(check, hit)
        for check in (_WHILE_TYPING if is_typing else OWN_CHECKS)
        for hit in check.find(sheet)
    )
    silent = {
        (rule, offence)
        for check in OWN_CHECKS
        if check.stands_for
        for one in own
        if one.check_id == check.id
        for rule in check.stands_for
        for offence in one.offences
    }
    asked = asked_of(sheet)
    published = [
        _published(issue, sheet, asked)
        for issue in find_all(asked, _RULES_WHILE_TYPING if is_typing else RULES).issues
        if not issue.offences or any((issue.rule_id, one) not in silent for one in issue.offences)
    ]
    down = reasons(record)
    said: Iterable[Finding] = chain(own, published)
    if down:
        said = (replace(one, set_down=down.get(one.key, "")) for one in said)
    return tuple(
        sorted(said, key=lambda one: (one.severity is not Severity.ERROR, min(one.numbers or (0,))))
    )


def _own(check: Check, hit: Hit) -> Finding:
    return Finding(
        check.id,
        check.severity,
        hit.words,
        tuple(charge.number for charge in hit.charges),
        tuple(one.line.id for one in hit.results),
        tuple(
            charge.matter.target.offence_id or charge.matter.target.application_id
            for charge in hit.charges
        ),
        check.source,
    )


def _published(issue: Issue, sheet: Sheet, asked: Asked) -> Finding:
    """Give a published rule's issue, with the matters and the lines that it is about."""
    offences = set(issue.offences)
    charges = [
        charge
        for charge in sheet.charges
        if charge.matter.target.offence_id in offences
        or (
            issue.people
            and asked.person_of(charge.matter.target.defendant_id) in issue.people
            and charge.codes & set(issue.codes)
        )
    ]
    return Finding(
        issue.rule_id,
        issue.severity,
        issue.words.rstrip("."),
        tuple(charge.number for charge in charges),
        tuple(
            one.line.id for charge in charges for one in charge.results if one.code in issue.codes
        ),
        tuple(charge.matter.target.offence_id for charge in charges),
        _SOURCE,
    )
