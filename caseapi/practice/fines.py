"""Unpaid fines of defendants of the practice court."""

from collections.abc import Iterable
from typing import Any

from caseapi.practice.chance import Chance

Json = dict[str, Any]

_OWING = 0.15
"""The share of adults who have an account."""

_RATES = ("£5 per week", "£10 per fortnight", "£20 per month", "£50 per month")
_ENFORCED = ("REM", "DO", "AEO", "CLAMPO")


def unpaid_fines(chance: Chance, hearings: Iterable[Json]) -> list[Json]:
    """Give some adult defendants, each by id with the one account they have."""
    return [
        {
            "defendantId": defendant["id"],
            "outstandingFines": [_account(chance, defendant["personDefendant"]["personDetails"])],
        }
        for hearing in hearings
        for case in hearing["prosecutionCases"]
        for defendant in case["defendants"]
        if "personDefendant" in defendant and not defendant.get("isYouth") and chance.often(_OWING)
    ]


def _account(chance: Chance, person: Json) -> Json:
    imposed, paid = chance.between(10, 60) * 10, chance.between(0, 9) * 10
    account: Json = {
        "defendantName": f"{person.get('firstName', '')} {person['lastName'].upper()}".strip(),
        "accountNumber": f"{chance.digits(8)}{chance.letters(1)}",
        "outstandingBalance": float(imposed - paid),
        "amountImposed": float(imposed),
        "amountPaid": float(paid),
        "isCollectionOrderMade": chance.often(0.8),
        "paymentRate": chance.one_of(_RATES),
        "lastEnforcementAction": chance.one_of(_ENFORCED),
        "defaultDays": 0,
        "isConsolidated": chance.often(0.2),
        "parentGuardianToPay": False,
    }
    born = person.get("dateOfBirth")
    return account | ({"dateOfBirth": born} if born else {})
