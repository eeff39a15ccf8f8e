"""When the court sits: court days, and the instants at which hearings are listed."""

import datetime as dt
from collections.abc import Sequence

from client.contract.court_time import LONDON

MORNING = dt.time(10, 0)
AFTERNOON = dt.time(14, 0)
LAST_BEFORE_LUNCH = dt.time(12, 45)
LAST_OF_THE_DAY = dt.time(16, 15)

_LONGEST_STEP = 15
_SATURDAY = 5


def instant(day: dt.date, at: dt.time) -> str:
    """Give the moment of a London clock time as the wire writes it: an instant in UTC with Z."""
    local = dt.datetime.combine(day, at, LONDON)
    return f"{local.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def court_day_before(day: dt.date, days: int) -> dt.date:
    """Give the weekday that lies `days` days before `day`, or the last weekday before that."""
    earlier = day - dt.timedelta(days=days)
    return earlier - dt.timedelta(days=max(0, earlier.weekday() - _SATURDAY + 1))


def court_day_after(day: dt.date, days: int) -> dt.date:
    """Give the weekday that lies `days` days after `day`, or the next weekday after that."""
    later = day + dt.timedelta(days=days)
    return later + dt.timedelta(days=(7 - later.weekday()) if later.weekday() >= _SATURDAY else 0)


def staged(minutes: Sequence[int], opening: dt.time, last: dt.time) -> list[dt.time]:
    """Give each hearing its listed time: the first at the opening, the others staged after it.

    `minutes` are the listed durations. Times are multiples of five minutes, never later than
    `last`. A long hearing holds back the next by a quarter of an hour only, since trials are
    listed one on top of another: many of them do not run. A list that is too long for the session
    is squeezed into it, as over-listed courts do.
    """
    start = opening.hour * 60 + opening.minute
    steps = [min(length, _LONGEST_STEP) for length in minutes]
    room = last.hour * 60 + last.minute - start
    needed = sum(steps[:-1])
    times = []
    elapsed = 0
    for step in steps:
        squeezed = elapsed if needed <= room else elapsed * room // needed
        at = start + squeezed - squeezed % 5
        times.append(dt.time(at // 60, at % 60))
        elapsed += step
    return times
