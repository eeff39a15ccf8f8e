"""The commands that carry attendance, pleas and verdicts, and whether one has been carried out."""

from collections.abc import Iterable, Mapping
from typing import Any

from client.contract.base import Sent
from client.contract.hearing import Hearing
from client.contract.recording import (
    SentAllocation,
    SentAttendanceDay,
    SentIndicatedPlea,
    SentPlea,
    SentPleaModel,
    SentVerdict,
    SentVerdictType,
    UpdateAttendance,
    UpdatePlea,
    UpdateVerdict,
)
from client.record.entered import EnteredItem, Items, key_of
from client.record.heard import Json, What, standing
from client.record.matters import Matter, Target

ORDER: tuple[What, ...] = ("attendance", "plea", "verdict")
"""What is sent first: a court hears who is there, then the plea, then finds."""


def next_command(
    items: Items, hearing_id: str, day: str, matters: Iterable[Matter]
) -> tuple[What, Sent] | None:
    """Give the next command for what waits to be sent, or `None` where nothing does.

    Pleas go together in one command, and so do verdicts; attendance is one defendant a command.
    """
    targets = _targets(matters)
    for what in ORDER:
        waiting = [one for one in items.values() if one.what == what and one.is_waiting]
        if waiting and what == "attendance":
            return what, _attendance(waiting[0], hearing_id, day)
        if waiting and what == "plea":
            return what, UpdatePlea(pleas=[_plea(one, targets) for one in waiting])
        if waiting:
            return what, UpdateVerdict(verdicts=[_verdict(one, targets, day) for one in waiting])
    return None


def unsendable(
    items: Items, hearing_id: str, day: str, matters: Iterable[Matter]
) -> tuple[str, ...]:
    """Give the keys of what waits and has no form that the contract allows.

    So it can be where something is to stand again that another client had written its own way.
    """
    targets, keys = _targets(matters), []
    for key, item in items.items():
        try:
            if item.is_waiting and item.what == "attendance":
                _attendance(item, hearing_id, day)
            elif item.is_waiting and item.what == "plea":
                _plea(item, targets)
            elif item.is_waiting:
                _verdict(item, targets, day)
        except (ValueError, KeyError):
            keys.append(key)
    return tuple(keys)


def _targets(matters: Iterable[Matter]) -> dict[str, Target]:
    return {
        matter.target.offence_id or matter.target.application_id: matter.target
        for matter in matters
    }


def keys_in(what: str, body: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the keys of what a command's body is about."""
    if what == "attendance":
        return (key_of(what, str(body["defendantId"])),)
    each = body["pleas"] if what == "plea" else body["verdicts"]
    return tuple(
        key_of(what, str(one.get("offenceId") or one.get("applicationId"))) for one in each
    )


def stands(what: str, body: Mapping[str, Any], hearing: Hearing) -> bool:
    """Tell whether a hearing shows all that a command was to bring about."""
    if what == "attendance":
        attended = body["attendanceDay"]
        wanted = {"attendanceType": attended["attendanceType"]}
        return standing(hearing, what, body["defendantId"], attended["day"]) == wanted
    each = body["pleas"] if what == "plea" else body["verdicts"]
    return all(_shows(one, standing(hearing, what, _subject(one), "")) for one in each)


def _subject(one: Mapping[str, Any]) -> str:
    return str(one.get("offenceId") or one.get("applicationId") or "")


def _shows(wanted: Mapping[str, Any], held: Json) -> bool:
    """Tell whether the API holds what is wanted, whatever else it has written beside it."""
    if wanted.get("isDeleted"):
        return not held
    said = ("plea", "indicatedPlea", "allocationDecision", "verdictType")
    return all(
        (name in wanted) == (name in held) and _within(wanted.get(name, {}), held.get(name, {}))
        for name in said
    )


def _within(wanted: Mapping[str, Any], held: Mapping[str, Any]) -> bool:
    return all(held[name] == value for name, value in wanted.items() if name in held)


def _attendance(item: EnteredItem, hearing_id: str, day: str) -> UpdateAttendance:
    return UpdateAttendance(
        hearing_id=hearing_id,
        defendant_id=item.of,
        attendance_day=SentAttendanceDay(day=day, attendance_type=item.value["attendanceType"]),
    )


def _plea(item: EnteredItem, targets: Mapping[str, Target]) -> SentPleaModel:
    target, value = targets.get(item.of, Target(offence_id=item.of)), item.value
    offence_id = target.offence_id
    on = {"offenceId": offence_id}
    return SentPleaModel(
        prosecution_case_id=target.case_id or None,
        defendant_id=target.defendant_id or None,
        offence_id=offence_id or None,
        application_id=None if offence_id else target.application_id,
        plea=SentPlea.model_validate(value["plea"]) if "plea" in value else None,
        indicated_plea=(
            SentIndicatedPlea.model_validate({**on, **value["indicatedPlea"]})
            if "indicatedPlea" in value
            else None
        ),
        allocation_decision=(
            SentAllocation.model_validate({**on, **value["allocationDecision"]})
            if "allocationDecision" in value
            else None
        ),
    )


def _verdict(item: EnteredItem, targets: Mapping[str, Target], day: str) -> SentVerdict:
    """Give the verdict as it is sent; one that was cleared says so, over that which stood."""
    target = targets.get(item.of, Target(offence_id=item.of))
    value = item.value or next((one for one in reversed(item.earlier) if one), {})
    said = value.get("verdictType") or {"id": "", "category": "", "categoryType": ""}
    return SentVerdict(
        verdict_date=value.get("verdictDate") or day,
        verdict_type=SentVerdictType.model_validate(
            {name: part for name, part in said.items() if part != ""} | _needed(said)
        ),
        offence_id=target.offence_id or None,
        application_id=None if target.offence_id else target.application_id,
        is_deleted=None if item.value else True,
    )


def _needed(said: Json) -> Json:
    return {name: said.get(name, "") for name in ("id", "category", "categoryType")}
