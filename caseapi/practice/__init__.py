"""The practice court: a day's lists of invented cases, to train on, to try and to test with."""

from caseapi.practice.court import PracticeCourt, practice_court
from caseapi.practice.house import PRACTICE_CENTRE_ID
from client.contract.practice import PRACTICE_CLERK_ID

__all__ = ["PRACTICE_CENTRE_ID", "PRACTICE_CLERK_ID", "PracticeCourt", "practice_court"]
