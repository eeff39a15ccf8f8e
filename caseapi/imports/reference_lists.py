"""Taking lists of reference data in: offences, fixed lists, and standing data such as plea types.

A list becomes rows, each with the id that it is found by, for `store.reference_data`.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, TypeAdapter
from sqlalchemy import Connection

from caseapi.imports.reading import ImportRefusedError, checked
from caseapi.json_text import to_json
from caseapi.store import reference_data

Row = dict[str, Any]

_OFFENCES = uuid.UUID("5c6e2c1d-1d0b-5d7e-8a53-6b8d4e0f7a21")
"""The namespace of the ids of offences, which the CJS knows by their codes."""

_MODES = {
    "summary-only": "Summary",
    "summary-only (motoring)": "Summary",
    "either-way": "Either Way",
    "indictable-only": "Indictable",
}

_TABLES = {
    "pleaTypes": ("plea-types", "pleaValue"),
    "pleaStatusTypes": ("plea-types", "pleaValue"),
    "verdictTypes": ("verdict-types", "id"),
    "amendmentReasons": ("amendment-reasons", "id"),
    "modeOfTrialReasons": ("mode-of-trial-reasons", "id"),
    "sentencingIndications": ("sentencing-indication", "id"),
    "hearingTypes": ("hearing-types", "id"),
    "trialOutcomeReasons": ("cracked-ineffective-vacated-trial-types", "id"),
    "crackedIneffectiveVacatedTrialTypes": ("cracked-ineffective-vacated-trial-types", "id"),
    "bailStatuses": ("bail-statuses", "id"),
    "alcoholLevelMethods": ("alcohol-level-methods", "id"),
    "judiciaries": ("judiciaries", "id"),
    "applicationTypeOutcomes": ("application-type-outcomes", "id"),
    "applicationTypeResponses": ("application-type-responses", "id"),
    "eventDefinitions": ("hearing-event-definitions", "id"),
}
"""For each table of standing data, by its name: the kind it is kept as, and the member that is
each row's id."""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list as it is kept: its kind, its rows by their ids, and what was left out, in words."""

    kind: str
    rows: dict[str, Row]
    left_out: tuple[str, ...] = ()


class _Gathered(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True, frozen=True)


class _Offence(_Gathered):
    code: Annotated[
        str,
        Field(min_length=1, max_length=20, validation_alias=AliasChoices("cjsOffenceCode", "code")),
    ]
    title: str
    mot: str | None = None
    cat: str | None = None
    ho: str | None = None


class _Element(_Gathered):
    code: str
    value: str


class _FixedList(_Gathered):
    id: Annotated[str, Field(min_length=1, max_length=100)]
    elements: list[_Element]


_OFFENCE_ROWS = TypeAdapter(list[_Offence])
_FIXED_LIST_ROWS = TypeAdapter(list[_FixedList])
_ROWS = TypeAdapter(list[dict[str, Any]])


def offences_in(value: Any) -> ReferenceList:
    """Read offences by their CJS codes: rows with `code` and `title`, or the API's own.

    Raises `ImportRefusedError` with the path of a row that is wrong.
    """
    given = value.get("offences") if isinstance(value, dict) else value
    found = checked(_OFFENCE_ROWS, given, "offences")
    return _list_of("offences", ((row.code.upper(), _offence(row)) for row in found))


def _offence(row: _Offence) -> Row:
    """Give an offence in the API's form; one that is in it already stays as it is."""
    members = row.model_extra or {}
    if "offenceId" in members or "legislation" in members:
        return {"cjsOffenceCode": row.code, "title": row.title, **members}
    document = {
        "offenceId": str(uuid.uuid5(_OFFENCES, row.code)),
        "cjsOffenceCode": row.code,
        "title": row.title,
        "modeOfTrial": _MODES.get(row.mot or ""),
        "offenceCategory": row.cat,
        "homeOfficeClass": row.ho,
        **members,
    }
    return {name: value for name, value in document.items() if value is not None}


def fixed_lists_in(value: Any) -> ReferenceList:
    """Read fixed lists, each with an id and its elements.

    Raises `ImportRefusedError` with the path of a list or an element that is wrong.
    """
    given = value
    if isinstance(value, dict):
        given = value.get("fixedListCollection", value.get("lists"))
    found = checked(_FIXED_LIST_ROWS, given, "lists")
    return _list_of(
        "fixed-list",
        ((row.id, row.model_dump(exclude={"usedBy"}, exclude_none=True)) for row in found),
    )


def standing_data_in(value: Any) -> tuple[list[ReferenceList], int]:
    """Read tables of standing data by their names, and count those the API has no use for.

    A table is a list of rows, or an object with `items`. Raises `ImportRefusedError` with the
    path of a row that has no id, and where no table is known.
    """
    if not isinstance(value, dict):
        raise ImportRefusedError("it is not an object whose members are tables")
    lists = []
    for name, table in value.items():
        if name not in _TABLES:
            continue
        kind, id_member = _TABLES[name]
        rows = checked(_ROWS, table.get("items") if isinstance(table, dict) else table, name)
        for number, row in enumerate(rows):
            if not isinstance(row.get(id_member), str) or not row[id_member]:
                raise ImportRefusedError(f"{name}.{number}.{id_member}: it is missing")
        lists.append(_list_of(kind, ((row[id_member], row) for row in rows)))
    if not lists:
        raise ImportRefusedError(f"it holds none of the tables {', '.join(sorted(_TABLES))}")
    return lists, len(value) - len(lists)


def _list_of(kind: str, rows: Iterable[tuple[str, Row]]) -> ReferenceList:
    found: dict[str, Row] = {}
    twice = []
    for row_id, row in rows:
        if row_id in found and found[row_id] != row:
            twice.append(f"{kind}: {row_id} is given twice; the first stands")
        found.setdefault(row_id, row)
    if not found:
        raise ImportRefusedError("it holds no rows")
    return ReferenceList(kind, found, tuple(twice))


def put_list(
    connection: Connection,
    given: ReferenceList,
    rows: Iterable[tuple[str, Row]] | None = None,
) -> bool:
    """Put a list in the place of what was there; say whether that changes anything.

    `rows` are the list's own rows, for who wants to see them go by.
    """
    before = reference_data.read_kind(connection, given.kind)
    if before == [to_json(row) for row in given.rows.values()]:
        return False
    reference_data.replace_kind(connection, given.kind, rows or given.rows.items())
    return True
