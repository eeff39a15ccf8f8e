"""Lists of reference data: what was imported, or else the few facts that are built in (7.1)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.facts import builtin_rows
from caseapi.calls import Call, Query
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import FindOffences, OfApplicationType
from caseapi.store import reference_data
from client.contract import routes
from client.contract.route import Route

Row = dict[str, Any]

LISTS: dict[Route, tuple[str, str]] = {
    routes.PLEA_TYPES: ("plea-types", "pleaStatusTypes"),
    routes.VERDICT_TYPES: ("verdict-types", "verdictTypes"),
    routes.AMENDMENT_REASONS: ("amendment-reasons", "amendmentReasons"),
    routes.MODE_OF_TRIAL_REASONS: ("mode-of-trial-reasons", "modeOfTrialReasons"),
    routes.SENTENCING_INDICATIONS: ("sentencing-indication", "sentencingIndications"),
    routes.HEARING_TYPES: ("hearing-types", "hearingTypes"),
    routes.TRIAL_TYPES: (
        "cracked-ineffective-vacated-trial-types",
        "crackedIneffectiveVacatedTrialTypes",
    ),
    routes.BAIL_STATUSES: ("bail-statuses", "bailStatuses"),
    routes.ALCOHOL_LEVEL_METHODS: ("alcohol-level-methods", "alcoholLevelMethods"),
    routes.JUDICIARIES: ("judiciaries", "judiciaries"),
    routes.FIXED_LISTS: ("fixed-list", "fixedListCollection"),
}
"""Each list's kind in the database, and the member of the answer that holds its rows."""

MOST_OFFENCES = 50
"""How many offence codes one query may name."""


def queries() -> dict[Route, Query]:
    """Give the queries for whole lists, by their routes."""
    return {route: _list(kind, member) for route, (kind, member) in LISTS.items()}


def _list(kind: str, member: str) -> Query:
    def read(connection: Connection, call: Call) -> str:
        """Answer with every row of the list; with none where it was not imported."""
        rows = reference_data.read_kind(connection, kind)
        return (
            f'{{"{member}":[{",".join(rows)}]}}' if rows else to_json({member: builtin_rows(kind)})
        )

    return read


def read_application_outcomes(connection: Connection, call: Call) -> str:
    """Answer with the outcomes that an application of a type can have; none where not imported."""
    return _of_application_type(
        connection, call, "application-type-outcomes", "courtApplicationOutcomeTypes"
    )


def read_application_responses(connection: Connection, call: Call) -> str:
    """Answer with how a party can answer an application of a type; none where not imported."""
    return _of_application_type(
        connection, call, "application-type-responses", "courtApplicationResponseTypes"
    )


def _of_application_type(connection: Connection, call: Call, kind: str, member: str) -> str:
    asked = OfApplicationType.model_validate(call.payload)
    text = reference_data.read_row(connection, kind, asked.id)
    rows = from_json(text).get(member) if text else None
    return to_json({member: rows if isinstance(rows, list) else []})


def find_offences(connection: Connection, call: Call) -> str:
    """Answer with the offences of one CJS code, or of several joined by commas."""
    asked = FindOffences.model_validate(call.payload)
    codes = [code.strip().upper() for code in asked.cjsoffencecode.split(",")][:MOST_OFFENCES]
    found = (reference_data.read_row(connection, "offences", code) for code in codes if code)
    return f'{{"offences":[{",".join(text for text in found if text)}]}}'


def offence_row(connection: Connection, code: str) -> Row | None:
    """Give what reference data has of an offence, by its code in capitals, or None."""
    text = reference_data.read_row(connection, "offences", code)
    return None if text is None else from_json(text)


def rows_of(connection: Connection, kind: str) -> list[Row]:
    """Give the rows of a list."""
    rows = reference_data.read_kind(connection, kind)
    return [from_json(text) for text in rows] if rows else builtin_rows(kind)


def plea_types(connection: Connection) -> list[Row]:
    """Give the plea types."""
    return rows_of(connection, "plea-types")


def trial_type(connection: Connection, type_id: str) -> Row | None:
    """Give the reason for which a trial cracked, was ineffective or vacated, or None."""
    text = reference_data.read_row(connection, "cracked-ineffective-vacated-trial-types", type_id)
    return None if text is None else from_json(text)
