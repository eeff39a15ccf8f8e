"""What a request about amendments, or an older form of sharing, must hold (sections 5.1, 5.2)."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from caseapi.calls import Day
from caseapi.requests import Id, OnHearing, Request, SharedLineRequest, Version


class AmendRequest(OnHearing):
    """Which lock is taken: for the court's own error, or for a user's."""

    new_hearing_state: Literal["SHARED_AMEND_LOCKED_ADMIN_ERROR", "SHARED_AMEND_LOCKED_USER_ERROR"]


class OnHearingAndDay(OnHearing):
    """A request about a hearing that may name one of its days."""

    hearing_day: Day | None = None


class CancelRequest(OnHearingAndDay):
    """A request to give the amendments up."""

    reset_hearing: bool = False


class RequestApprovalRequest(OnHearing):
    """A request for approval; closed."""

    model_config = ConfigDict(extra="forbid")

    hearing_day: Day
    version: Version


class ValidateRequest(Request):
    """An approval or a rejection; without `id` nobody could say of which hearing."""

    id: Id
    validate_action: Literal["APPROVE", "REJECT"]
    hearing_day: Day | None = None


class OlderShareRequest(OnHearing):
    """What is shared in the forms before `shared-results`: no day and no version."""

    court_clerk: dict[str, Any]
    result_lines: Annotated[list[SharedLineRequest], Field(min_length=1)]
    new_hearing_state: str | None = None
