"""What the commands take that record what happens to the charges (appendix A)."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from caseapi.calls import Day
from caseapi.requests_base import (
    LONGEST_LIST,
    Closed,
    ClosedOnHearing,
    Core,
    Name,
    Uuid,
    Uuids,
    Words,
)


class _OnMatter(Core):
    """Something about one offence, or about one application."""

    offence_id: Uuid | None = None
    application_id: Uuid | None = None

    @model_validator(mode="after")
    def _names_its_matter(self) -> Self:
        if self.offence_id is None and self.application_id is None:
            raise ValueError("names neither an offence nor an application")
        return self


class EnteredPlea(Core):
    """A plea as it was entered."""

    plea_value: Annotated[str, Field(min_length=1, max_length=100)]
    plea_date: Day | None = None


class IndicatedPlea(Core):
    """A plea as it was indicated before allocation."""

    indicated_plea_value: Literal["INDICATED_GUILTY", "INDICATED_NOT_GUILTY", "NO_INDICATION"]
    indicated_plea_date: Day | None = None


class PleaModel(_OnMatter):
    """The plea, indicated plea and allocation of one offence; what is absent is cleared."""

    prosecution_case_id: Uuid | None = None
    defendant_id: Uuid | None = None
    plea: EnteredPlea | None = None
    indicated_plea: IndicatedPlea | None = None
    allocation_decision: dict[str, Any] | None = None


class UpdatePlea(ClosedOnHearing):
    """Pleas of one hearing."""

    pleas: Annotated[list[PleaModel], Field(min_length=1, max_length=LONGEST_LIST)]


class VerdictType(Core):
    """What a verdict says; its category type decides whether it convicts."""

    category_type: Annotated[str, Field(max_length=200)] | None = None


class VerdictModel(_OnMatter):
    """The verdict on one offence; one that is marked as deleted is taken back."""

    verdict_date: Day | None = None
    verdict_type: VerdictType | None = None
    is_deleted: bool = False


class UpdateVerdict(ClosedOnHearing):
    """Verdicts of one hearing."""

    verdicts: Annotated[list[VerdictModel], Field(min_length=1, max_length=LONGEST_LIST)]


class AttendanceDay(Core):
    """How a defendant attended on one day."""

    day: Day
    attendance_type: Literal["IN_PERSON", "BY_VIDEO", "NOT_PRESENT"]


class UpdateAttendance(ClosedOnHearing):
    """One defendant's attendance on one day."""

    defendant_id: Uuid
    attendance_day: AttendanceDay


class SetTrialType(ClosedOnHearing):
    """How a trial went: exactly one of the three kinds (section 6)."""

    trial_type_id: Uuid | None = None
    is_effective_trial: Literal[True] | None = None
    vacated_trial_reason_id: Uuid | None = None
    cracked_ineffective_sub_reason_id: Uuid | None = None

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        kinds = (self.trial_type_id, self.is_effective_trial, self.vacated_trial_reason_id)
        if sum(kind is not None for kind in kinds) != 1:
            raise ValueError(
                "names not exactly one of trialTypeId, isEffectiveTrial and vacatedTrialReasonId"
            )
        if self.is_effective_trial and self.cracked_ineffective_sub_reason_id is not None:
            raise ValueError("an effective trial has no sub-reason")
        return self


class SetTierAndListType(ClosedOnHearing):
    """The tier of a Crown Court case and how it is listed; the list type may be left out."""

    tier: Literal["TIER_1", "TIER_2", "TIER_3", "TIER_4", "TIER_5", "TIER_6", "TIER_7"]
    tier2_subcategory: Annotated[Words | None, Field(alias="tier2Subcategory")] = None
    list_type: Literal["TYPE_1", "TYPE_2"] | None = None
    fixed_date_reason: Words | None = None


class SetYouthCourt(ClosedOnHearing):
    """The defendants who are dealt with by the youth court; replaces the list."""

    youth_court_defendant_ids: Uuids


class HearingCaseNote(Core):
    """A note that a clerk makes on cases of a hearing."""

    id: Uuid
    note_type: Literal["HMCTS", "LEGAL"]
    note: Words
    note_date_time: Annotated[str, Field(max_length=40)]
    prosecution_cases: Uuids
    court_clerk: dict[str, Any]


class SaveNote(ClosedOnHearing):
    """Saves one note."""

    hearing_case_note: HearingCaseNote


class AddWitness(ClosedOnHearing):
    """Names a witness."""

    witness: Annotated[str, Field(min_length=1, max_length=500)]


class RemoveOffences(ClosedOnHearing):
    """Takes offences out of a hearing."""

    offence_ids: Annotated[list[Uuid], Field(min_length=1, max_length=LONGEST_LIST)]


class ApplicationResponse(Core):
    """How a party answers an application."""

    application_id: Uuid
    application_response_date: Day | None = None
    application_response_type: dict[str, Any] | None = None


class SaveApplicationResponse(ClosedOnHearing):
    """Saves a party's answer to an application."""

    application_party_id: Uuid
    application_response: ApplicationResponse


class RelatedOffence(Core):
    """An offence that is to be heard too."""

    id: Uuid


class RelatedDefendant(Core):
    """A defendant who is to be heard too."""

    id: Uuid
    offences: Annotated[list[RelatedOffence], Field(max_length=LONGEST_LIST)] = []


class RelatedCase(Core):
    """A case that is to be heard too."""

    id: Uuid
    defendants: Annotated[list[RelatedDefendant], Field(max_length=LONGEST_LIST)] = []


class UpdateRelatedHearing(ClosedOnHearing):
    """Adds cases, with their defendants and offences, to a hearing."""

    prosecution_cases: Annotated[list[RelatedCase], Field(min_length=1, max_length=LONGEST_LIST)]
    shadow_listed_offences: Uuids = []


class DefendantWelsh(Core):
    """Whether a defendant wants documents in Welsh."""

    defendant_id: Uuid
    welsh_translation: bool


class SaveWelshTranslations(ClosedOnHearing):
    """Which defendants want documents in Welsh."""

    defendants_welsh_list: Annotated[list[DefendantWelsh], Field(max_length=LONGEST_LIST)]


class MarkDuplicate(ClosedOnHearing):
    """Marks a hearing as a duplicate; the body is empty."""


class MarkDuplicateWithReason(ClosedOnHearing):
    """Marks a hearing as a duplicate, and says why."""

    reason: Words


class OverwriteDuplicate(ClosedOnHearing):
    """Marks a hearing as a duplicate, even one that has shared results."""

    overwrite_with_results: bool = False


class SessionJudiciary(Closed):
    """One member of the bench."""

    judiciary_id: Uuid | None = None
    judiciary_name: Name | None = None
    bench_chairman: bool | None = None
