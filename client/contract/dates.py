"""Days and instants as the API writes them."""

import datetime as dt
from typing import Annotated

from pydantic import ValidationError, ValidatorFunctionWrapHandler, WrapValidator


def _none_if_unreadable(value: object, read: ValidatorFunctionWrapHandler) -> object:
    """Read a date that is none as absent: one slip in a document must not hide the hearing."""
    try:
        return read(value)
    except ValidationError:
        return None


Day = Annotated[dt.date | None, WrapValidator(_none_if_unreadable)]
Instant = Annotated[dt.datetime | None, WrapValidator(_none_if_unreadable)]
