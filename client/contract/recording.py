"""What a clerk sends besides results: pleas, verdicts, attendance, who appears (appendix A)."""

from typing import Any, Literal

from client.contract.base import Sent

Json = dict[str, Any]


class SentPlea(Sent):
    """A plea on one offence, and on which day it was entered."""

    plea_value: str
    plea_date: str


class SentIndicatedPlea(Sent):
    """A plea indicated before allocation."""

    offence_id: str
    indicated_plea_date: str
    indicated_plea_value: Literal["INDICATED_GUILTY", "INDICATED_NOT_GUILTY", "NO_INDICATION"]
    source: Literal["ONLINE", "IN_COURT"] = "IN_COURT"


class SentAllocation(Sent):
    """Where an either-way offence is to be tried."""

    offence_id: str
    mot_reason_id: str
    mot_reason_code: str
    mot_reason_description: str
    sequence_number: int
    allocation_decision_date: str | None = None
    court_indicated_sentence: Json | None = None


class SentPleaModel(Sent):
    """What is entered on one offence or application; what is left out is cleared."""

    prosecution_case_id: str | None = None
    defendant_id: str | None = None
    offence_id: str | None = None
    application_id: str | None = None
    plea: SentPlea | None = None
    indicated_plea: SentIndicatedPlea | None = None
    allocation_decision: SentAllocation | None = None


class UpdatePlea(Sent):
    """The body of `hearing.update-plea`."""

    pleas: list[SentPleaModel]


class SentVerdictType(Sent):
    """A verdict type as reference data has it."""

    id: str
    category: str
    category_type: str
    sequence: int | None = None
    description: str | None = None
    cjs_verdict_code: str | None = None
    verdict_code: str | None = None


class SentVerdict(Sent):
    """A verdict on one offence or application."""

    verdict_date: str
    verdict_type: SentVerdictType
    offence_id: str | None = None
    application_id: str | None = None
    originating_hearing_id: str | None = None
    is_deleted: bool | None = None


class UpdateVerdict(Sent):
    """The body of `hearing.update-verdict`."""

    verdicts: list[SentVerdict]


class SentAttendanceDay(Sent):
    """How a defendant attended on a day."""

    day: str
    attendance_type: Literal["IN_PERSON", "BY_VIDEO", "NOT_PRESENT"]


class UpdateAttendance(Sent):
    """The body of `hearing.update-defendant-attendance-on-hearing-day`."""

    hearing_id: str
    defendant_id: str
    attendance_day: SentAttendanceDay


class SentCounsel(Sent):
    """An advocate, with those they appear for under the name of their kind."""

    id: str
    first_name: str
    last_name: str
    attendance_days: list[str]
    title: str | None = None
    middle_name: str | None = None
    status: str | None = None
    user_id: str | None = None
    prosecution_cases: list[str] | None = None
    defendants: list[str] | None = None
    applicants: list[str] | None = None
    respondents: list[str] | None = None


class ProsecutionCounselBody(Sent):
    """The body that adds or updates prosecution counsel."""

    prosecution_counsel: SentCounsel


class DefenceCounselBody(Sent):
    """The body that adds or updates defence counsel."""

    hearing_id: str
    defence_counsel: SentCounsel


class SetTrialType(Sent):
    """The body of `hearing.set-trial-type`: exactly one of the three kinds."""

    trial_type_id: str | None = None
    is_effective_trial: Literal[True] | None = None
    vacated_trial_reason_id: str | None = None
    cracked_ineffective_sub_reason_id: str | None = None


class SetYouthCourt(Sent):
    """The body of `hearing.youth-court-defendants`; it replaces the list."""

    youth_court_defendant_ids: list[str]


class SentNote(Sent):
    """A note on cases of a hearing."""

    id: str
    originating_hearing_id: str
    court_clerk: Json
    prosecution_cases: list[str]
    note_date_time: str
    note_type: Literal["HMCTS", "LEGAL"]
    note: str


class SaveNote(Sent):
    """The body of `hearing.save-hearing-case-note`."""

    hearing_case_note: SentNote
