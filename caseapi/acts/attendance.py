"""Whether, and how, defendants attended (section 6)."""

from sqlalchemy import Connection

from caseapi.acts.document import hold, keep, listed, party_ids
from caseapi.calls import AnswerError, Call, Outcome
from caseapi.requests_recording import UpdateAttendance
from caseapi.summaries import objects
from client.contract.routes import UPDATE_ATTENDANCE


def update_attendance(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Write down one defendant's attendance on one day, in the place of what was there.

    Raises `AnswerError` 404 for somebody who isn't a party to the hearing.
    """
    asked = UpdateAttendance.model_validate(call.payload)
    document = hold(connection, asked.hearing_id)
    if asked.defendant_id not in party_ids(document):
        raise AnswerError(404, "No defendant of this hearing has this id.")
    day = {"day": asked.attendance_day.day, "attendanceType": asked.attendance_day.attendance_type}
    attendance = listed(document, "defendantAttendance")
    of_defendant = next(
        (each for each in objects(attendance) if each.get("defendantId") == asked.defendant_id),
        None,
    )
    if of_defendant is None:
        of_defendant = {"defendantId": asked.defendant_id}
        attendance.append(of_defendant)
    others = [
        each
        for each in objects(of_defendant.get("attendanceDays"))
        if each.get("day") != asked.attendance_day.day
    ]
    of_defendant["attendanceDays"] = sorted([*others, day], key=lambda each: str(each.get("day")))
    keep(connection, asked.hearing_id, document)
    told = {"hearingId": asked.hearing_id, "defendantId": asked.defendant_id, "attendanceDay": day}
    return (Outcome(UPDATE_ATTENDANCE.success, asked.hearing_id, told),)
