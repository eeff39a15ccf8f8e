"""A hearing as the court works through it: its matters, numbered as the screen shows them.

A matter is what a result can be ordered on: an offence of a defendant, or an application. Numbers
run through all defendants in one fixed order, so that a number said aloud means one matter.
"""

import datetime as dt
from dataclasses import dataclass, replace

from client.contract.hearing import CourtApplication, Defendant, Hearing, Party, ProsecutionCase
from client.contract.offence import Offence


@dataclass(frozen=True, slots=True)
class Target:
    """The wire's keys of what a result belongs to (contract section 4.2); absent keys are empty."""

    case_id: str = ""
    defendant_id: str = ""
    master_defendant_id: str = ""
    offence_id: str = ""
    application_id: str = ""

    @property
    def matter_key(self) -> tuple[str, str]:
        """The same for all results of one matter, whatever else a client wrote beside it."""
        return (self.application_id, self.offence_id)


@dataclass(frozen=True, slots=True)
class Matter:
    """One offence or application, with its number on the screen and whom it concerns.

    An offence that only an application carries can be resulted, but need not be.
    """

    number: int
    target: Target
    title: str
    code: str
    defendant: Defendant | None = None
    case: ProsecutionCase | None = None
    offence: Offence | None = None
    application: CourtApplication | None = None
    is_carried: bool = False

    @property
    def charge(self) -> Offence | CourtApplication | None:
        """The offence, or else the application, that is pleaded to."""
        return self.offence or self.application

    @property
    def plea(self) -> str:
        """The plea, or else the one indicated, in the API's word; empty where there is none."""
        if self.charge is not None and self.charge.plea is not None:
            return self.charge.plea.plea_value
        indicated = self.offence.indicated_plea if self.offence else None
        return indicated.indicated_plea_value if indicated else ""

    @property
    def defendant_key(self) -> str:
        """The same for one person on all cases of the hearing; an application stands alone."""
        return self.defendant.identity if self.defendant else self.target.application_id

    @property
    def case_key(self) -> str:
        """The case, or the application, that the matter belongs to."""
        return self.target.case_id or self.target.application_id


def matters_of(hearing: Hearing) -> tuple[Matter, ...]:
    """Give the hearing's matters in the order of the screen.

    Defendants stand by surname, forename and date of birth within each case, offences by their
    order on the charge; applications follow, with the offences that they carry.
    """
    matters: list[Matter] = []
    for case in hearing.prosecution_cases:
        for defendant in case.defendants:
            matters += (_offence_matter(case, defendant, one) for one in defendant.offences)
    for application in hearing.court_applications:
        matters += _application_matters(application)
    return tuple(replace(matter, number=number) for number, matter in enumerate(matters, 1))


def _offence_matter(case: ProsecutionCase, defendant: Defendant, offence: Offence) -> Matter:
    target = Target(
        case_id=case.id,
        defendant_id=defendant.id,
        master_defendant_id=defendant.identity,
        offence_id=offence.id,
    )
    title = offence.offence_title or offence.offence_code or "Offence"
    return Matter(0, target, title, offence.offence_code, defendant, case, offence)


def _application_matters(application: CourtApplication) -> list[Matter]:
    cases = application.court_application_cases
    subject = application.subject or application.applicant
    master = subject.master_defendant.master_defendant_id if subject.master_defendant else ""
    target = Target(
        case_id=cases[0].prosecution_case_id if cases else "",
        master_defendant_id=master,
        application_id=application.id,
    )
    title = application.type.type or "Application"
    matters = [Matter(0, target, title, application.type.code, application=application)]
    for case in cases:
        for offence in case.offences:
            matters.append(
                Matter(
                    0,
                    replace(target, case_id=case.prosecution_case_id, offence_id=offence.id),
                    offence.offence_title or offence.offence_code or "Offence",
                    offence.offence_code,
                    offence=offence,
                    application=application,
                    is_carried=True,
                )
            )
    return matters


def party_name(party: Party) -> str:
    """Give a party's name as the list writes it: surname in capitals first, or the body's name."""
    person = party.person
    return person_name(person.last_name, person.first_name) if person.last_name else party.body_name


def defendant_name(defendant: Defendant) -> str:
    """Give a defendant's name as the list writes it: `SMITH John Paul`, or the company's name."""
    person = defendant.person
    if not person.last_name:
        return defendant.organisation_name
    return person_name(person.last_name, person.first_name, person.middle_name)


def person_name(last_name: str, *forenames: str) -> str:
    """Give a person's name with the surname first and in capitals."""
    return " ".join(part for part in (last_name.upper(), *forenames) if part)


def age_on(day: dt.date, born: dt.date) -> int:
    """Give the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
