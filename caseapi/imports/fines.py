"""Taking unpaid fines in: the accounts of each defendant, as the API answers with them."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.alias_generators import to_camel
from sqlalchemy import Connection

from caseapi.calls import Day
from caseapi.imports.reading import ImportRefusedError, checked
from caseapi.json_text import from_json
from caseapi.requests_base import Uuid
from caseapi.store import kept

Account = dict[str, Any]

Words = Annotated[str, Field(max_length=500)]
Pounds = Annotated[float, Field(ge=0)]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, alias_generator=to_camel)


class _Account(_Given):
    """One account, closed; amounts in pounds."""

    account_number: Annotated[str, Field(min_length=1, max_length=100)]
    defendant_name: Words
    date_of_birth: Day | None = None
    address: Words | None = None
    last_enforcement_action: Words | None = None
    outstanding_balance: Pounds | None = None
    is_collection_order_made: bool | None = None
    payment_rate: Words | None = None
    amount_imposed: Pounds | None = None
    amount_paid: Pounds | None = None
    default_days: Annotated[int, Field(ge=0)] | None = None
    is_consolidated: bool | None = None
    account_location: Words | None = None
    parent_guardian_to_pay: bool | None = None


class _Defendant(_Given):
    """A defendant, by the id that hearings know them by, and their accounts."""

    defendant_id: Uuid
    outstanding_fines: list[_Account]


_DEFENDANTS = TypeAdapter(list[_Defendant])


def fines_in(value: Any) -> list[tuple[str, list[Account]]]:
    """Read `{"defendants": […]}`, or a list, each with a `defendantId` and `outstandingFines`.

    Raises `ImportRefusedError` with the path of a member that is wrong, and where there is none.
    """
    given = value.get("defendants") if isinstance(value, dict) else value
    found = checked(_DEFENDANTS, given, "defendants")
    if not found:
        raise ImportRefusedError("it holds no defendant")
    return [
        (
            each.defendant_id,
            [row.model_dump(by_alias=True, exclude_none=True) for row in each.outstanding_fines],
        )
        for each in found
    ]


def put_accounts(connection: Connection, defendant_id: str, accounts: list[Account]) -> int:
    """Put accounts in, each in the place of the one with its number; give how many that changes."""
    known = [from_json(text) for text in kept.read_fines(connection, defendant_id)]
    changed = [account for account in accounts if account not in known]
    for account in changed:
        kept.put_fine(connection, defendant_id, account)
    return len(changed)
