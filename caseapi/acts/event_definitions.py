"""What may be logged in the course of a hearing: the imported list, or a small one of our own."""

from typing import Any

from sqlalchemy import Connection

from caseapi.calls import AnswerError, Call
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import ReadEventDefinition
from caseapi.store import hearings, reference_data
from caseapi.store.event_log import ENDED
from caseapi.summaries import objects

KIND = "hearing-event-definitions"

START = "b71e7d2a-d3b3-4a55-a393-6d451767fc05"
PAUSE = "160ecb51-29ee-4954-bbbf-daab18a24fbb"
RESUME = "64476e43-2138-46d5-b58b-848582cf9b07"
END = "0df93f18-0a21-40f5-9fb3-da4749cd70fe"

GOING_ON = frozenset({START, RESUME})
STANDING_STILL = frozenset({PAUSE, END})

PAUSED = "Hearing paused"

_COUNSEL = "counsel.name"
_DEFENDANT = "defendant.name"

_GROUPS: tuple[tuple[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]], ...] = (
    (
        "Course of the hearing",
        (
            (START, "Start hearing", "Hearing started", ()),
            (PAUSE, "Pause hearing", PAUSED, ()),
            (RESUME, "Resume hearing", "Hearing resumed", ()),
            (END, "End hearing", ENDED, ()),
        ),
    ),
    (
        "Defendant",
        (
            (
                "5b0b9a0e-3c53-4a0f-9d0c-6a8e4f1d2c01",
                "<defendant.name> identified",
                "<defendant.name> gave name, address and date of birth",
                (_DEFENDANT,),
            ),
            (
                "5b0b9a0e-3c53-4a0f-9d0c-6a8e4f1d2c02",
                "Charges put to <defendant.name>",
                "Charges put to <defendant.name>",
                (_DEFENDANT,),
            ),
        ),
    ),
    (
        "Trial",
        (
            (
                "e9060336-4821-4f46-969c-e08b33b48071",
                "Prosecution opens",
                "Prosecution opened its case",
                (),
            ),
            (
                "a3a9fe0c-a9a7-4e17-b0cd-42606722bbb0",
                "<counsel.name> opens for <defendant.name>",
                "<counsel.name> opened the case for <defendant.name>",
                (_COUNSEL, _DEFENDANT),
            ),
            (
                "5b0b9a0e-3c53-4a0f-9d0c-6a8e4f1d2c03",
                "Witness called",
                "Witness called and sworn",
                (),
            ),
        ),
    ),
    (
        "Decision",
        (
            (
                "5b0b9a0e-3c53-4a0f-9d0c-6a8e4f1d2c04",
                "<counsel.name> mitigates for <defendant.name>",
                "<counsel.name> mitigated for <defendant.name>",
                (_COUNSEL, _DEFENDANT),
            ),
            ("5b0b9a0e-3c53-4a0f-9d0c-6a8e4f1d2c05", "Bench retires", "Bench retired", ()),
            ("5b0b9a0e-3c53-4a0f-9d0c-6a8e4f1d2c06", "Bench returns", "Bench returned", ()),
            (
                "5b0b9a0e-3c53-4a0f-9d0c-6a8e4f1d2c07",
                "Decision announced",
                "Bench announced its decision",
                (),
            ),
        ),
    ),
)


def definitions(connection: Connection) -> list[dict[str, Any]]:
    """Give every kind of event, in the order in which a clerk is offered them."""
    imported = reference_data.read_kind(connection, KIND)
    return [from_json(text) for text in imported] if imported else _own()


def is_alterable(connection: Connection, definition_id: str) -> bool:
    """Say whether the label of an event of this kind may be altered; an unknown kind's may."""
    return next(
        (
            bool(definition.get("alterable"))
            for definition in definitions(connection)
            if definition.get("id") == definition_id
        ),
        True,
    )


def read_definitions(connection: Connection, call: Call) -> str:
    """Answer with every kind of event (section 6)."""
    return to_json({"eventDefinitions": definitions(connection)})


def read_definition(connection: Connection, call: Call) -> str:
    """Answer with one kind of event, and with whom of the hearing its label may name.

    Raises `AnswerError` 404 for an unknown kind.
    """
    asked = ReadEventDefinition.model_validate(call.payload)
    found = next(
        (
            definition
            for definition in definitions(connection)
            if definition.get("id") == asked.hearing_event_definition_id
        ),
        None,
    )
    if found is None:
        raise AnswerError(404, "No event definition has this id.")
    attributes = found.get("caseAttributes") or []
    answer = {name: value for name, value in found.items() if name != "caseAttributes"}
    if attributes:
        answer["caseAttributes"] = _named(connection, asked.hearing_id, attributes)
    return to_json(answer)


def _own() -> list[dict[str, Any]]:
    rows = []
    for group_number, (group, events) in enumerate(_GROUPS, start=1):
        for number, (event_id, action, recorded, attributes) in enumerate(events, start=1):
            row: dict[str, Any] = {
                "id": event_id,
                "groupLabel": group,
                "groupSequence": group_number,
                "actionLabel": action,
                "actionSequence": number,
                "recordedLabel": recorded,
                "alterable": group_number > 1,
            }
            rows.append(row | ({"caseAttributes": list(attributes)} if attributes else {}))
    return rows


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(connection: Connection, hearing_id: str, attributes: list[str]) -> list[dict[str, str]]:
    """Give each pairing of a defendant with their counsel by ids, as far as the label asks."""
    stored = hearings.read_hearing(connection, hearing_id)
    document = from_json(stored.document) if stored else {}
    if _COUNSEL in attributes:
        pairs = [
            {_DEFENDANT: str(defendant), _COUNSEL: str(counsel.get("id"))}
            for counsel in objects(document.get("defenceCounsels"))
            for defendant in _listed(counsel.get("defendants"))
        ]
    else:
        pairs = [
            {_DEFENDANT: str(defendant.get("id"))}
            for case in objects(document.get("prosecutionCases"))
            for defendant in objects(case.get("defendants"))
        ]
    return [{name: pair[name] for name in attributes if name in pair} for pair in pairs]
