"""What can be entered on a charge: pleas, verdicts and reasons for allocation (section 7.1).

The kinds come from the API's reference data. Those built in are the magistrates' courts' own, by
the codes and ids under which the Common Platform knows them; they stand in where it gives none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from client.contract.lookups import ModeOfTrialReason, PleaType, VerdictToEnter

_INDICATED_GUILTY = "INDICATED_GUILTY"


@dataclass(frozen=True, slots=True)
class PleaKind:
    """A plea, or before allocation an indication of one, by its code and its value on the wire."""

    code: str
    value: str
    description: str
    convicts: bool = False
    jurisdiction: str = "MAGISTRATES"
    is_indicated: bool = False

    @property
    def words(self) -> str:
        """The plea in plain words: `guilty plea`, `indicates not guilty`, `plea: consents`."""
        said = self.description.lower()
        if self.is_indicated or said.startswith("no ") or "plea" in said.split():
            return said
        return f"{said} plea" if said in ("guilty", "not guilty") else f"plea: {said}"


@dataclass(frozen=True, slots=True)
class VerdictKind:
    """A verdict, as reference data has it; its category says whether it convicts."""

    id: str
    code: str
    description: str
    category: str
    category_type: str
    cjs_code: str = ""
    sequence: int | None = None

    @property
    def words(self) -> str:
        """The verdict in plain words: `verdict: guilty after trial`."""
        return f"verdict: {self.description[:1].lower()}{self.description[1:]}"


@dataclass(frozen=True, slots=True)
class AllocationReason:
    """Why an offence is tried where it is tried."""

    id: str
    code: str
    description: str
    sequence: int = 0


INDICATIONS = (
    PleaKind("IG", _INDICATED_GUILTY, "Indicates guilty", True, is_indicated=True),
    PleaKind("ING", "INDICATED_NOT_GUILTY", "Indicates not guilty", is_indicated=True),
    PleaKind("NI", "NO_INDICATION", "No plea indicated", is_indicated=True),
)
"""What can be indicated before allocation: the contract names these three, and no list of them."""

BUILTIN_PLEAS = tuple(
    PleaKind(code, value, value.replace("_", " ").capitalize(), convicts, jurisdiction)
    for value, code, convicts, jurisdiction in (
        ("GUILTY", "G", True, "EITHER"),
        ("GUILTY_SINGLE_JUSTICE_PROCEDURE", "GSJP", True, "MAGISTRATES"),
        (_INDICATED_GUILTY, "IG", True, "MAGISTRATES"),
        ("ADMITS_BREACH", "ADB", True, "MAGISTRATES"),
        ("NOT_GUILTY", "NG", False, "EITHER"),
        ("UNFIT_TO_PLEAD", "UNFIT", False, "MAGISTRATES"),
        ("CHANGE_TO_GUILTY_MAGISTRATES_COURT", "CGM", True, "MAGISTRATES"),
        ("CHANGE_TO_GUILTY_NO_SWORN_IN", "CGN", True, "CROWN"),
        ("CHANGE_TO_GUILTY_AFTER_SWORN_IN", "CGA", True, "CROWN"),
        ("CONSENTS", "CON", True, "MAGISTRATES"),
        ("ADMITS_MAGISTRATES", "ADM", True, "MAGISTRATES"),
        ("DENIES_MAGISTRATES", "DEN", False, "MAGISTRATES"),
        ("AUTREFOIS_ACQUIT", "AA", False, "CROWN"),
        ("AUTREFOIS_CONVICT", "AC", False, "CROWN"),
        ("NO_PLEA", "NP", False, "EITHER"),
    )
)
"""The pleas of the contract (section 3.2), with whether each convicts."""

_CATEGORIES = {
    "GUILTY": "Guilty",
    "NOT_GUILTY": "Not Guilty",
    "FINDING": "Finding",
    "NO_VERDICT": "No verdict",
}
BUILTIN_VERDICTS = tuple(
    VerdictKind(
        verdict_id, code, description, _CATEGORIES[category], category, cjs_code, 10 * number
    )
    for number, (verdict_id, code, category, cjs_code, description) in enumerate(
        (
            ("c4ca4238-a0b9-3382-8dcc-509a6f75849b", "G", "GUILTY", "G", "Guilty after trial"),
            (
                *("c81e728d-9d4c-3f63-af06-7f89cc14862c", "N"),
                *("NOT_GUILTY", "N", "Not guilty after trial"),
            ),
            (
                *("898382ec-9f37-3b87-ba16-9aeb49b8c075", "NGNE"),
                *("NOT_GUILTY", "N", "No evidence offered"),
            ),
            (
                "9eeaf0bd-6a26-3d74-a58a-d71843ce1bb5",
                "NGNC",
                "NOT_GUILTY",
                "N",
                "No case to answer",
            ),
            ("c35a8876-8ac7-37c8-b282-dfad83e3b644", "PIA", "GUILTY", "G", "Proved in absence"),
            ("d96d5a18-e50d-34a4-a8bd-c570249ce39d", "FPR", "GUILTY", "G", "Proved"),
            ("2ecd1d5b-3f80-3856-ad54-f25a0d9273b9", "FNPR", "NOT_GUILTY", "O", "Not proved"),
            (
                *("83a10a5f-5d26-32d3-9eb5-4463d0a2c89c", "PSJ"),
                *("GUILTY", "G", "Proved by a single justice"),
            ),
            (
                "e04e2857-f042-3f66-bb80-bdcd22d74fc4",
                "GSJ",
                "GUILTY",
                "G",
                "Plea of guilty accepted",
            ),
            ("6e2e3678-055f-392d-bc40-4bb97f3ed589", "SDA", "FINDING", "O", "Did the act charged"),
            ("6512bd43-d9ca-36e0-ac99-0b0a82652dca", "AC", "NO_VERDICT", "O", "Autrefois convict"),
            ("c20ad4d7-6fe9-3759-aa27-a0c99bff6710", "AA", "NO_VERDICT", "O", "Autrefois acquit"),
        ),
        start=1,
    )
)
"""The verdicts that a magistrates' court returns."""


class ChargeKinds:
    """What can be entered on a charge, and the ways to look a kind up."""

    def __init__(
        self,
        pleas: Iterable[PleaKind] = BUILTIN_PLEAS,
        verdicts: Iterable[VerdictKind] = BUILTIN_VERDICTS,
        allocations: Iterable[AllocationReason] = (),
    ) -> None:
        entered = [one for one in pleas if one.value not in {ind.value for ind in INDICATIONS}]
        self.pleas = (*entered, *INDICATIONS)
        self.verdicts = tuple(verdicts)
        self.allocations = tuple(allocations)
        self._by_value = {plea.value: plea for plea in self.pleas}
        self._by_id = {verdict.id: verdict for verdict in self.verdicts}

    def plea(self, value: str) -> PleaKind | None:
        """Give the plea that the wire calls by this value."""
        return self._by_value.get(value)

    def verdict(self, verdict_id: str) -> VerdictKind | None:
        """Give the verdict with this id."""
        return self._by_id.get(verdict_id)


def charge_kinds(
    pleas: "Iterable[PleaType]",
    verdicts: "Iterable[VerdictToEnter]",
    reasons: "Iterable[ModeOfTrialReason]",
) -> ChargeKinds:
    """Give the kinds that reference data has; of a list that it lacks, those built in."""
    return ChargeKinds(
        [
            PleaKind(
                one.plea_type_code or one.plea_value,
                one.plea_value,
                one.plea_type_description or one.plea_value.replace("_", " ").capitalize(),
                one.convicts,
                one.jurisdiction,
            )
            for one in pleas
            if one.plea_value
        ]
        or BUILTIN_PLEAS,
        [
            VerdictKind(
                one.id,
                one.verdict_code or one.cjs_verdict_code,
                one.description,
                one.category,
                one.category_type,
                one.cjs_verdict_code,
                one.sequence,
            )
            for one in verdicts
            if one.id and one.category_type
        ]
        or BUILTIN_VERDICTS,
        [
            AllocationReason(one.id, one.code, one.description.strip(), one.seq_num or 0)
            for one in reasons
            if one.id and one.description
        ],
    )
