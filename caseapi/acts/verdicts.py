"""Verdicts (section 6)."""

from typing import Any

from sqlalchemy import Connection

from caseapi.acts.convictions import convict, convicts, guilty_pleas, unconvict
from caseapi.acts.document import Matter, find_matter, hold, is_civil, keep
from caseapi.calls import Call, Outcome
from caseapi.requests_recording import UpdateVerdict, VerdictModel
from caseapi.sittings import as_wire
from client.contract.routes import UPDATE_VERDICT


def update_verdict(connection: Connection, call: Call) -> tuple[Outcome, ...]:
    """Enter verdicts on offences or applications, or take back those marked as deleted.

    A verdict on an offence that isn't in the hearing makes the whole command ignored.
    """
    asked = UpdateVerdict.model_validate(call.payload)
    hearing = asked.hearing_id
    document = hold(connection, hearing)
    found = [_matter(document, verdict) for verdict in asked.verdicts]
    if None in found:
        reason = "The offence or application is not in this hearing"
        told = {"hearingId": hearing, "reason": reason}
        return (Outcome(UPDATE_VERDICT.failures[0], hearing, told),)
    guilty, today = guilty_pleas(connection), as_wire(call.now)[:10]
    outcomes = [Outcome(UPDATE_VERDICT.success, hearing, {"hearingId": hearing})]
    for verdict, sent, matter in zip(asked.verdicts, call.payload["verdicts"], found, strict=True):
        if matter is None:
            continue
        _enter(hearing, matter, verdict, sent)
        if is_civil(document):
            continue
        if convicts(matter.charge.get("verdict", {})):
            outcomes.append(convict(hearing, matter, verdict.verdict_date or today))
        else:
            outcomes += unconvict(hearing, matter, guilty=guilty)
    keep(connection, hearing, document)
    return tuple(outcomes)


def _matter(document: dict[str, Any], verdict: VerdictModel) -> Matter | None:
    return find_matter(
        document, offence_id=verdict.offence_id, application_id=verdict.application_id
    )


def _enter(hearing: str, matter: Matter, verdict: VerdictModel, sent: dict[str, Any]) -> None:
    if verdict.is_deleted:
        matter.charge.pop("verdict", None)
        return
    kept = {name: value for name, value in sent.items() if name != "isDeleted"}
    matter.charge["verdict"] = {**kept, "originatingHearingId": hearing}
