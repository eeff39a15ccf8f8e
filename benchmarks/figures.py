"""Medians and tails."""

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """Give the nearest-rank percentile; `share` is between 0 and 1, `values` is not empty."""
    ordered = sorted(values)
    rank = max(1, -int(-share * len(ordered) // 1))
    return ordered[min(rank, len(ordered)) - 1]


def median(values: Sequence[float]) -> float:
    """Give the middle value."""
    return percentile(values, 0.5)


def mean(values: Sequence[float]) -> float:
    """Give the mean."""
    return sum(values) / len(values)
