"""Plea, verdict and outcome, and whether they can stand together."""

from collections.abc import Iterator

from client.checks.findings import Check, Hit, hit
from client.checks.published.issues import Severity
from client.checks.sheet import ENDINGS, Sheet

_GUILTY, _NOT_GUILTY = "GUILTY", "NOT_GUILTY"
_MISTAKEN = frozenset({"ERR", "ERRF", "DHD"})
_COSTS = ("FCOST", "FCPC")


def plea_and_verdict(sheet: Sheet) -> Iterator[Hit]:
    """A guilty plea beside a verdict of not guilty."""
    for charge in sheet.charges:
        offence = charge.offence
        plea = offence.plea.plea_value if offence and offence.plea else ""
        if plea == _GUILTY and charge.verdict == _NOT_GUILTY:
            yield hit("Pleaded guilty, but found not guilty; clear one with =- or !-", charge)


def acquitted_and_sentenced(sheet: Sheet) -> Iterator[Hit]:
    """A sentence after a verdict of not guilty."""
    for charge in sheet.charges:
        sentences = tuple(one for one in charge.results if one.is_sentence)
        if sentences and charge.verdict == _NOT_GUILTY:
            words = f"{sentences[0].code} after a verdict of not guilty; mend one of the two"
            yield hit(words, charge, *sentences)


def ended_after_conviction(sheet: Sheet) -> Iterator[Hit]:
    """An offence withdrawn or dismissed although a plea or a verdict convicts."""
    for charge in sheet.charges:
        ended = tuple(
            one
            for one in charge.results
            if one.is_final and one.code in ENDINGS and one.code not in _MISTAKEN
        )
        if ended and charge.is_convicted and charge.verdict != _NOT_GUILTY:
            words = f"{ended[0].code}, but the plea or the verdict is guilty; look at both"
            yield hit(words, charge, *ended)


def costs_on_acquittal(sheet: Sheet) -> Iterator[Hit]:
    """Prosecution costs against somebody who is convicted of nothing."""
    for person in sheet.people:
        costs = tuple(person.find(*_COSTS))
        if not costs or any(charge.is_convicted for charge in person.charges):
            continue
        offences = [charge for charge in person.charges if charge.offence is not None]
        if offences and all(charge.codes & ENDINGS for charge in offences):
            on = tuple(charge for charge in offences if charge.codes & set(_COSTS))
            yield Hit("Costs, though every offence ends without a conviction", on, costs)


CHECKS = (
    Check(
        "plea-and-verdict",
        Severity.ERROR,
        "Magistrates' Courts Act 1980, s. 9",
        "Who pleads guilty is convicted without a trial.",
        plea_and_verdict,
    ),
    Check(
        "sentence-after-acquittal",
        Severity.ERROR,
        "Magistrates' Courts Act 1980, s. 9",
        "Only somebody who is convicted is sentenced.",
        acquitted_and_sentenced,
    ),
    Check(
        "ended-after-conviction",
        Severity.WARNING,
        "Magistrates' Courts Act 1980, s. 9",
        "What was pleaded or found may belong to another offence.",
        ended_after_conviction,
    ),
    Check(
        "costs-on-acquittal",
        Severity.WARNING,
        "Prosecution of Offences Act 1985, s. 18(1)",
        "The accused pays costs on a conviction.",
        costs_on_acquittal,
        waits=True,
    ),
)
