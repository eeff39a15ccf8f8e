"""What a request must hold to be taken (sections 2.1, 4.1, 5.1, 7.1).

Only what the published schemas ask for is checked; the API takes, and keeps, members it does not
know, except where a schema is closed.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic.alias_generators import to_camel

from caseapi.calls import Day, TimeOfDay

LONGEST_ID = 100

Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
Version = Annotated[int, Field(ge=0, lt=2**31)]


class Request(BaseModel):
    """A payload, open: members that aren't named here are taken too."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, alias_generator=to_camel)

    @field_validator("*", mode="before")
    @classmethod
    def _is_not_null(cls, value: object) -> object:
        """Refuse null, which no published schema takes for a member that may be left out."""
        if value is None:
            raise ValueError("is null; leave it out instead")
        return value


class ListHearings(Request):
    """The day's list; without a date or a court centre it is empty, not refused."""

    date: Day | None = None
    court_centre_id: Id | None = None
    room_id: Id | None = None
    start_time: TimeOfDay = "00:00"
    end_time: TimeOfDay = "23:59"


class OnHearing(Request):
    """A request about one hearing."""

    hearing_id: Id


class OnHearingDay(OnHearing):
    """A request about one day of a hearing."""

    hearing_day: Day


class ReadUser(Request):
    """A request for a user's details."""

    user_id: Id


class OnSubscription(Request):
    """A request about one subscription to events."""

    subscription_id: Id
    client_correlation_id: Id | None = None


class ParseText(Request):
    """A line of text for the notepad to read."""

    original_text: Annotated[str, Field(max_length=2000)]
    ordered_date: Day
    hearing_jurisdiction: Literal["MAGISTRATES", "CROWN"] | None = None


class SaveDraftRequest(OnHearingDay):
    """A draft document; what its lines hold is the client's affair (section 4.7)."""

    version: Version
    result_lines: dict[str, dict[str, Any]] = {}
    is_reset_results: bool = False
    metadata: Annotated[dict[str, Any], Field(alias="__metadata__")]


class SharedPromptRequest(Request):
    """An answered prompt of a shared line; closed."""

    model_config = ConfigDict(extra="forbid")

    id: Id
    label: str
    value: str
    prompt_ref: str | None = None
    fixed_list_code: str | None = None
    welsh_value: str | None = None


class SharedLineRequest(Request):
    """A line that is shared."""

    result_line_id: Id
    ordered_date: Day
    is_modified: bool
    is_complete: bool
    level: Literal["DEFENDANT", "CASE", "OFFENCE"] | None = None
    prompts: list[SharedPromptRequest] = []
    offence_id: Id | None = None
    application_id: Id | None = None


class ShareRequest(OnHearingDay):
    """What a clerk shares for one day of a hearing."""

    court_clerk: dict[str, Any]
    version: Version
    result_lines: Annotated[list[SharedLineRequest], Field(min_length=1)]
