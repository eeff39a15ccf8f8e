"""What the commands and queries take about the course of a sitting (appendix A and section 6)."""

from typing import Annotated, Any, Literal, Self

from pydantic import AliasChoices, Field, model_validator

from caseapi.calls import Day
from caseapi.requests_base import (
    LONGEST_LIST,
    Clock,
    Closed,
    ClosedOnHearing,
    Core,
    Instant,
    Label,
    Note,
    Uuid,
    Words,
)
from caseapi.requests_recording import SessionJudiciary


class LogEvent(ClosedOnHearing):
    """Something that happened in the course of a hearing."""

    hearing_id: Uuid
    hearing_event_id: Uuid
    hearing_event_definition_id: Uuid
    defence_counsel_id: Uuid | None = None
    recorded_label: Label
    note: Note | None = None
    event_time: Instant
    last_modified_time: Instant
    alterable: bool | None = None
    override: bool = False


class CorrectEvent(ClosedOnHearing):
    """Another line of the log in the place of one."""

    hearing_id: Uuid
    hearing_event_id: Uuid
    latest_hearing_event_id: Uuid
    hearing_event_definition_id: Uuid | None = None
    recorded_label: Label
    event_time: Instant
    note: Note | None = None
    last_modified_time: Instant
    counsel_id: Uuid | None = None


class RelabelledEvent(Closed):
    """Another label for a line of the log."""

    hearing_event_id: Uuid
    recorded_label: Label
    note: Note | None = None


class RelabelEvents(ClosedOnHearing):
    """Other labels for lines of the log."""

    hearing_id: Uuid
    hearing_events: Annotated[list[RelabelledEvent], Field(min_length=1, max_length=LONGEST_LIST)]


class CourtSession(Closed):
    """A morning or an afternoon in a court room: who sat, and from when to when."""

    start_time: Clock | None = None
    end_time: Clock | None = None
    court_clerk_id: Uuid | None = None
    court_associate_id: Uuid | None = None
    legal_adviser_id: Uuid | None = None
    judiciaries: Annotated[list[SessionJudiciary], Field(min_length=1)] | None = None


class RecordSessionTime(Closed):
    """A day's sessions of a court room: the morning's, the afternoon's or both."""

    court_house_id: Uuid
    court_room_id: Uuid
    court_session_date: Day | None = None
    am_court_session: CourtSession | None = None
    pm_court_session: CourtSession | None = None

    @model_validator(mode="after")
    def _has_a_session(self) -> Self:
        if self.am_court_session is None and self.pm_court_session is None:
            raise ValueError("holds neither amCourtSession nor pmCourtSession")
        return self


class ReadSession(Core):
    """Asks for a day's sessions of a court room; without a day for today's."""

    court_house_id: Uuid
    court_room_id: Uuid
    court_session_date: Day | None = None


class ReusablePrompt(Closed):
    """An answer to a prompt, to be offered again."""

    prompt_ref: Words
    master_defendant_id: Uuid
    offence_id: Uuid
    type: Words
    value: int | Words | dict[str, Any]
    cacheable: int | None = None
    cache_data_path: Words | None = None


class ReusableResult(Closed):
    """A result that was given, to be offered again."""

    short_code: Words
    value: Words
    master_defendant_id: Uuid
    offence_id: Uuid


class SaveReusableInfo(ClosedOnHearing):
    """Answers to be offered again."""

    reusable_prompts: Annotated[list[ReusablePrompt], Field(max_length=LONGEST_LIST)] = []
    reusable_results: Annotated[list[ReusableResult], Field(max_length=LONGEST_LIST)] = []


class ProvisionalSlot(Core):
    """A slot of a court's schedule; what else it says of itself is kept with it."""

    court_schedule_id: Uuid
    hearing_start_time: Instant


class BookProvisionalSlots(ClosedOnHearing):
    """Slots to hold for a next hearing."""

    slots: Annotated[list[ProvisionalSlot], Field(min_length=1, max_length=100)]
    booking_type: Words | None = None
    priority: Words | None = None
    special_requirements: Annotated[list[Words], Field(min_length=1)] | None = None


class UnconfirmedSlot(Core):
    """A slot of a court's schedule, and for how many minutes; its schema is not published."""

    court_schedule_id: Uuid
    hearing_start_time: Instant | None = None
    duration: Annotated[int, Field(ge=0)] | None = None


class BookUnconfirmedSlots(Core):
    """Slots to hold until they are confirmed, under a new booking or one that is held already."""

    hearing_id: Annotated[str, Field(min_length=1, max_length=100)]
    slots: Annotated[list[UnconfirmedSlot], Field(min_length=1, max_length=100)]
    booking_id: Uuid | None = None


class ReleaseSlots(ClosedOnHearing):
    """A booking whose slots are to be held no longer."""

    booking_id: Uuid


class BookingStatus(Core):
    """Asks how bookings stand."""

    booking_ids: Annotated[list[Uuid], Field(max_length=LONGEST_LIST)]


class CourtFines(Closed):
    """Asks for the unpaid accounts of everybody listed in some rooms on a day."""

    court_centre_id: Uuid
    court_room_ids: Annotated[list[Uuid], Field(min_length=1, max_length=100)]
    hearing_date: Day


class ValidationLine(Core):
    """A draft result as the validator reads it; its id has two names (section 8)."""

    result_line_id: Words = Field(validation_alias=AliasChoices("resultLineId", "id"))
    short_code: Words
    label: Words
    defendant_id: Words
    offence_id: Words
    category: Literal["A", "I", "F"] | None = None


class ValidationRequest(Core):
    """A day's draft results to be checked (section 8)."""

    hearing_id: Words
    hearing_day: Day
    court_type: Literal["MAGISTRATES", "CROWN", "YOUTH"]
    case_id: Words | None = None
    result_lines: Annotated[list[ValidationLine], Field(max_length=10_000)]
    defendants: Annotated[list[dict[str, Any]], Field(max_length=LONGEST_LIST)]
    offences: Annotated[list[dict[str, Any]], Field(max_length=10_000)]
