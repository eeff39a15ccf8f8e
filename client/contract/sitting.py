"""The course of a sitting: the log of a hearing, session times, slots, fines (section 6)."""

from typing import Annotated, Any

from pydantic import AfterValidator

from client.contract.base import Read, Sent
from client.contract.text import Prose, Text, clean_json


class EventDefinition(Read):
    """Something that may be logged; labels name people by `<counsel.name>`, `<defendant.name>`."""

    id: Text
    group_label: Text = ""
    group_sequence: int = 0
    action_label: Text = ""
    action_sequence: int = 0
    recorded_label: Text = ""
    alterable: bool = True


class EventDefinitions(Read):
    """Everything that may be logged."""

    event_definitions: tuple[EventDefinition, ...] = ()


class LoggedEvent(Read):
    """One line of a hearing's log."""

    hearing_event_id: Text
    hearing_event_definition_id: Text = ""
    recorded_label: Text = ""
    event_time: Text = ""
    last_modified_time: Text = ""
    alterable: bool = True


class EventLog(Read):
    """A hearing's log of a day; `has_active_hearing` tells of another hearing in the room."""

    hearing_id: Text = ""
    has_active_hearing: bool = False
    events: tuple[LoggedEvent, ...] = ()


class LogEvent(Sent):
    """The body of `hearing.log-hearing-event`; `override` pauses the others in the room."""

    hearing_event_id: str
    hearing_event_definition_id: str
    recorded_label: str
    event_time: str
    last_modified_time: str
    defence_counsel_id: str | None = None
    note: str | None = None
    override: bool | None = None


class CorrectEvent(Sent):
    """The body of `hearing.correct-hearing-event`."""

    latest_hearing_event_id: str
    recorded_label: str
    event_time: str
    last_modified_time: str
    hearing_event_definition_id: str | None = None
    note: str | None = None
    counsel_id: str | None = None


class SessionMember(Read):
    """One member of the bench."""

    judiciary_id: Text = ""
    judiciary_name: Text = ""
    bench_chairman: bool = False


class Session(Read):
    """A morning or an afternoon in a court room; the times are `HH:mm`."""

    start_time: Text = ""
    end_time: Text = ""
    court_clerk_id: Text = ""
    court_associate_id: Text = ""
    legal_adviser_id: Text = ""
    judiciaries: tuple[SessionMember, ...] = ()


class SessionTime(Read):
    """What was recorded of a room's sessions on a day."""

    court_house_id: Text = ""
    court_room_id: Text = ""
    am_court_session: Session | None = None
    pm_court_session: Session | None = None


class OutstandingFine(Read):
    """One unpaid account of a defendant; amounts in pounds."""

    defendant_name: Text = ""
    account_number: Text = ""
    outstanding_balance: float | None = None
    amount_imposed: float | None = None
    amount_paid: float | None = None
    is_collection_order_made: bool = False
    payment_rate: Text = ""
    last_enforcement_action: Text = ""
    account_location: Prose = ""


class OutstandingFines(Read):
    """A defendant's unpaid accounts."""

    outstanding_fines: tuple[OutstandingFine, ...] = ()


class Booking(Read):
    """How a booking of slots stands."""

    booking_id: Text = ""
    status: Text = ""
    safe_to_share: bool = False


class Bookings(Read):
    """How bookings of slots stand."""

    bookings: tuple[Booking, ...] = ()


class ReusablePrompt(Read):
    """An answer that was given before in the hearing."""

    prompt_ref: Text = ""
    master_defendant_id: Text = ""
    offence_id: Text = ""
    type: Text = ""
    value: Annotated[str | int | dict[str, Any], AfterValidator(clean_json)] = ""


class ReusableResult(Read):
    """A result that was given before in the hearing."""

    short_code: Text = ""
    master_defendant_id: Text = ""
    offence_id: Text = ""
    value: Prose = ""


class ReusableInfo(Read):
    """What was given before in the hearing, to be offered again."""

    reusable_prompts: tuple[ReusablePrompt, ...] = ()
    reusable_results: tuple[ReusableResult, ...] = ()


class CustodyTimeLimit(Read):
    """The day on which a custody time limit ends, `yyyy-MM-dd`; empty where none runs."""

    custody_time_limit: Text = ""


class TimelinePerson(Read):
    """Somebody on a timeline."""

    id: Text = ""
    name: Text = ""


class TimelineDay(Read):
    """One day on which a case or an application is heard."""

    hearing_id: Text = ""
    hearing_date: Text = ""
    hearing_type: Text = ""
    court_house: Text = ""
    court_room: Text = ""
    hearing_time: Text = ""
    defendants: tuple[TimelinePerson, ...] = ()
    outcome: Text = ""


class Timeline(Read):
    """Every day on which a case or an application is heard, in order of time."""

    hearing_summaries: tuple[TimelineDay, ...] = ()
