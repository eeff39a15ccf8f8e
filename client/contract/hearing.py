"""One hearing in full, as the API sends it (section 3).

Only what Callover shows or needs is read; every name is cleaned on the way in. The API sends sets
where it means lists, so order is made here, once: defendants by surname, forename and date of
birth, offences by `orderIndex`.
"""

from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
)

from client.contract.base import Read, empty_as_none
from client.contract.dates import Day, Instant
from client.contract.offence import Offences, Plea, Verdict
from client.contract.people import (
    LegalEntityDefendant,
    Organisation,
    Person,
    PersonDefendant,
)
from client.contract.text import Prose, Text


class CourtCentre(Read):
    """The court house, and the room, of a hearing."""

    id: Text = ""
    name: Text = ""
    room_id: Text = ""
    room_name: Text = ""


class HearingType(Read):
    """What kind of hearing it is, such as first hearing or sentence."""

    id: Text = ""
    description: Text = ""


class HearingDay(Read):
    """One day on which a hearing sits."""

    sitting_day: Instant = None
    listed_duration_minutes: int = 0
    listing_sequence: int | None = None
    is_cancelled: bool = False
    has_shared_results: bool = False
    court_centre_id: Text = ""
    court_room_id: Text = ""


class CaseIdentifier(Read):
    """How a case is known: its URN, or the prosecutor's own reference."""

    case_urn: Text = Field("", alias="caseURN")
    prosecution_authority_reference: Text = ""
    prosecution_authority_code: Text = ""
    prosecution_authority_name: Text = ""

    @property
    def reference(self) -> str:
        """The URN, or the prosecuting authority's reference where there is none."""
        return self.case_urn or self.prosecution_authority_reference


class CaseMarker(Read):
    """A mark that the prosecutor put on a case, such as domestic violence."""

    marker_type_code: Text = ""
    marker_type_description: Text = ""


class Defendant(Read):
    """A person or a company as charged in one case."""

    id: Text = ""
    master_defendant_id: Text = ""
    person_defendant: Annotated[PersonDefendant | None, BeforeValidator(empty_as_none)] = None
    legal_entity_defendant: Annotated[
        LegalEntityDefendant | None, BeforeValidator(empty_as_none)
    ] = None
    offences: Offences = ()
    is_youth: bool = False
    proceedings_concluded: bool = False

    @property
    def person(self) -> Person:
        """The person's details; empty for a company."""
        return self.person_defendant.person_details if self.person_defendant else Person()

    @property
    def organisation_name(self) -> str:
        """The company's name; empty for a person."""
        entity = self.legal_entity_defendant
        return entity.organisation.name if entity else ""

    @property
    def surname(self) -> str:
        """What the defendant is listed under: the surname, or the company's name."""
        return self.person.last_name or self.organisation_name

    @property
    def identity(self) -> str:
        """The same for one person on several cases (section 3.1)."""
        return self.master_defendant_id or self.id


def _in_name_order(defendants: tuple[Defendant, ...]) -> tuple[Defendant, ...]:
    def key(defendant: Defendant) -> tuple[str, str, str, str]:
        person = defendant.person
        born = person.date_of_birth.isoformat() if person.date_of_birth else ""
        return (defendant.surname.casefold(), person.first_name.casefold(), born, defendant.id)

    return tuple(sorted(defendants, key=key))


class ProsecutionCase(Read):
    """One case and those charged in it."""

    id: Text = ""
    prosecution_case_identifier: CaseIdentifier = CaseIdentifier()
    initiation_code: Text = ""
    case_status: Text = ""
    case_markers: tuple[CaseMarker, ...] = ()
    defendants: Annotated[tuple[Defendant, ...], AfterValidator(_in_name_order)] = ()


class ApplicationType(Read):
    """What an application asks for."""

    code: Text = ""
    type: Text = ""
    legislation: Prose = ""


class MasterDefendant(Read):
    """The defendant behind a party to an application."""

    master_defendant_id: Text = ""
    person_defendant: Annotated[PersonDefendant | None, BeforeValidator(empty_as_none)] = None
    legal_entity_defendant: Annotated[
        LegalEntityDefendant | None, BeforeValidator(empty_as_none)
    ] = None


class ProsecutingAuthority(Read):
    """The prosecutor as a party to an application."""

    prosecution_authority_code: Text = ""
    name: Text = ""


class Party(Read):
    """A party to an application: a defendant, a person, a body or a prosecutor."""

    id: Text = ""
    master_defendant: MasterDefendant | None = None
    person_details: Person | None = None
    organisation: Organisation | None = None
    prosecuting_authority: ProsecutingAuthority | None = None

    @property
    def person(self) -> Person:
        """The person's details, wherever this party carries them; empty for a body."""
        if self.person_details is not None:
            return self.person_details
        if self.master_defendant and self.master_defendant.person_defendant:
            return self.master_defendant.person_defendant.person_details
        return Person()

    @property
    def body_name(self) -> str:
        """The name of the company, body or prosecutor; empty for a person."""
        if self.organisation is not None:
            return self.organisation.name
        if self.master_defendant and self.master_defendant.legal_entity_defendant:
            return self.master_defendant.legal_entity_defendant.organisation.name
        authority = self.prosecuting_authority
        return (authority.name or authority.prosecution_authority_code) if authority else ""


class ApplicationCase(Read):
    """A case to which an application belongs, with its offences."""

    prosecution_case_id: Text = ""
    prosecution_case_identifier: CaseIdentifier = CaseIdentifier()
    offences: Offences = ()


class CourtApplication(Read):
    """An application before the court."""

    id: Text = ""
    type: ApplicationType = ApplicationType()
    application_reference: Text = ""
    application_status: Text = ""
    applicant: Party = Party()
    subject: Party | None = None
    respondents: tuple[Party, ...] = ()
    court_application_cases: tuple[ApplicationCase, ...] = ()
    plea: Annotated[Plea | None, BeforeValidator(empty_as_none)] = None
    verdict: Annotated[Verdict | None, BeforeValidator(empty_as_none)] = None


class AttendanceDay(Read):
    """Whether, and how, a defendant attended on a day."""

    day: Day = None
    attendance_type: Text = ""


class DefendantAttendance(Read):
    """A defendant's attendance over the days of a hearing."""

    defendant_id: Text = ""
    attendance_days: tuple[AttendanceDay, ...] = ()


class Counsel(Read):
    """A prosecution or defence advocate."""

    id: Text = ""
    title: Text = ""
    first_name: Text = ""
    last_name: Text = ""
    defendants: tuple[Text, ...] = ()
    prosecution_cases: tuple[Text, ...] = ()


class Hearing(Read):
    """One hearing in full (section 3.2)."""

    id: Text
    jurisdiction_type: Text = ""
    court_centre: CourtCentre = CourtCentre()
    type: HearingType = HearingType()
    hearing_language: Text = ""
    reporting_restriction_reason: Prose = ""
    has_shared_results: bool = False
    hearing_days: tuple[HearingDay, ...] = ()
    prosecution_cases: tuple[ProsecutionCase, ...] = ()
    court_applications: tuple[CourtApplication, ...] = ()
    defendant_attendance: tuple[DefendantAttendance, ...] = ()
    prosecution_counsels: tuple[Counsel, ...] = ()
    defence_counsels: tuple[Counsel, ...] = ()
    youth_court_defendant_ids: tuple[Text, ...] = ()
    is_box_hearing: bool = False


class HearingDetail(Read):
    """The answer to a request for one hearing; `hearing` is absent for an unknown id (1.6)."""

    hearing: Hearing | None = None
    hearing_state: Text = "INITIALISED"
    amended_by_user_id: Text = ""
    first_shared_date: Text = ""
