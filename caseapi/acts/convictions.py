"""The date of conviction, which pleas and verdicts set and take away (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.document import Matter
from caseapi.acts.reference import plea_types
from caseapi.calls import Outcome
from caseapi.summaries import child

CHANGED = "public.hearing.offence-conviction-date-changed"
REMOVED = "public.hearing.offence-conviction-date-removed"


def guilty_pleas(connection: Connection) -> frozenset[str]:
    """Give the plea values that convict: those whose type says so."""
    return frozenset(
        str(row.get("pleaValue"))
        for row in plea_types(connection)
        if row.get("pleaTypeGuiltyFlag") in ("Yes", True)
    )


def convicts(verdict: dict[str, Any]) -> bool:
    """Say whether a verdict convicts, if only of a lesser or an alternative offence."""
    category = str(child(verdict, "verdictType").get("categoryType") or "")
    return category == "GUILTY" or category.endswith("_CONVICTED")


def convict(hearing_id: str, matter: Matter, date: str) -> Outcome:
    """Set the date of conviction, and tell of it."""
    matter.charge["convictionDate"] = date
    return Outcome(CHANGED, hearing_id, {**matter.naming, "convictionDate": date})


def unconvict(hearing_id: str, matter: Matter, *, guilty: frozenset[str]) -> tuple[Outcome, ...]:
    """Take the date of conviction away where neither plea nor verdict upholds it any more."""
    charge = matter.charge
    upheld = (
        convicts(child(charge, "verdict"))
        or child(charge, "plea").get("pleaValue") in guilty
        or child(charge, "indicatedPlea").get("indicatedPleaValue") == "INDICATED_GUILTY"
    )
    if upheld or "convictionDate" not in charge:
        return ()
    del charge["convictionDate"]
    return (Outcome(REMOVED, hearing_id, matter.naming),)
