"""How long a defendant may be held before trial (section 6).

The Prosecution of Offences (Custody Time Limits) Regulations 1987, regulations 2, 4 and 5: 56 days
before summary trial, 182 before trial on indictment. A limit that would end at a weekend or on a
bank holiday ends on the court day before.
"""

import datetime as dt
from typing import Any

from sqlalchemy import Connection

from caseapi.acts.convictions import guilty_pleas
from caseapi.calls import AnswerError, Call
from caseapi.json_text import from_json, to_json
from caseapi.requests_asking import CustodyTimeLimit
from caseapi.store import hearings
from caseapi.summaries import child, objects
from client.law.custody import TimeLimit, limit_ends

_ON_INDICTMENT = ("indict", "jury", "court martial", "crown")
_VOLUNTARY_BILL = "voluntary bill"

Offence = dict[str, Any]


def read_custody_time_limit(connection: Connection, call: Call) -> str:
    """Answer with the day on which an offence's custody time limit ends; empty where none runs.

    Raises `AnswerError` 404 for a hearing, or an offence in it, that isn't there.
    """
    asked = CustodyTimeLimit.model_validate(call.payload)
    stored = hearings.read_hearing(connection, asked.hearing_id)
    document = from_json(stored.document) if stored else {}
    for case in objects(document.get("prosecutionCases")):
        for defendant in objects(case.get("defendants")):
            for offence in objects(defendant.get("offences")):
                if offence.get("id") != asked.offence_id:
                    continue
                if str(case.get("trialReceiptType", "")).casefold() == _VOLUNTARY_BILL:
                    return "{}"
                limit = custody_time_limit(
                    offence,
                    day=dt.date.fromisoformat(asked.hearing_day),
                    is_youth=defendant.get("isYouth") is True,
                    guilty=guilty_pleas(connection),
                )
                return to_json({"custodyTimeLimit": limit.isoformat()} if limit else {})
    raise AnswerError(404, "No offence of this hearing has this id.")


def custody_time_limit(
    offence: Offence, *, day: dt.date, is_youth: bool, guilty: frozenset[str]
) -> dt.date | None:
    """Give the day on which the limit ends for a defendant remanded on `day`; None where none runs.

    An extended limit is given as it is. None runs once there is a conviction, a guilty plea, a
    verdict or a final result, where the clock was stopped, or where the calendar ends before it;
    `guilty` are the plea values that convict. Days already spent in custody are taken off.
    """
    ordered = child(offence, "custodyTimeLimit")
    if ordered.get("isCtlExtended") is True:
        return _date(ordered.get("timeLimit"))
    limit = _limit(offence, is_youth=is_youth)
    if limit is None or _is_over(offence, guilty):
        return None
    spent = _whole(offence.get("previousDaysHeldInCustody"))
    since = _date(offence.get("dateHeldInCustodySince"))
    if since is not None and since < day:
        spent += (day - since).days
    try:
        return limit_ends(day, limit, spent)
    except OverflowError:
        return None


def _limit(offence: Offence, *, is_youth: bool) -> TimeLimit | None:
    mode = str(offence.get("modeOfTrial") or "").casefold()
    if mode.startswith("sum"):
        return TimeLimit.SUMMARY
    if mode.startswith("ind") and not is_youth:
        return TimeLimit.INDICTMENT
    if not mode.startswith(("either", "ew", "ind")):
        return None
    reason = str(child(offence, "allocationDecision").get("motReasonDescription") or "").casefold()
    return (
        TimeLimit.INDICTMENT
        if any(word in reason for word in _ON_INDICTMENT)
        else TimeLimit.SUMMARY
    )


def _is_over(offence: Offence, guilty: frozenset[str]) -> bool:
    return bool(
        offence.get("convictionDate")
        or offence.get("verdict")
        or offence.get("proceedingsConcluded") is True
        or offence.get("ctlClockStopped") is True
        or child(offence, "plea").get("pleaValue") in guilty
    )


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
