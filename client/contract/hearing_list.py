"""The day's list of hearings as the API sends it (section 2.1)."""

from client.contract.base import Read
from client.contract.hearing import (
    ApplicationType,
    CaseIdentifier,
    CourtCentre,
    HearingDay,
    HearingType,
)
from client.contract.text import Prose, Text


class DefendantSummary(Read):
    """A defendant's name in the day's list."""

    id: Text = ""
    master_defendant_id: Text = ""
    first_name: Text = ""
    middle_name: Text = ""
    last_name: Text = ""
    organisation_name: Text = ""


class CaseSummary(Read):
    """A case in the day's list."""

    id: Text = ""
    prosecution_case_identifier: CaseIdentifier = CaseIdentifier()
    defendants: tuple[DefendantSummary, ...] = ()


class ApplicationSummary(Read):
    """An application in the day's list."""

    id: Text = ""
    application_reference: Text = ""
    type: ApplicationType = ApplicationType()
    applicant: DefendantSummary = DefendantSummary()
    subject: DefendantSummary | None = None
    respondents: tuple[DefendantSummary, ...] = ()


class HearingSummary(Read):
    """One row of the day's list (section 2.1)."""

    id: Text
    type: HearingType = HearingType()
    jurisdiction_type: Text = ""
    hearing_language: Text = ""
    has_shared_results: bool = False
    reporting_restriction_reason: Prose = ""
    hearing_days: tuple[HearingDay, ...] = ()
    court_centre: CourtCentre = CourtCentre()
    prosecution_case_summaries: tuple[CaseSummary, ...] = ()
    court_application_summaries: tuple[ApplicationSummary, ...] = ()


class HearingList(Read):
    """The day's list; the member is absent, not empty, when there are no hearings (1.6)."""

    hearing_summaries: tuple[HearingSummary, ...] = ()
