"""The people and companies of a hearing, with their addresses and their bail (section 3.2)."""

from typing import Annotated

from pydantic import BeforeValidator

from client.contract.base import Read
from client.contract.dates import Day
from client.contract.text import Prose, Text

IN_CUSTODY = frozenset("CPLS")
"""Bail status codes of those who are held, in custody or by a local authority (section 3.2)."""


def _described(value: object) -> object:
    """Read a plain string, as older services send for some codes, as its description."""
    return {"description": value} if isinstance(value, str) else value


class Address(Read):
    """A postal address in up to five lines."""

    address1: Text = ""
    address2: Text = ""
    address3: Text = ""
    address4: Text = ""
    address5: Text = ""
    postcode: Text = ""

    @property
    def line(self) -> str:
        """The address on one line."""
        lines = (self.address1, self.address2, self.address3, self.address4, self.address5)
        return ", ".join(part for part in (*lines, self.postcode) if part)


class Person(Read):
    """A person's details."""

    title: Text = ""
    first_name: Text = ""
    middle_name: Text = ""
    last_name: Text = ""
    date_of_birth: Day = None
    gender: Text = ""
    nationality_description: Text = ""
    interpreter_language_needs: Text = ""
    specific_requirements: Text = ""
    address: Address | None = None


class Organisation(Read):
    """A company or other body."""

    name: Text = ""
    address: Address | None = None


class BailStatus(Read):
    """Bail or custody as it stands: A, B, C, L, P, S or U (section 3.2)."""

    code: Text = ""
    description: Text = ""


class PersonDefendant(Read):
    """The part of a defendant that only a person has."""

    person_details: Person = Person()
    bail_status: Annotated[BailStatus | None, BeforeValidator(_described)] = None
    bail_conditions: Prose = ""
    custody_time_limit: Day = None
    arrest_summons_number: Text = ""
    driver_number: Text = ""


class LegalEntityDefendant(Read):
    """The part of a defendant that only a company has."""

    organisation: Organisation = Organisation()
