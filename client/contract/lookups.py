"""Lists of reference data that a clerk chooses from (section 7.1)."""

from client.contract.base import Read
from client.contract.offence import VerdictType
from client.contract.text import Prose, Text


class PleaType(Read):
    """A plea that may be entered; `Yes` in the guilty flag means that it convicts."""

    plea_value: Text = ""
    plea_type_code: Text = ""
    plea_type_description: Text = ""
    plea_type_guilty_flag: Text = ""
    jurisdiction: Text = ""

    @property
    def convicts(self) -> bool:
        """Whether a plea of this type convicts."""
        return self.plea_type_guilty_flag == "Yes"


class PleaTypes(Read):
    """Every plea that may be entered."""

    plea_status_types: tuple[PleaType, ...] = ()


class VerdictToEnter(VerdictType):
    """A verdict that may be entered, and in which courts."""

    jurisdiction: Text = ""


class VerdictTypes(Read):
    """Every verdict that may be entered."""

    verdict_types: tuple[VerdictToEnter, ...] = ()


class ModeOfTrialReason(Read):
    """A reason for where an offence is tried."""

    id: Text = ""
    code: Text = ""
    description: Text = ""
    seq_num: int | None = None


class ModeOfTrialReasons(Read):
    """Every reason for where an offence is tried."""

    mode_of_trial_reasons: tuple[ModeOfTrialReason, ...] = ()


class AmendmentReason(Read):
    """A reason for amending what was shared."""

    id: Text = ""
    reason_code: Text = ""
    reason_description: Text = ""


class AmendmentReasons(Read):
    """Every reason for amending what was shared."""

    amendment_reasons: tuple[AmendmentReason, ...] = ()


class TrialType(Read):
    """A reason for which a trial cracked, was ineffective or was vacated."""

    id: Text = ""
    reason_code: Text = ""
    trial_type: Text = ""
    jurisdiction: Text = ""
    reason_short_description: Text = ""
    reason_full_description: Prose = ""


class TrialTypes(Read):
    """Every reason for which a trial cracked, was ineffective or was vacated."""

    cracked_ineffective_vacated_trial_types: tuple[TrialType, ...] = ()


class BailStatusRow(Read):
    """A bail status, by the code of section 3.2."""

    id: Text = ""
    status_code: Text = ""
    status_description: Text = ""


class BailStatuses(Read):
    """Every bail status."""

    bail_statuses: tuple[BailStatusRow, ...] = ()


class HearingTypeRow(Read):
    """A kind of hearing, and whether it is a trial."""

    id: Text = ""
    hearing_code: Text = ""
    hearing_description: Text = ""
    default_duration_min: int | None = None
    trial_type_flag: bool = False


class HearingTypes(Read):
    """Every kind of hearing."""

    hearing_types: tuple[HearingTypeRow, ...] = ()
