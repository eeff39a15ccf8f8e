"""What is shown of a person only when it is asked for: address, bail conditions, numbers."""

from client.contract.people import Person, PersonDefendant
from client.readback import who
from client.record.matters import Matter


def particulars(matter: Matter) -> tuple[str, ...]:
    """Give the particulars of whom a matter concerns, a line for each that is known."""
    person, charged = Person(), PersonDefendant()
    organisation = None
    if matter.defendant is not None:
        person = matter.defendant.person
        charged = matter.defendant.person_defendant or charged
        entity = matter.defendant.legal_entity_defendant
        organisation = entity.organisation if entity else None
    elif matter.application is not None:
        party = matter.application.subject or matter.application.applicant
        person, organisation = party.person, party.organisation
    address = person.address or (organisation.address if organisation else None)
    said = {
        "Address": address.line if address else "not given",
        "Born": f"{person.date_of_birth:%-d %B %Y}" if person.date_of_birth else "",
        "Gender": person.gender.replace("_", " ").lower(),
        "Nationality": person.nationality_description,
        "Interpreter": person.interpreter_language_needs,
        "Needs": person.specific_requirements,
        "Bail conditions": charged.bail_conditions,
        "Driver number": charged.driver_number,
        "Arrest summons": charged.arrest_summons_number,
    }
    return (who(matter), *(f"{name}: {text}" for name, text in said.items() if text))
