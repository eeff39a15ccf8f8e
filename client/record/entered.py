"""Attendance, pleas and verdicts as they were entered here, beside what the API says of them.

They are no part of the draft: each is a command of its own (contract section 6). What was entered
is held as a value over the hearing until the API is seen to hold it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from client.catalogue import AllocationReason, ChargeKinds, PleaKind, VerdictKind
from client.contract.hearing import (
    AllocationDecision,
    AttendanceDay,
    CourtApplication,
    DefendantAttendance,
    Hearing,
    IndicatedPlea,
    Offence,
    Plea,
    Verdict,
)

Json = dict[str, Any]
What = Literal["attendance", "plea", "verdict"]

_ATTENDANCE, _INDICATED, _ALLOCATION = "attendanceType", "indicatedPlea", "allocationDecision"
_PLEA, _VERDICT_TYPE = "plea", "verdictType"

Charge = Offence | CourtApplication


@dataclass(frozen=True, slots=True)
class EnteredStep:
    """What one step enters: `of` is the id of an offence or application, or of a defendant.

    `before` and `after` are what stood and what stands; empty where nothing does. A plea's value
    is the plea, the indicated plea and the allocation decision of the offence together, since a
    command clears those that it leaves out.
    """

    what: What
    of: str
    before: Json
    after: Json

    @property
    def key(self) -> str:
        """The same for all steps about one thing."""
        return key_of(self.what, self.of)

    @property
    def inverse(self) -> "EnteredStep":
        """The step that undoes this one."""
        return replace(self, before=self.after, after=self.before)

    def to_json(self) -> Json:
        """Give the step as JSON, for the journal."""
        return {"what": self.what, "of": self.of, "before": self.before, "after": self.after}


def key_of(what: str, of: str) -> str:
    """Give the key of what is entered about something."""
    return f"{what}:{of}"


@dataclass(frozen=True, slots=True)
class EnteredItem:
    """What stands entered here about one thing, and how far it has come.

    `through` is the sequence number of the entry that said it last, 0 until it is on disk.
    `earlier` are the values that stood before; the API may still show one of them for a moment
    after it took the command (section 1.5). `is_recent` says that it was sent by this run.
    """

    what: What
    of: str
    value: Json
    through: int = 0
    earlier: tuple[Json, ...] = ()
    is_sent: bool = False
    is_recent: bool = False
    is_refused: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be sent."""
        return not self.is_sent and not self.is_refused


Items = Mapping[str, EnteredItem]
"""What was entered here, by key."""


def stepped(items: Items, steps: Iterable[EnteredStep], sequence: int = 0) -> Items:
    """Give the items after steps; `sequence` is the number of their entry, 0 until it is known.

    What another window kept before an own entry that is not on disk yet does not undo that.
    """
    after = dict(items)
    for step in steps:
        known = after.get(step.key)
        if known is not None and sequence and (known.through == 0 or known.through > sequence):
            continue
        earlier = (*(known.earlier if known else ()), step.before)
        after[step.key] = EnteredItem(step.what, step.of, step.after, sequence, earlier)
    return after


def numbered(items: Items, keys: Iterable[str], sequence: int) -> Items:
    """Give the items with those that an entry said standing on disk under its number."""
    named = {key: replace(items[key], through=sequence) for key in keys if key in items}
    return {**items, **named}


def sent(items: Items, keys: Iterable[str], through: int, *, is_recent: bool = True) -> Items:
    """Give the items with those sent that were kept by an entry up to this number."""
    done = {
        key: replace(items[key], is_sent=True, is_recent=is_recent, is_refused=False)
        for key in keys
        if key in items and 0 < items[key].through <= through
    }
    return {**items, **done}


def refused(items: Items, keys: Iterable[str]) -> Items:
    """Give the items with some refused; they are not sent again unless they are entered again."""
    return {**items, **{key: replace(items[key], is_refused=True) for key in keys if key in items}}


def settled(items: Items, told: Hearing, day: str, *, is_fresh: bool) -> Items:
    """Give the items that the hearing, as the API told it, does not show yet.

    What was not sent stays. What was sent stays while the API still shows what stood before; once
    it shows anything else, that is what stands. In a hearing that was just read (`is_fresh`) only
    what this run has sent can still be missing.
    """

    def is_shown(item: EnteredItem) -> bool:
        held = standing(told, item.what, item.of, day)
        if held == item.value or held not in item.earlier:
            return True
        return is_fresh and not item.is_recent

    return {key: item for key, item in items.items() if not item.is_sent or not is_shown(item)}


def standing(hearing: Hearing, what: str, of: str, day: str) -> Json:
    """Give what a hearing says of one thing, as the value of a step; empty where nothing is."""
    if what == "attendance":
        return attended(hearing, of, day)
    charge = next((one for one in _charges(hearing) if one.id == of), None)
    if charge is None:
        return {}
    return pleaded(charge) if what == "plea" else found(charge)


def plea_value(kind: PleaKind, day: str) -> Json:
    """Give the value of a plea that is entered on a day."""
    return {_PLEA: _wire(Plea.model_validate({"pleaValue": kind.value, "pleaDate": day}))}


def indication_value(kind: PleaKind, day: str) -> Json:
    """Give the value of a plea that is indicated in court on a day."""
    said = {"indicatedPleaValue": kind.value, "indicatedPleaDate": day, "source": "IN_COURT"}
    return {_INDICATED: _wire(IndicatedPlea.model_validate(said))}


def allocation_value(reason: AllocationReason, day: str) -> Json:
    """Give the value of an allocation decision of a day."""
    said = {
        "motReasonId": reason.id,
        "motReasonCode": reason.code,
        "motReasonDescription": reason.description,
        "sequenceNumber": reason.sequence,
        "allocationDecisionDate": day,
    }
    return {_ALLOCATION: _wire(AllocationDecision.model_validate(said))}


def verdict_value(kind: VerdictKind, day: str) -> Json:
    """Give the value of a verdict that is returned on a day."""
    said = {
        "id": kind.id,
        "sequence": kind.sequence,
        "description": kind.description,
        "category": kind.category,
        "categoryType": kind.category_type,
        "cjsVerdictCode": kind.cjs_code,
        "verdictCode": kind.code,
    }
    return _wire(Verdict.model_validate({_VERDICT_TYPE: said, "verdictDate": day}))


def shown(hearing: Hearing, items: Items, day: str) -> Hearing:
    """Give the hearing with everything that was entered here standing in it."""
    if not items:
        return hearing
    cases = tuple(
        case.model_copy(
            update={
                "defendants": tuple(
                    one.model_copy(update={"offences": _all_with(one.offences, items)})
                    for one in case.defendants
                )
            }
        )
        for case in hearing.prosecution_cases
    )
    attendance = hearing.defendant_attendance
    for item in items.values():
        if item.what == "attendance":
            attendance = _attending(attendance, item, day)
    return hearing.model_copy(
        update={
            "prosecution_cases": cases,
            "court_applications": tuple(
                _application_with(one, items) for one in hearing.court_applications
            ),
            "defendant_attendance": attendance,
        }
    )


def words_of(what: str, value: Json, charges: ChargeKinds) -> str:
    """Say a value in plain words: `guilty plea`; empty where nothing stands."""
    if what == "attendance":
        return str(value.get(_ATTENDANCE, "")).replace("_", " ").lower()
    if what == "verdict":
        kind = value.get(_VERDICT_TYPE, {})
        category = str(kind.get("categoryType") or "").replace("_", " ").lower()
        said = str(kind.get("description") or category)
        return f"verdict: {said[:1].lower()}{said[1:]}" if said else ""
    words = [
        _plea_words(str(value[member][name]), charges)
        for member, name in ((_INDICATED, "indicatedPleaValue"), (_PLEA, "pleaValue"))
        if member in value
    ]
    if _ALLOCATION in value:
        words.append(str(value[_ALLOCATION].get("motReasonDescription", "")))
    return ", ".join(filter(None, words))


def _plea_words(value: str, charges: ChargeKinds) -> str:
    kind = charges.plea(value)
    return kind.words if kind else f"plea: {value.replace('_', ' ').lower()}"


def _charges(hearing: Hearing) -> Iterable[Charge]:
    for case in hearing.prosecution_cases:
        for defendant in case.defendants:
            yield from defendant.offences
    for application in hearing.court_applications:
        yield application
        for one in application.court_application_cases:
            yield from one.offences


def attended(hearing: Hearing, defendant_id: str, day: str) -> Json:
    """Give how a defendant attends on a day, as the value of a step."""
    for one in hearing.defendant_attendance:
        if one.defendant_id == defendant_id:
            for on in one.attendance_days:
                if on.day is not None and on.day.isoformat() == day:
                    return {_ATTENDANCE: on.attendance_type}
    return {}


def pleaded(charge: Charge) -> Json:
    """Give what is pleaded to an offence or application, as the value of a step."""
    parts = {_PLEA: charge.plea}
    if isinstance(charge, Offence):
        parts |= {_INDICATED: charge.indicated_plea, _ALLOCATION: charge.allocation_decision}  # type: ignore[dict-item]
    return {name: _wire(part) for name, part in parts.items() if part is not None}


def found(charge: Charge) -> Json:
    """Give the verdict on an offence or application, as the value of a step."""
    return {} if charge.verdict is None else _wire(charge.verdict)


def _wire(part: Plea | IndicatedPlea | AllocationDecision | Verdict) -> Json:
    return part.model_dump(mode="json", by_alias=True, exclude_none=True)


def _all_with(offences: tuple[Offence, ...], items: Items) -> tuple[Offence, ...]:
    return tuple(_charge_with(one, items) for one in offences)


def _charge_with(offence: Offence, items: Items) -> Offence:
    update: Json = {}
    pleaded, verdict = (
        items.get(key_of("plea", offence.id)),
        items.get(key_of("verdict", offence.id)),
    )
    if pleaded is not None:
        value = pleaded.value
        update = {
            "plea": Plea.model_validate(value[_PLEA]) if _PLEA in value else None,
            "indicated_plea": (
                IndicatedPlea.model_validate(value[_INDICATED]) if _INDICATED in value else None
            ),
            "allocation_decision": (
                AllocationDecision.model_validate(value[_ALLOCATION])
                if _ALLOCATION in value
                else None
            ),
        }
    if verdict is not None:
        update["verdict"] = _verdict_of(verdict.value)
    return offence.model_copy(update=update) if update else offence


def _application_with(application: CourtApplication, items: Items) -> CourtApplication:
    cases = tuple(
        case.model_copy(update={"offences": _all_with(case.offences, items)})
        for case in application.court_application_cases
    )
    update: Json = {"court_application_cases": cases}
    pleaded = items.get(key_of("plea", application.id))
    verdict = items.get(key_of("verdict", application.id))
    if pleaded is not None:
        said = pleaded.value.get(_PLEA)
        update["plea"] = Plea.model_validate(said) if said else None
    if verdict is not None:
        update["verdict"] = _verdict_of(verdict.value)
    return application.model_copy(update=update)


def _verdict_of(value: Json) -> Verdict | None:
    return Verdict.model_validate(value) if value.get(_VERDICT_TYPE) else None


def _attending(
    attendance: tuple[DefendantAttendance, ...], item: EnteredItem, day: str
) -> tuple[DefendantAttendance, ...]:
    """Give the attendance with that of one defendant on the day as it was entered."""
    own = [one for one in attendance if one.defendant_id == item.of]
    others = tuple(one for one in attendance if one.defendant_id != item.of)
    days = [
        on
        for one in own
        for on in one.attendance_days
        if on.day is None or on.day.isoformat() != day
    ]
    if item.value:
        said = {"day": day, _ATTENDANCE: item.value[_ATTENDANCE]}
        days.append(AttendanceDay.model_validate(said))
    return (*others, DefendantAttendance(defendant_id=item.of, attendance_days=tuple(days)))
