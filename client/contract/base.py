"""What every body on the wire has in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Read(BaseModel):
    """A body, or a part of one, that the API sends: unknown members are passed over."""

    model_config = ConfigDict(
        extra="ignore", frozen=True, alias_generator=to_camel, populate_by_name=True
    )


class Sent(BaseModel):
    """A body, or a part of one, that we send: closed, strict, and written with the wire's names."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=to_camel, populate_by_name=True
    )

    def wire(self) -> dict[str, Any]:
        """Give the body as the JSON object that goes over the wire, absent members left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)
