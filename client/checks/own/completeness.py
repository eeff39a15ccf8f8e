"""What a draft needs before it can be shared, by the contract's own rules (section 4.8)."""

from collections.abc import Iterator

from client.catalogue import Category, Level, PromptRule
from client.checks.findings import Check, Hit, hit
from client.checks.published.issues import Severity
from client.checks.result import Result
from client.checks.sheet import ENDINGS, Charge, Sheet
from client.record.heard import attended

_CONTRACT = "contract section 4.8"
_ONCE = frozenset(
    [
        "FO",
        "CD",
        "COEW",
        "IMP",
        "YOI",
        "DTO",
        "SUSPS",
        "SUSPSD",
        "YRO",
        "YOP",
        "DS",
        "LEP",
        "DDO",
        "DDD",
        "DDP",
    ]
)


def unread(sheet: Sheet) -> Iterator[Hit]:
    """A line that its writer left without a definition."""
    for charge, result in sheet.results:
        if not result.line.definition_id or result.line.wire.get("unresolvedParts"):
            typed = result.line.typed or result.code
            yield hit(f"“{typed}” is not read yet; delete it or type it anew", charge, result)


def unanswered(sheet: Sheet) -> Iterator[Hit]:
    """A mandatory prompt without an answer."""
    for charge, result in sheet.results:
        for prompt in result.definition.prompts if result.definition else ():
            if prompt.rule is PromptRule.MANDATORY and not prompt.hidden:
                refs = {prompt.ref, *(part.ref for part in prompt.parts)}
                if not refs & result.answers.keys() and not _is_answered(result, prompt.id):
                    words = f"{result.code} lacks {prompt.label}; change it and say it"
                    yield hit(words, charge, result)


def _is_answered(result: Result, prompt_id: str) -> bool:
    """Tell whether a prompt is answered under its id, where its writer gave no reference."""
    return any(
        one.get("promptId") == prompt_id and one.get("value") not in (None, "", [])
        for one in result.line.prompts
    )


def childless(sheet: Sheet) -> Iterator[Hit]:
    """Results without one that must go with them; what one result would meet is found once."""
    found: dict[tuple[str, ...], list[tuple[Charge, Result]]] = {}
    for charge, result in sheet.results:
        for words, need in {need.words: need for need in sheet.needs(result)}.items():
            is_of_person = all(one.level is Level.DEFENDANT for one in need.options)
            target = result.line.target
            where = (target.master_defendant_id,) if is_of_person else target.matter_key
            found.setdefault((words, *where), []).append((charge, result))
    for (words, *_), lacking in found.items():
        codes = tuple(dict.fromkeys(result.code for _, result in lacking))
        said = words if len(codes) == 1 else f"need{words.removeprefix('needs')}"
        charges = {charge.number: charge for charge, _ in lacking}
        results = tuple(result for _, result in lacking)
        yield Hit(f"{_named(codes)} {said}; add it", tuple(charges.values()), results)


def _named(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"


def without_result(sheet: Sheet) -> Iterator[Hit]:
    """An offence without any result, while another of the same person has one."""
    for person in sheet.people:
        if not any(charge.is_settled for charge in person.charges):
            continue
        bare = tuple(
            charge
            for charge in person.charges
            if not charge.results and not charge.matter.is_carried and not _is_over(charge)
        )
        if bare:
            yield Hit("No result yet, though others have one; result it or put it off", bare)


def ancillary_alone(sheet: Sheet) -> Iterator[Hit]:
    """Ancillary results on an offence that has neither a final nor an interim one."""
    for charge in sheet.charges:
        alone = tuple(
            one for one in charge.results if one.level == "O" and one.category == Category.ANCILLARY
        )
        if alone and not charge.is_settled and not charge.matter.is_carried:
            codes = ", ".join(dict.fromkeys(one.code for one in alone))
            words = f"{codes} without a final or interim result; add the outcome"
            yield hit(words, charge, *alone)


def on_concluded(sheet: Sheet) -> Iterator[Hit]:
    """An outcome on an offence whose proceedings are over."""
    for charge in sheet.charges:
        settling = tuple(one for one in charge.results if one.line.settles_offence)
        is_new = any(not one.line.shared_date for one in settling)
        if is_new and _is_over(charge) and not charge.matter.is_carried:
            yield Hit("Concluded already; is it the right offence?", (charge,), settling)


def _is_over(charge: Charge) -> bool:
    offence = charge.offence
    return offence is not None and (offence.proceedings_concluded or offence.is_discontinued)


def recorded_twice(sheet: Sheet) -> Iterator[Hit]:
    """One result twice on an offence, with the same answers."""
    for charge in sheet.charges:
        seen: dict[tuple[str, str], Result] = {}
        for one in charge.results:
            same = (one.line.definition_id, repr(sorted(one.answers.items(), key=str)))
            if same in seen and one.line.definition_id and one.code != "FVS":
                words = f"{one.code} is recorded twice with the same answers; delete one"
                yield Hit(words, (charge,), (seen[same], one))
            seen[same] = one


def sentenced_twice(sheet: Sheet) -> Iterator[Hit]:
    """One kind of sentence twice on an offence, with different answers."""
    for charge in sheet.charges:
        for code in charge.codes & _ONCE:
            same = tuple(charge.find(code))
            if len({repr(sorted(one.answers.items(), key=str)) for one in same}) > 1:
                words = f"{code} is recorded twice; which one stands? Delete the other"
                yield hit(words, charge, *same)


def two_outcomes(sheet: Sheet) -> Iterator[Hit]:
    """An offence that ends without a conviction, and is sentenced or ends in another way too."""
    for charge in sheet.charges:
        ended = [one for one in charge.results if one.code in ENDINGS and one.is_final]
        others = [one for one in charge.results if one.is_sentence or one.code == "NSP"]
        others += [one for one in ended if one.code != ended[0].code]
        if ended and others:
            words = f"{ended[0].code} and {others[0].code} can't both stand; delete one"
            yield Hit(words, (charge,), (*ended, *(one for one in others if one not in ended)))


def attendance_unsaid(sheet: Sheet) -> Iterator[Hit]:
    """Somebody with results whose attendance nobody has said."""
    day = sheet.day.isoformat()
    for person in sheet.people:
        ids = {one.matter.target.defendant_id for one in person.charges} - {""}
        if not ids or not any(charge.is_settled for charge in person.charges):
            continue
        if not any(attended(sheet.hearing, one, day) for one in ids):
            words = "Attendance is not recorded; @p in person, @v by video, @n not present"
            yield Hit(words, person.charges[:1])


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
CHECKS = (
    Check(
        "unread-line",
        _ERROR,
        f"{_CONTRACT}, rule 1",
        "A line that nobody can read can't be shared.",
        unread,
    ),
    Check(
        "prompt-missing",
        _ERROR,
        f"{_CONTRACT}, rule 2",
        "A result without what it must say orders nothing.",
        unanswered,
        waits=True,
    ),
    Check(
        "child-missing",
        _ERROR,
        f"{_CONTRACT}, rules 3 and 4",
        "Some results hold only together with another.",
        childless,
        waits=True,
    ),
    Check(
        "result-missing",
        _WARNING,
        _CONTRACT,
        "An offence that is forgotten stays open for good.",
        without_result,
        waits=True,
    ),
    Check(
        "ancillary-alone",
        _WARNING,
        f"{_CONTRACT}, rule 6",
        "What goes with an outcome says nothing without one.",
        ancillary_alone,
        waits=True,
    ),
    Check(
        "offence-concluded",
        _WARNING,
        "contract section 3.2, proceedingsConcluded",
        "What is over is not resulted again by accident.",
        on_concluded,
    ),
    Check(
        "recorded-twice",
        _WARNING,
        "contract section 4.2",
        "The register would show the order twice.",
        recorded_twice,
    ),
    Check(
        "sentenced-twice",
        _WARNING,
        "contract section 7.2, category F",
        "Of two sentences of one kind one was meant to be changed.",
        sentenced_twice,
    ),
    Check(
        "two-outcomes",
        _ERROR,
        "contract section 7.2, category F",
        "Proceedings end once; nobody is sentenced for what was withdrawn.",
        two_outcomes,
    ),
    Check(
        "attendance-missing",
        _WARNING,
        "contract section 5.1",
        "The court's server asks for it when results are shared.",
        attendance_unsaid,
        waits=True,
    ),
)
