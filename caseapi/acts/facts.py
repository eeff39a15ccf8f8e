"""The few lists of reference data that a magistrates' court can't sit without.

They stand in until lists are imported: what pleas, verdicts and bail statuses there are and what
each means for a conviction, under the ids and codes by which the Common Platform knows them.
"""

from typing import Any

Row = dict[str, Any]

_PLEAS = (
    ("GUILTY", "G", True, "1", "EITHER"),
    ("GUILTY_SINGLE_JUSTICE_PROCEDURE", "GSJP", True, "6", "MAGISTRATES"),
    ("INDICATED_GUILTY", "IG", True, "1", "MAGISTRATES"),
    ("ADMITS_BREACH", "ADB", True, "1", "MAGISTRATES"),
    ("NOT_GUILTY", "NG", False, "2", "EITHER"),
    ("UNFIT_TO_PLEAD", "UNFIT", False, "3", "MAGISTRATES"),
    ("CHANGE_TO_GUILTY_MAGISTRATES_COURT", "CGM", True, "1", "MAGISTRATES"),
    ("CHANGE_TO_GUILTY_NO_SWORN_IN", "CGN", True, "1", "CROWN"),
    ("CHANGE_TO_GUILTY_AFTER_SWORN_IN", "CGA", True, "1", "CROWN"),
    ("CONSENTS", "CON", True, "7", "MAGISTRATES"),
    ("ADMITS_MAGISTRATES", "ADM", True, "1", "MAGISTRATES"),
    ("DENIES_MAGISTRATES", "DEN", False, "2", "MAGISTRATES"),
    ("AUTREFOIS_ACQUIT", "AA", False, "3", "CROWN"),
    ("AUTREFOIS_CONVICT", "AC", False, "3", "CROWN"),
    ("NO_PLEA", "NP", False, "3", "EITHER"),
)
_VERDICTS = (
    ("c4ca4238-a0b9-3382-8dcc-509a6f75849b", "G", "GUILTY", "G", "Guilty after trial"),
    ("c81e728d-9d4c-3f63-af06-7f89cc14862c", "N", "NOT_GUILTY", "N", "Not guilty after trial"),
    ("898382ec-9f37-3b87-ba16-9aeb49b8c075", "NGNE", "NOT_GUILTY", "N", "No evidence offered"),
    ("9eeaf0bd-6a26-3d74-a58a-d71843ce1bb5", "NGNC", "NOT_GUILTY", "N", "No case to answer"),
    ("c35a8876-8ac7-37c8-b282-dfad83e3b644", "PIA", "GUILTY", "G", "Proved in absence"),
    ("d96d5a18-e50d-34a4-a8bd-c570249ce39d", "FPR", "GUILTY", "G", "Proved"),
    ("2ecd1d5b-3f80-3856-ad54-f25a0d9273b9", "FNPR", "NOT_GUILTY", "O", "Not proved"),
    ("83a10a5f-5d26-32d3-9eb5-4463d0a2c89c", "PSJ", "GUILTY", "G", "Proved by a single justice"),
    ("e04e2857-f042-3f66-bb80-bdcd22d74fc4", "GSJ", "GUILTY", "G", "Plea of guilty accepted"),
    ("6e2e3678-055f-392d-bc40-4bb97f3ed589", "SDA", "FINDING", "O", "Did the act charged"),
    ("6512bd43-d9ca-36e0-ac99-0b0a82652dca", "AC", "NO_VERDICT", "O", "Autrefois convict"),
    ("c20ad4d7-6fe9-3759-aa27-a0c99bff6710", "AA", "NO_VERDICT", "O", "Autrefois acquit"),
)
_CATEGORIES = {
    "GUILTY": "Guilty",
    "NOT_GUILTY": "Not Guilty",
    "FINDING": "Finding",
    "NO_VERDICT": "No verdict",
}
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
            "pleaTypeCode": code,
            "pleaTypeDescription": value.replace("_", " ").capitalize(),
            "pleaTypeGuiltyFlag": "Yes" if guilty else "No",
            "pleaTypeCivilFlag": "Yes" if value == "CONSENTS" else "No",
            "pleaTypeUIFlag": True,
            "pleaStatusCode": status,
            "pleaValue": value,
            "jurisdiction": jurisdiction,
        }
        for number, (value, code, guilty, status, jurisdiction) in enumerate(_PLEAS, start=1)
    ]


def _verdicts() -> list[Row]:
    return [
        {
            "id": verdict_id,
            "sequence": 10 * number,
            "description": description,
            "category": _CATEGORIES[category],
            "categoryType": category,
            "verdictCode": code,
            "cjsVerdictCode": cjs_code,
            "jurisdiction": "MAGISTRATES",
            "jurySplitAvailable": "No",
        }
        for number, (verdict_id, code, category, cjs_code, description) in enumerate(
            _VERDICTS, start=1
        )
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
        "bail-statuses": _bail,
        "hearing-types": _hearings,
    }.get(kind)
    return made() if made else []
