"""Attendance, pleas and verdicts as values: what a hearing says of them, and how they read.

A value is the JSON of the wire, empty where nothing stands. A plea's value is the plea, the
indicated plea and the allocation decision of the offence together, since a command clears those
that it leaves out (contract section 6).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from client.catalogue import AllocationReason, ChargeKinds, PleaKind, VerdictKind
from client.contract.hearing import AttendanceDay, CourtApplication, DefendantAttendance, Hearing
from client.contract.offence import AllocationDecision, IndicatedPlea, Offence, Plea, Verdict

Json = dict[str, Any]
What = Literal["attendance", "plea", "verdict"]

_ATTENDANCE, _INDICATED, _ALLOCATION = "attendanceType", "indicatedPlea", "allocationDecision"
_PLEA, _VERDICT_TYPE = "plea", "verdictType"

Charge = Offence | CourtApplication

Values = Mapping[tuple[What, str], Json]
"""Values by what they are and the id of what they are about."""


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


def standing(hearing: Hearing, what: str, of: str, day: str) -> Json:
    """Give what a hearing says of one thing, as the value of a step; empty where nothing is."""
    if what == "attendance":
        return attended(hearing, of, day)
    charge = next((one for one in _charges(hearing) if one.id == of), None)
    if charge is None:
        return {}
    return pleaded(charge) if what == "plea" else found(charge)


def with_values(hearing: Hearing, values: Values, day: str) -> Hearing:
    """Give the hearing with other attendance, pleas and verdicts standing in it on a day."""
    cases = tuple(
        case.model_copy(
            update={
                "defendants": tuple(
                    one.model_copy(update={"offences": _all_with(one.offences, values)})
                    for one in case.defendants
                )
            }
        )
        for case in hearing.prosecution_cases
    )
    attendance = hearing.defendant_attendance
    for (what, of), value in values.items():
        if what == "attendance":
            attendance = _attending(attendance, of, value, day)
    return hearing.model_copy(
        update={
            "prosecution_cases": cases,
            "court_applications": tuple(
                _application_with(one, values) for one in hearing.court_applications
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


def _all_with(offences: tuple[Offence, ...], values: Values) -> tuple[Offence, ...]:
    return tuple(_charge_with(one, values) for one in offences)


def _charge_with(offence: Offence, values: Values) -> Offence:
    update: Json = {}
    if (said := values.get(("plea", offence.id))) is not None:
        indicated, allocated = said.get(_INDICATED), said.get(_ALLOCATION)
        update = {
            "plea": Plea.model_validate(said[_PLEA]) if _PLEA in said else None,
            "indicated_plea": IndicatedPlea.model_validate(indicated) if indicated else None,
            "allocation_decision": (
                AllocationDecision.model_validate(allocated) if allocated else None
            ),
        }
    if (verdict := values.get(("verdict", offence.id))) is not None:
        update["verdict"] = _verdict_of(verdict)
    return offence.model_copy(update=update) if update else offence


def _application_with(application: CourtApplication, values: Values) -> CourtApplication:
    cases = tuple(
        case.model_copy(update={"offences": _all_with(case.offences, values)})
        for case in application.court_application_cases
    )
    update: Json = {"court_application_cases": cases}
    if (said := values.get(("plea", application.id))) is not None:
        update["plea"] = Plea.model_validate(said[_PLEA]) if _PLEA in said else None
    if (verdict := values.get(("verdict", application.id))) is not None:
        update["verdict"] = _verdict_of(verdict)
    return application.model_copy(update=update)


def _verdict_of(value: Json) -> Verdict | None:
    return Verdict.model_validate(value) if value.get(_VERDICT_TYPE) else None


def _attending(
    attendance: tuple[DefendantAttendance, ...], defendant_id: str, value: Json, day: str
) -> tuple[DefendantAttendance, ...]:
    """Give the attendance with that of one defendant on the day as it was entered."""
    own = [one for one in attendance if one.defendant_id == defendant_id]
    others = tuple(one for one in attendance if one.defendant_id != defendant_id)
    days = [
        on
        for one in own
        for on in one.attendance_days
        if on.day is None or on.day.isoformat() != day
    ]
    if value:
        said = {"day": day, _ATTENDANCE: value[_ATTENDANCE]}
        days.append(AttendanceDay.model_validate(said))
    return (*others, DefendantAttendance(defendant_id=defendant_id, attendance_days=tuple(days)))
