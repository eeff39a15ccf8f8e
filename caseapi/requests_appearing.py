"""What the commands take that record who appears for whom (appendix A)."""

from typing import Annotated, Any, Literal

from pydantic import Field

from caseapi.calls import Day
from caseapi.requests_base import LONGEST_LIST, ClosedOnHearing, Core, Name, Uuid, Uuids

Days = Annotated[list[Day], Field(max_length=LONGEST_LIST)]


class Appearing(Core):
    """Somebody who appears at a hearing."""

    id: Uuid
    title: Name | None = None
    first_name: Name | None = None
    middle_name: Name | None = None
    last_name: Name | None = None
    attendance_days: Days


class ProsecutionCounsel(Appearing):
    """An advocate for the prosecution, and the cases they prosecute."""

    prosecution_cases: Uuids


class DefenceCounsel(Appearing):
    """An advocate for the defence, and those they defend."""

    defendants: Uuids


class ApplicantCounsel(Appearing):
    """An advocate for applicants."""

    applicants: Uuids


class RespondentCounsel(Appearing):
    """An advocate for respondents."""

    respondents: Uuids


class CompanyRepresentative(Appearing):
    """A director or secretary who represents a company."""

    first_name: Name
    last_name: Name
    position: Literal["DIRECTOR", "SECRETARY"]
    defendants: Uuids


class InterpreterIntermediary(Appearing):
    """An interpreter or an intermediary, and for whom they attend."""

    role: Name | None = None
    attendant: dict[str, Any] | None = None


class PutProsecutionCounsel(ClosedOnHearing):
    """Adds or updates prosecution counsel."""

    prosecution_counsel: ProsecutionCounsel


class PutDefenceCounsel(ClosedOnHearing):
    """Adds or updates defence counsel."""

    defence_counsel: DefenceCounsel


class PutApplicantCounsel(ClosedOnHearing):
    """Adds or updates applicants' counsel."""

    applicant_counsel: ApplicantCounsel


class PutRespondentCounsel(ClosedOnHearing):
    """Adds or updates respondents' counsel."""

    respondent_counsel: RespondentCounsel


class PutCompanyRepresentative(ClosedOnHearing):
    """Adds or updates a company's representative."""

    company_representative: CompanyRepresentative


class PutInterpreterIntermediary(ClosedOnHearing):
    """Adds or updates an interpreter or intermediary."""

    interpreter_intermediary: InterpreterIntermediary


class RemoveAppearing(ClosedOnHearing):
    """Removes somebody who appears, by id."""

    id: Uuid
