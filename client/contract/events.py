"""Outcomes: the notification events that tell what became of a command (section 1.5)."""

from enum import StrEnum
from typing import Any

from client.contract.base import Read
from client.contract.text import LooseMembers, Text

POLL_SECONDS = 1.5
"""How long the original client waits between two polls for an outcome."""


class HearingState(StrEnum):
    """The states of a hearing (section 5.3)."""

    INITIALISED = "INITIALISED"
    SHARED = "SHARED"
    LOCKED_ADMIN = "SHARED_AMEND_LOCKED_ADMIN_ERROR"
    LOCKED_USER = "SHARED_AMEND_LOCKED_USER_ERROR"
    VALIDATED = "VALIDATED"
    APPROVAL_REQUESTED = "APPROVAL_REQUESTED"


class RefusalCode(StrEnum):
    """Why the API refused a command, by the codes of section 1.5."""

    VERSION_OFF_SEQUENCE = "101"
    VERSION_MISMATCH = "102"
    SAVE_RESULTS_NOT_PERMITTED = "201"
    SHARE_NOT_PERMITTED = "202"
    CANCEL_AMENDMENTS_NOT_PERMITTED = "203"
    UNLOCK_HEARING_NOT_PERMITTED = "204"
    VALIDATE_HEARING_NOT_PERMITTED = "205"
    HEARING_LOCKED = "206"
    ALL_TARGETS_SHARED = "207"

    @property
    def kind(self) -> str:
        """`VERSION` or `STATE`, as the wire's `error.type` says it."""
        return "VERSION" if self.value.startswith("1") else "STATE"


class RefusalError(Read):
    """The `error` member of a refusal."""

    type: Text = ""
    code: Text = ""
    reason: Text = ""


class RefusalInfo(Read):
    """The `info` member of a refusal: versions, and names where the API knows them."""

    hearing_day: Text = ""
    version: int | None = None
    last_updated_version: int | None = None
    user_name: Text = ""
    last_updated_by_user_name: Text = ""


class ManageResultsFailed(Read):
    """The universal domain refusal, `public.hearing.manage-results-failed`.

    A plea or verdict that is ignored says its `reason` outright (section 6).
    """

    hearing_id: Text = ""
    hearing_state: Text = ""
    error: RefusalError = RefusalError()
    reason: Text = ""
    info: RefusalInfo = RefusalInfo()


class Event(Read):
    """One event of the notification stream: its name and its payload without the envelope."""

    id: Text
    name: Text
    payload: LooseMembers
    correlation_id: Text = ""


def read_events(body: dict[str, Any]) -> tuple[Event, ...]:
    """Read a page of events; events without the envelope members are passed over."""
    events = []
    for raw in body.get("events") or ():
        metadata = raw.get("_metadata") if isinstance(raw, dict) else None
        if isinstance(metadata, dict) and metadata.get("id") and metadata.get("name"):
            correlation = metadata.get("correlation")
            client = correlation.get("client") if isinstance(correlation, dict) else ""
            payload = {name: value for name, value in raw.items() if name != "_metadata"}
            events.append(
                Event(
                    id=str(metadata["id"]),
                    name=str(metadata["name"]),
                    payload=payload,
                    correlation_id=str(client or ""),
                )
            )
    return tuple(events)
