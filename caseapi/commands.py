"""The commands about a user's own subscriptions, each from a call to the events it causes."""

from sqlalchemy import Connection

from caseapi.calls import Call, Outcome
from caseapi.requests import OnSubscription
from caseapi.store import outcomes


def subscribe(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Begin a user's subscription to their own events (section 1.5)."""
    asked = OnSubscription.model_validate(call.payload)
    outcomes.subscribe(connection, asked.subscription_id, call.user)
    return ()


def unsubscribe(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """End a user's subscription."""
    asked = OnSubscription.model_validate(call.payload)
    outcomes.unsubscribe(connection, asked.subscription_id, call.user)
    return ()
