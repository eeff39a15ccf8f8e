"""The parts of a name and address, as the wire names them (contract section 4.3)."""

ORGANISATION = ("OrganisationName",)
PERSON = ("Title", "FirstName", "MiddleName", "LastName")
EITHER = (*ORGANISATION, *PERSON)
ADDRESS = (
    "AddressLine1",
    "AddressLine2",
    "AddressLine3",
    "AddressLine4",
    "AddressLine5",
    "PostCode",
)


def part_ref(ref: str, name: str) -> str:
    """Give the reference of a part, such as prisonAddress1 of the prompt prison."""
    return f"{ref}{name.replace('AddressLine', 'Address')}"


def whole_ref(ref: str, name: str) -> str:
    """Give the reference of the prompt that this part belongs to; empty where it names none."""
    ending = part_ref("", name)
    return ref.removesuffix(ending) if ref.endswith(ending) else ""
