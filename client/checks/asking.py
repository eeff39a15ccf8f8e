"""What the published rules are asked about, from a hearing and its record (contract section 8)."""

from collections.abc import Mapping
from typing import Any

from client.checks.published import (
    Asked,
    AskedDefendant,
    AskedLine,
    AskedOffence,
    OffenceFacts,
)
from client.checks.result import Result
from client.checks.sheet import Charge, Sheet
from client.record.sharing import shared_value

_CONCURRENT, _CONSECUTIVE = "concurrent", "consecutiveToOffenceNumber"


def asked_of(sheet: Sheet) -> Asked:
    """Give what the rules look at: active results on offences, as the API would be sent them.

    Of reference data only what the hearing itself says is known: whether an offence is endorsable.
    """
    charged = [one for one in sheet.charges if one.offence is not None and one.matter.defendant]
    defendants = {}
    facts = {}
    for charge in charged:
        defendant, offence = charge.matter.defendant, charge.offence
        if defendant is None or offence is None:
            continue
        if defendant.id not in defendants:
            person = defendant.person
            born = person.date_of_birth
            defendants[defendant.id] = AskedDefendant(
                defendant.id,
                person.first_name,
                person.last_name or defendant.organisation_name,
                defendant.master_defendant_id,
                born.isoformat() if born else "",
            )
        if offence.endorsable_flag:
            facts[offence.offence_code.upper()] = OffenceFacts(endorsable=True)
    return Asked(
        court_type=_court(sheet),
        day=sheet.day,
        lines=tuple(
            _line(charge, one)
            for charge in charged
            for one in charge.results
            if one.level == "O" and one.line.definition_id
        ),
        defendants=tuple(defendants.values()),
        offences=tuple(map(_offence, charged)),
        facts=facts,
    )


def _court(sheet: Sheet) -> str:
    if not sheet.is_magistrates:
        return "CROWN"
    return "YOUTH" if sheet.hearing.youth_court_defendant_ids else "MAGISTRATES"


def _line(charge: Charge, result: Result) -> AskedLine:
    return AskedLine(
        result.line.id,
        result.code,
        result.line.label,
        charge.matter.target.defendant_id,
        charge.matter.target.offence_id,
        result.category,
        result.answers.get(_CONCURRENT) in (True, "true", "Y"),
        result.text(_CONSECUTIVE),
        tuple((str(one.get("promptRef") or ""), _value(one)) for one in result.line.prompts),
    )


def _value(prompt: Mapping[str, Any]) -> str:
    """Give an answer as it is shared; an amount that another client wrote as none, as it stands."""
    try:
        return shared_value(str(prompt.get("type")), prompt.get("value"))
    except ArithmeticError:
        return str(prompt.get("value"))


def _offence(charge: Charge) -> AskedOffence:
    target, offence = charge.matter.target, charge.offence
    limit = offence.custody_time_limit if offence else None
    return AskedOffence(
        target.offence_id,
        charge.matter.code.upper(),
        charge.matter.title,
        limit is not None and limit.time_limit is not None,
        charge.is_convicted,
        "",
        target.defendant_id,
    )
