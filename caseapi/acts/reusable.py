"""Answers that were given before in a hearing, to be offered again (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.document import hold
from caseapi.calls import Call, Outcome
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import ReadReusableInfo
from caseapi.requests_sitting import SaveReusableInfo
from caseapi.store import kept
from client.contract.routes import SAVE_REUSABLE_INFO

_LISTS = ("reusablePrompts", "reusableResults")


def save_reusable_info(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Remember these answers; of each defendant named, nothing else is remembered any more."""
    asked = SaveReusableInfo.model_validate(call.payload)
    hold(connection, asked.hearing_id)
    of_defendant: dict[str, dict[str, list[Any]]] = {}
    for member in _LISTS:
        for answer in call.payload.get(member) or ():
            lists = of_defendant.setdefault(
                answer["masterDefendantId"], {name: [] for name in _LISTS}
            )
            lists[member].append(answer)
    for defendant, lists in of_defendant.items():
        kept.write_reusable(connection, asked.hearing_id, defendant, dict(lists))
    told = {"hearingId": asked.hearing_id, "masterDefendantIds": sorted(of_defendant)}
    return (Outcome(SAVE_REUSABLE_INFO.success, asked.hearing_id, told),)


def read_reusable_info(connection: Connection, call: Call) -> str:
    """Answer with what is remembered of a hearing's defendants; values always as text."""
    asked = ReadReusableInfo.model_validate(call.payload)
    answer: dict[str, list[Any]] = {name: [] for name in _LISTS}
    for text in kept.read_reusable(connection, asked.hearing_id):
        remembered = from_json(text)
        for name in _LISTS:
            answer[name] += remembered.get(name, ())
    answer["reusablePrompts"] = [
        {**prompt, "value": _as_text(prompt["value"])} for prompt in answer["reusablePrompts"]
    ]
    return to_json(answer)


def _as_text(value: Any) -> str:
    """Give a value as the query's schema wants it: an address as the JSON text of itself."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) else to_json(value)
