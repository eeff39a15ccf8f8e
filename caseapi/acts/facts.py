"""The few lists of reference data that a magistrates' court can't sit without.

They stand in until lists are imported: what pleas, verdicts, allocation decisions and bail statuses
there are and what each means for a conviction, under the ids and codes by which the Common Platform
knows them.
"""

from typing import Any

from client.catalogue.charges import BUILTIN_PLEAS, BUILTIN_VERDICTS

Row = dict[str, Any]

_PLEA_STATUSES = {
    "GUILTY_SINGLE_JUSTICE_PROCEDURE": "6",
    "CONSENTS": "7",
    "UNFIT_TO_PLEAD": "3",
    "AUTREFOIS_ACQUIT": "3",
    "AUTREFOIS_CONVICT": "3",
    "NO_PLEA": "3",
}
"""The status codes of the pleas whose status is neither that of guilty nor that of not guilty."""
_GUILTY_STATUS, _NOT_GUILTY_STATUS = "1", "2"
_BAIL = (
    ("549336f9-2a07-3767-960f-107da761a698", "S", 1, "Secure accommodation"),
    ("12e69486-4d01-3403-a50a-7419ca040635", "C", 2, "In custody"),
    ("4dc146db-9d89-30bf-93b3-b22bc072d666", "L", 3, "In the care of a local authority"),
    ("7dc36d1c-a739-3792-8579-372b177d1268", "R", 4, "Arrested again while on bail"),
    ("34443c87-fa6f-34c0-897f-0cce45773df5", "P", 5, "Bail with conditions before release"),
    ("dd4073b6-22be-3875-9d63-5da286bb3ece", "B", 6, "Conditional bail"),
    ("eaf18bf8-9569-3656-a4ab-64299f9bd513", "U", 7, "Unconditional bail"),
    ("86009c70-759d-3308-8de4-194886ff9a77", "A", 8, "Not applicable"),
)
_ALLOCATION = (
    ("a5910243-21c5-32bd-bd23-ed35f0574dde", "03", "Defendant elects summary trial"),
    ("b8b4b727-d6f5-31b6-9fff-7be687f7970f", "04", "Defendant elects trial by jury"),
    ("d47268e9-db2e-3aa3-827b-ba3afb7ff94a", "05", "Court directs trial by jury"),
)
_HEARINGS = (
    ("4a0e892d-c0c5-3c51-95b8-704d8c781776", "FHG", "First hearing", 20, False),
    ("511fe0a3-1391-4954-8158-6b10eed0dad9", "PLE", "Plea", 20, False),
    ("bf8155e1-90b9-4080-b133-bfbad895d6e4", "TRL", "Trial", 120, True),
    ("fb90d7d1-a591-4deb-92a0-4e3d0d469bce", "TNW", "Trial without witnesses", 60, True),
    ("017f0533-1f4d-47e5-844c-6f29c8bb429e", "TIS", "Trial of an issue", 30, True),
    ("c6d76309-c912-436b-a21b-a4c4450bc052", "PTR", "Pre-trial review", 30, False),
    ("5ae4c090-0f70-4694-b4fc-707633d2b430", "SEN", "Sentence", 30, False),
    ("162ca142-112e-4030-99c7-9e4a12ff28ab", "DSE", "Deferred sentence", 30, False),
    ("3449743b-95d6-4836-8941-57f588b52068", "APN", "Application", 20, False),
    ("633224da-6db3-4df5-8097-62cee52f7a61", "BLA", "Bail application", 20, False),
    ("f730b853-f9bb-4d46-8c1e-cc3af5a13fe8", "MEN", "Mention", 10, False),
    ("bd4dab38-ea91-434b-8e73-e0d50ef0cbdf", "REV", "Review", 20, False),
)


def _pleas() -> list[Row]:
    return [
        {
            "sequence": 10 * number,
            "pleaTypeCode": plea.code,
            "pleaTypeDescription": plea.description,
            "pleaTypeGuiltyFlag": "Yes" if plea.convicts else "No",
            "pleaTypeCivilFlag": "Yes" if plea.value == "CONSENTS" else "No",
            "pleaTypeUIFlag": True,
            "pleaStatusCode": _PLEA_STATUSES.get(
                plea.value, _GUILTY_STATUS if plea.convicts else _NOT_GUILTY_STATUS
            ),
            "pleaValue": plea.value,
            "jurisdiction": plea.jurisdiction,
        }
        for number, plea in enumerate(BUILTIN_PLEAS, start=1)
    ]


def _verdicts() -> list[Row]:
    return [
        {
            "id": verdict.id,
            "sequence": verdict.sequence,
            "description": verdict.description,
            "category": verdict.category,
            "categoryType": verdict.category_type,
            "verdictCode": verdict.code,
            "cjsVerdictCode": verdict.cjs_code,
            "jurisdiction": "MAGISTRATES",
            "jurySplitAvailable": "No",
        }
        for verdict in BUILTIN_VERDICTS
    ]


def _allocation() -> list[Row]:
    return [
        {"id": reason_id, "seqNum": 10 * int(code), "code": code, "description": description}
        for reason_id, code, description in _ALLOCATION
    ]


def _bail() -> list[Row]:
    return [
        {
            "id": status_id,
            "seqNo": 10 * ranking,
            "statusCode": code,
            "statusDescription": description,
            "statusRanking": ranking,
        }
        for status_id, code, ranking, description in _BAIL
    ]


def _hearings() -> list[Row]:
    return [
        {
            "id": type_id,
            "seqId": number,
            "hearingCode": code,
            "hearingDescription": description,
            "defaultDurationMin": minutes,
            "trialTypeFlag": trial,
        }
        for number, (type_id, code, description, minutes, trial) in enumerate(_HEARINGS, start=1)
    ]


def builtin_rows(kind: str) -> list[Row]:
    """Give the rows of a list as reference data would send them; none for a list without facts."""
    made = {
        "plea-types": _pleas,
        "verdict-types": _verdicts,
        "mode-of-trial-reasons": _allocation,
        "bail-statuses": _bail,
        "hearing-types": _hearings,
    }.get(kind)
    return made() if made else []
