"""The court list in the local copy, so that courts are looked up also without the API."""

from client.contract.courts import OrganisationUnit, OrganisationUnits
from client.journal import Journal
from client.shorthand.courts import NO_COURTS, Courts, court_list

COURTS = "courts"
"""The name under which the court list is kept."""


def recalled_courts(journal: Journal) -> Courts:
    """Give the court list as it was last told, or none."""
    copy = journal.tried(lambda: journal.recall(COURTS), None)
    if copy is None:
        return NO_COURTS
    try:
        return court_list(OrganisationUnits.from_json(copy).organisationunits)
    except ValueError:
        return NO_COURTS


def remember_courts(journal: Journal, units: tuple[OrganisationUnit, ...]) -> None:
    """Keep the court list as it is told now, where it differs from the copy."""
    body = OrganisationUnits(organisationunits=units).model_dump_json(by_alias=True)
    if units and body != journal.tried(lambda: journal.recall(COURTS), None):
        journal.remember(COURTS, body)
