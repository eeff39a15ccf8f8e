"""What each case of Schemathesis needs beside what the description says."""

import json
import os
import uuid
import zlib
from typing import Any

import schemathesis  # type: ignore[import-not-found]
from schemathesis import GenerationMode

CORRELATION = "CPPCLIENTCORRELATIONID"

KNOWN: list[dict[str, str]] = json.loads(os.environ["CALLOVER_KNOWN_HEARINGS"])
"""Hearings of the court that is asked: parameters of paths and queries by their names."""

ENDS_THE_HEARING = ("duplicate",)
"""Parts of the media types of commands after which a hearing can't be asked for any more."""

LONG = 200
"""From how many characters a text is about how long it may be."""


def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Ask about what is there, for one of the answer's media types, and send nothing twice.

    What is chosen depends on the case alone, so that the same seed asks the same again. A
    correlation id that was taken before is answered 202 whatever is sent with it, for it is the
    same command.
    """
    chance = zlib.crc32(repr((case.method, case.path, case.query, case.path_parameters)).encode())
    answer = case.operation.definition.raw["responses"].get("200", {})
    types = sorted(answer.get("content", {}))
    if types and "Accept" not in case.headers:
        case.headers["Accept"] = types[chance % len(types)]
    if case.headers.get(CORRELATION):
        case.headers[CORRELATION] = str(uuid.uuid4())
    ends = any(part in (case.media_type or "") for part in ENDS_THE_HEARING)
    if KNOWN and chance % 4 and not ends:
        known = KNOWN[chance % len(KNOWN)]
        for given in (case.path_parameters, case.query):
            _put_known(case, given, known)
    case.body = _as_long_as_it_is(case.body)


def _put_known(case: Any, given: Any, known: dict[str, str]) -> None:
    """Put what there is into parameters, but for those that are wrong on purpose."""
    components = case.meta.components if case.meta else {}
    for location, component in components.items():
        holder = {"path": case.path_parameters, "query": case.query}.get(location.value)
        if holder is given and component.mode is not GenerationMode.POSITIVE:
            return
    for name in (given or {}).keys() & known.keys():
        given[name] = known[name]


def _as_long_as_it_is(value: Any) -> Any:
    """Give a body whose long texts hold nothing that the server takes out or puts together.

    It does so before it counts, and then a text that is too long might not be so any more.
    """
    if isinstance(value, str) and len(value) > LONG:
        return "".join(each if " " <= each <= "~" else "?" for each in value)
    if isinstance(value, dict):
        return {name: _as_long_as_it_is(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_as_long_as_it_is(item) for item in value]
    return value


schemathesis.hook(before_call)
