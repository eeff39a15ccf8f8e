"""One offence as the API sends it, with plea, allocation and verdict (section 3)."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from client.contract.base import Read, empty_as_none
from client.contract.dates import Day
from client.contract.text import Prose, Text, clean_json


class Plea(Read):
    """A plea as entered."""

    plea_value: Text = ""
    plea_date: Day = None


class IndicatedPlea(Read):
    """A plea as indicated before allocation."""

    indicated_plea_value: Text = ""
    indicated_plea_date: Day = None
    source: Text = "IN_COURT"


class AllocationDecision(Read):
    """Where an either-way offence is to be tried, and why."""

    mot_reason_id: Text = ""
    mot_reason_code: Text = ""
    mot_reason_description: Text = ""
    sequence_number: int = 0
    allocation_decision_date: Day = None
    court_indicated_sentence: Annotated[dict[str, Any] | None, AfterValidator(clean_json)] = None


class VerdictType(Read):
    """What a verdict says."""

    id: Text = ""
    sequence: int | None = None
    description: Text = ""
    category: Text = ""
    category_type: Text = ""
    cjs_verdict_code: Text = ""
    verdict_code: Text = ""


class Verdict(Read):
    """A verdict as entered."""

    verdict_type: VerdictType = VerdictType()
    verdict_date: Day = None


class ReportingRestriction(Read):
    """What may not be reported of an offence's victim, witness or defendant."""

    label: Text = ""


class OffenceTimeLimit(Read):
    """The custody time limit of one offence."""

    time_limit: Day = None
    is_ctl_extended: bool = False


class Offence(Read):
    """One offence with which a defendant is charged."""

    id: Text = ""
    offence_code: Text = ""
    offence_title: Text = ""
    wording: Prose = ""
    offence_legislation: Prose = ""
    mode_of_trial: Text = ""
    start_date: Day = None
    order_index: int = 0
    count: int = 0
    plea: Annotated[Plea | None, BeforeValidator(empty_as_none)] = None
    indicated_plea: Annotated[IndicatedPlea | None, BeforeValidator(empty_as_none)] = None
    allocation_decision: Annotated[AllocationDecision | None, BeforeValidator(empty_as_none)] = None
    verdict: Annotated[Verdict | None, BeforeValidator(empty_as_none)] = None
    conviction_date: Day = None
    custody_time_limit: OffenceTimeLimit | None = None
    reporting_restrictions: tuple[ReportingRestriction, ...] = ()
    proceedings_concluded: bool = False
    is_discontinued: bool = False
    endorsable_flag: bool = False
    previous_days_held_in_custody: int = 0
    date_held_in_custody_since: Day = None


def _in_charge_order(offences: tuple[Offence, ...]) -> tuple[Offence, ...]:
    return tuple(sorted(offences, key=lambda offence: (offence.order_index, offence.count)))


Offences = Annotated[tuple[Offence, ...], AfterValidator(_in_charge_order)]
"""Offences as the charge has them, by `orderIndex` and count."""
