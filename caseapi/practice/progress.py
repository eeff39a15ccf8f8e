"""How far the cases on a list have come: the dates behind each kind of hearing."""

import datetime as dt

from caseapi.practice.chance import Chance
from caseapi.practice.offences import Progress
from caseapi.practice.sittings import court_day_before

CUSTODY_TIME_LIMIT = dt.timedelta(days=56)
"""From the first appearance to the start of a summary trial: Prosecution of Offences (Custody
Time Limits) Regulations 1987, regulation 4."""


def _offended(chance: Chance, charged: dt.date, longest: int) -> dt.date:
    return charged - dt.timedelta(days=chance.between(0, longest))


def overnight(chance: Chance, day: dt.date) -> Progress:
    """Arrested and charged the day before, and kept at the police station for this court."""
    charged = day - dt.timedelta(days=1)
    return Progress(_offended(chance, charged, 2), charged)


def charged_weeks_ago(chance: Chance, day: dt.date) -> Progress:
    """Charged three to six weeks ago and bailed to this first hearing."""
    charged = day - dt.timedelta(days=chance.between(21, 42))
    return Progress(_offended(chance, charged, 60), charged)


def in_custody(chance: Chance, day: dt.date) -> Progress:
    """Remanded in custody two to six weeks ago, half of them after a plea of not guilty."""
    first = court_day_before(day, chance.between(13, 42))
    charged = first - dt.timedelta(days=1)
    denied = chance.often(0.5)
    return Progress(
        _offended(chance, charged, 3),
        charged,
        plea="NOT_GUILTY" if denied else "",
        pleaded=first if denied else None,
        held_since=first,
        time_limit=first + CUSTODY_TIME_LIMIT,
    )


def guilty(chance: Chance, day: dt.date) -> Progress:
    """Pleaded guilty three to six weeks ago and adjourned for sentence."""
    pleaded = court_day_before(day, chance.between(21, 42))
    charged = pleaded - dt.timedelta(days=chance.between(21, 35))
    return Progress(
        _offended(chance, charged, 60), charged, plea="GUILTY", pleaded=pleaded, convicted=pleaded
    )


def convicted_after_trial(chance: Chance, day: dt.date) -> Progress:
    """Denied it, was found guilty three to five weeks ago and adjourned for sentence."""
    convicted = court_day_before(day, chance.between(21, 35))
    pleaded = court_day_before(convicted, chance.between(56, 98))
    charged = pleaded - dt.timedelta(days=chance.between(21, 35))
    return Progress(
        _offended(chance, charged, 40),
        charged,
        plea="NOT_GUILTY",
        pleaded=pleaded,
        convicted=convicted,
    )


def denied(chance: Chance, day: dt.date) -> Progress:
    """Pleaded not guilty eight to eighteen weeks ago, with a trial or review fixed for today."""
    pleaded = court_day_before(day, chance.between(56, 126))
    charged = pleaded - dt.timedelta(days=chance.between(21, 35))
    return Progress(_offended(chance, charged, 40), charged, plea="NOT_GUILTY", pleaded=pleaded)


def summoned(chance: Chance, day: dt.date) -> Progress:
    """Offended about six months ago, and summoned within the six months that the law allows.

    The limit is that of the Magistrates' Courts Act 1980, section 127.
    """
    offended = day - dt.timedelta(days=chance.between(160, 205))
    return Progress(offended, offended + dt.timedelta(days=chance.between(70, 120)), summons=True)
