"""What every body on the wire has in common."""

import json
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel


class Read(BaseModel):
    """A body, or a part of one, that the API sends: unknown members are passed over."""

    model_config = ConfigDict(
        extra="ignore", frozen=True, alias_generator=to_camel, populate_by_name=True
    )

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Read a body from JSON text, also where a string in it holds a lone surrogate.

        The fast parser refuses such text whole; it is then read by the slower one, and the
        surrogate is cleaned away like any other unsafe character. Raises `ValueError`.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            return cls.from_value(json.loads(text))

    @classmethod
    def from_value(cls, value: Any) -> Self:
        """Read a body from a JSON value, whose nulls count as absent where they can't be meant.

        Raises `ValueError`. The value may be changed.
        """
        try:
            return cls.model_validate(value)
        except ValidationError as error:
            places = [one["loc"] for one in error.errors() if one["input"] is None]
            if not places:
                raise
            for place in places:
                _drop_null(value, place)
            return cls.model_validate(value)


class Sent(BaseModel):
    """A body, or a part of one, that we send: closed, strict, and written with the wire's names."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=to_camel, populate_by_name=True
    )

    def wire(self) -> dict[str, Any]:
        """Give the body as the JSON object that goes over the wire, absent members left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


def _drop_null(value: Any, place: tuple[int | str, ...]) -> None:
    """Take the null in a place out of the object that holds it.

    A place also names the kinds of value that were tried there, which are passed over.
    """
    for at in place:
        if isinstance(value, dict) and at in value:
            if value[at] is None:
                del value[at]
                return
            value = value[at]
        elif isinstance(value, list) and isinstance(at, int) and at < len(value):
            value = value[at]


def empty_as_none(value: object) -> object:
    """Read the empty object that stands for an absent party as absent."""
    return value or None
