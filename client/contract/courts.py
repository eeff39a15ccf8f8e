"""What is asked once, on connecting: the court houses with their rooms, and who the clerk is."""

from pydantic import Field

from client.contract.base import Read
from client.contract.text import Text


class Courtroom(Read):
    """A room of a court house, from reference data."""

    id: Text
    courtroom_id: int | None = None
    courtroom_name: Text = ""
    venue_name: Text = ""


class OrganisationUnit(Read):
    """A court house with its rooms, from reference data."""

    id: Text
    oucode: Text = ""
    oucode_l3_name: Text = Field("", alias="oucodeL3Name")
    lja: Text = ""
    address1: Text = ""
    address2: Text = ""
    address3: Text = ""
    address4: Text = ""
    address5: Text = ""
    postcode: Text = ""
    default_start_time: Text = ""
    courtrooms: tuple[Courtroom, ...] = ()

    @property
    def address(self) -> tuple[str, ...]:
        """The lines of the address, in their order; some may be empty."""
        return (self.address1, self.address2, self.address3, self.address4, self.address5)


class OrganisationUnits(Read):
    """All court houses that the API knows."""

    organisationunits: tuple[OrganisationUnit, ...] = ()


class UserDetails(Read):
    """A clerk's name, as the API knows it."""

    user_id: Text = ""
    first_name: Text = ""
    last_name: Text = ""
