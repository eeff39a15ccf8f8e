"""The program's own checks, in families, each check with its source and its reason."""

from client.checks.findings import Check
from client.checks.own import (
    adjourning,
    bail,
    community,
    completeness,
    custody,
    driving,
    fines,
    opposites,
    orders,
    outcomes,
    surcharge,
)

OWN_CHECKS: tuple[Check, ...] = (
    *completeness.CHECKS,
    *outcomes.CHECKS,
    *opposites.CHECKS,
    *adjourning.CHECKS,
    *bail.CHECKS,
    *custody.CHECKS,
    *community.CHECKS,
    *orders.CHECKS,
    *driving.CHECKS,
    *fines.CHECKS,
    *surcharge.CHECKS,
)
"""Every check of our own, in the order in which findings at one place are said."""

__all__ = ["OWN_CHECKS"]
