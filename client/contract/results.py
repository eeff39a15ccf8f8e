"""Results on the wire: the draft document (section 4) and what is shared (section 5.1)."""

import datetime as dt
from typing import Any, Literal

from pydantic import ConfigDict, Field, field_validator

from client.contract.base import Read, Sent
from client.contract.text import Prose, Text, clean_json

DRAFT_SCHEMA_VERSION = 1
"""The number that the original web page writes into `__metadata__.version`."""

MANY = "###"
"""What joins several list items in one shared value (section 4.3)."""


class DraftDocument(Read):
    """The draft of one hearing day: a whole document, replaced on every save (section 4).

    Lines and relations are kept as the JSON objects they are, so that whatever another client
    wrote into them is written back unchanged.
    """

    version: int | None = None
    result_lines: dict[str, dict[str, Any]] = {}
    relations: tuple[dict[str, Any], ...] = ()
    other: dict[str, Any] = {}

    @field_validator("result_lines", "relations", "other", mode="before")
    @classmethod
    def _cleaned(cls, value: object) -> object:
        return clean_json(value)


def read_draft(body: dict[str, Any]) -> DraftDocument:
    """Read the answer to a draft query.

    A hearing without a draft answers with the legacy `{"targets": []}` (section 4.4), which reads
    as an empty document without a version.
    """
    known = {"version", "resultLines", "relations", "targets"}
    return DraftDocument(
        version=body.get("version"),
        result_lines=body.get("resultLines") or {},
        relations=tuple(body.get("relations") or ()),
        other={name: value for name, value in body.items() if name not in known},
    )


class SaveDraft(Sent):
    """The body of `hearing.save-draft-result-v2`.

    It takes further members (section 4.1), since other clients mark things for a whole draft.
    """

    model_config = ConfigDict(extra="allow")

    hearing_id: str
    hearing_day: str
    version: int
    result_lines: dict[str, dict[str, Any]]
    relations: list[dict[str, Any]]
    shadow_listed_offence_ids: list[str] = []
    metadata: dict[str, Any] = Field({"version": DRAFT_SCHEMA_VERSION}, alias="__metadata__")


class CourtClerk(Sent):
    """Who shares: the clerk's user id and name."""

    user_id: str
    first_name: str
    last_name: str


class SharedPrompt(Sent):
    """One answered prompt of a shared line; closed, and its value always a string (4.3)."""

    id: str
    label: str
    value: str
    prompt_ref: str | None = None
    fixed_list_code: str | None = None
    welsh_value: str | None = None


class SharedLine(Sent):
    """One result as it is shared (section 5.1)."""

    result_line_id: str
    ordered_date: str
    is_modified: bool
    is_complete: bool
    short_code: str
    result_definition_id: str
    result_label: str
    level: Literal["OFFENCE", "DEFENDANT", "CASE"]
    prompts: list[SharedPrompt]
    category: Literal["A", "I", "F"]
    offence_id: str | None = None
    defendant_id: str | None = None
    master_defendant_id: str | None = None
    case_id: str | None = None
    application_id: str | None = None
    shared_date: str | None = None
    is_deleted: bool | None = None
    shadow_listed: bool = False
    draft_result: str = "{}"
    child_result_line_ids: list[str] = []
    parent_result_line_ids: list[str] = []


class ShareResults(Sent):
    """The body of `hearing.share-days-results` (section 5.1)."""

    court_clerk: CourtClerk
    version: int
    result_lines: list[SharedLine] = Field(min_length=1)


class StoredSharedPrompt(Read):
    """An answered prompt as the API gives it back."""

    id: Text = ""
    label: Text = ""
    value: Prose = ""
    prompt_ref: Text = ""


class StoredSharedLine(Read):
    """A shared line as the API gives it back."""

    result_line_id: Text
    short_code: Text = ""
    result_definition_id: Text = ""
    result_label: Text = ""
    level: Text = ""
    category: Text = ""
    ordered_date: dt.date | None = None
    shared_date: Text = ""
    offence_id: Text = ""
    defendant_id: Text = ""
    master_defendant_id: Text = ""
    case_id: Text = ""
    application_id: Text = ""
    is_deleted: bool = False
    prompts: tuple[StoredSharedPrompt, ...] = ()


class SharedResults(Read):
    """The answer to a query for what was shared on a hearing day."""

    result_lines: tuple[StoredSharedLine, ...] = ()
