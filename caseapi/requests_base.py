"""What the bodies of a clerk's commands are made of (appendix A).

A body is closed: members that its schema doesn't name are refused. Types of the core domain are
not published, so those are open. Models are built when they are first used: the server starts
sooner.
"""

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema
from pydantic.alias_generators import to_camel

from caseapi.calls import TimeOfDay
from caseapi.requests import Id, Request
from caseapi.sittings import as_wire

LONGEST_TEXT = 20_000
LONGEST_LIST = 1000

_UUID = r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})", re.IGNORECASE
)


def _an_instant(text: str) -> str:
    """Give an instant as the wire writes it, in UTC to the millisecond."""
    if _INSTANT.fullmatch(text) is None:
        raise ValueError("is not an instant as yyyy-MM-ddTHH:mm:ssZ")
    try:
        return as_wire(dt.datetime.fromisoformat(text))
    except (ValueError, OverflowError) as error:
        raise ValueError("is not an instant as yyyy-MM-ddTHH:mm:ssZ") from error


Uuid = Annotated[str, Field(pattern=_UUID)]
Instant = Annotated[
    str, AfterValidator(_an_instant), WithJsonSchema({"type": "string", "format": "date-time"})
]
Uuids = Annotated[list[Uuid], Field(max_length=LONGEST_LIST)]
Name = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=LONGEST_TEXT)]
Label = Annotated[str, Field(min_length=1, max_length=2000)]
Note = Annotated[str, Field(max_length=3000)]
Clock = TimeOfDay


class Core(Request):
    """A part whose type lives in the core domain: open."""

    model_config = ConfigDict(
        extra="allow", frozen=True, strict=True, alias_generator=to_camel, defer_build=True
    )


class Closed(Request):
    """A body, or a part of one, whose published schema is closed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=to_camel, defer_build=True
    )


class ClosedOnHearing(Closed):
    """A closed body about the hearing that the path names."""

    hearing_id: Id
