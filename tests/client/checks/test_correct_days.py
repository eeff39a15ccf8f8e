"""A thousand hearings at which nothing is wrong: a false alarm is worse than a missing warning."""

from collections import Counter

from client.checks.all import findings
from tests.client.checks.correct_days import correct_days
from tests.client.checks.recording import CATALOGUE

HEARINGS, SEED = 1000, 7
KINDS = {"FO", "CD", "COEW", "IMP", "YOI", "SUSPS", "YOP", "WDRN", "DISM", "RI", "RC", "A", "CCIU",
         "G", "DDO", "LEP", "CURE", "FVS"}  # fmt: skip


def test_nothing_is_found_on_a_thousand_correct_hearings() -> None:
    alarms: list[str] = []
    recorded: Counter[str] = Counter()
    for hearing, matters, record in correct_days(HEARINGS, SEED):
        assert record.live_lines
        recorded.update(line.short_code for line in record.live_lines)
        alarms += (one.line for one in findings(hearing, matters, record, CATALOGUE))
    assert Counter(alarms) == {}
    assert recorded.keys() >= KINDS
