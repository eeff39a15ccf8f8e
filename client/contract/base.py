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
            return cls.model_validate(json.loads(text))


class Sent(BaseModel):
    """A body, or a part of one, that we send: closed, strict, and written with the wire's names."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=to_camel, populate_by_name=True
    )

    def wire(self) -> dict[str, Any]:
        """Give the body as the JSON object that goes over the wire, absent members left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


def empty_as_none(value: object) -> object:
    """Read the empty object that stands for an absent party as absent."""
    return value or None
