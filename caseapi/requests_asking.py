"""What the clerk's other queries take: parameters of the path and of the query (section 2.2)."""

from typing import Annotated, Literal

from pydantic import Field

from caseapi.calls import Day
from caseapi.requests import Id
from caseapi.requests_base import Core, Uuid, Words


class CheckIn(Core):
    """A day's hearings of a court centre, or of one room, to check in at."""

    date: Day
    court_centre_id: Id
    room_id: Id | None = None


class HearingsForFuture(Core):
    """A defendant's trials to come."""

    defendant_id: Uuid


class FutureHearings(Core):
    """The hearings to come of cases, whose ids are joined by commas."""

    case_ids: Annotated[str, Field(min_length=1, max_length=10_000)]


class OnDay(Core):
    """One day, in every court."""

    date: Day


class Timeline(Core):
    """The hearings of a case or an application."""

    id: Uuid


class ActiveHearings(Core):
    """The other hearings that go on in a hearing's room on a day."""

    hearing_id: Id
    event_date: Day


class ReadLog(Core):
    """A hearing's log on a day."""

    hearing_id: Uuid
    date: Day


class CountLog(Core):
    """How much a hearing's log holds, on a day and in all."""

    hearing_id: Uuid
    hearing_date: Day | None = None


class LogForDocuments(Core):
    """The logs of a hearing, or of all hearings of a case or an application, for their papers."""

    hearing_id: Uuid | None = None
    case_id: Uuid | None = None
    application_id: Uuid | None = None
    hearing_date: Day | None = None


class ReadEventDefinition(Core):
    """One kind of event, for one hearing."""

    hearing_id: Id
    hearing_event_definition_id: Uuid


class CustodyTimeLimit(Core):
    """The custody time limit of an offence, were its defendant remanded so on a day."""

    hearing_id: Id
    hearing_day: Day
    offence_id: Uuid
    bail_status_code: Literal["C", "L", "P", "S"]


class TrialReason(Core):
    """One reason for which a trial cracked, was ineffective or was vacated."""

    trial_type_id: Uuid


class ReadReusableInfo(Core):
    """What is remembered of a hearing's defendants."""

    hearing_id: Id
    ordered_date: Day | None = None


class DefendantFines(Core):
    """A defendant's unpaid accounts."""

    defendant_id: Uuid


class FindOffences(Core):
    """Offences by their code; without one there are none to give."""

    cjsoffencecode: Annotated[str, Field(max_length=1000, pattern="^[A-Za-z0-9, ]*$")] = ""
    date: Day | None = None


class OfApplicationType(Core):
    """What there is to choose from for one type of application."""

    id: Uuid


class ReadRule(Core):
    """One rule of the validator."""

    rule_id: Words
