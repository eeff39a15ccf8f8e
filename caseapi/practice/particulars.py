"""The particulars of invented offences: what, where, whose, how fast and how much."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from caseapi.practice.addresses import place
from caseapi.practice.chance import Chance
from caseapi.practice.names import Name, anyone


@dataclass(frozen=True, slots=True)
class Incident:
    """What the offences of one case have in common: the day, the place, the person, the vehicle.

    `path` is the place in the court from which all further particulars are drawn, so that people
    charged together with one offence are charged with the same thing.
    """

    path: str
    date: dt.date
    place: str
    victim: Name
    mark: str

    @property
    def earlier(self) -> dt.date:
        """When a course of conduct began that ended on the day."""
        return self.date - dt.timedelta(days=24)


def incident(chance: Chance, date: dt.date) -> Incident:
    """Invent an incident on this day.

    Registration marks carry the numbers 91 to 98, which no vehicle has been given.
    """
    mark = f"{chance.letters(2)}{chance.between(91, 98)} {chance.letters(3)}"
    return Incident(chance.at("incident").path, date, place(chance), anyone(chance), mark)


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def plain_date(date: dt.date) -> str:
    """Write a date as a charge does, such as 3 October 2026, whatever the locale."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


_CHOICES: dict[str, tuple[str, ...]] = {
    "goods": (
        "meat and cheese",
        "cosmetics",
        "spirits and cigarettes",
        "a mobile telephone",
        "clothing",
        "power tools",
        "a laptop computer",
        "razors and baby milk",
    ),
    "shop": (
        "Quillmere Stores",
        "Bramwick Food Hall",
        "Marrowdean Chemists",
        "Pellorne Outfitters",
        "Hexelden Minimarket",
    ),
    "premises": ("a builders' yard", "a public house", "a shop", "an office", "a lock-up garage"),
    "tools": (
        "a screwdriver and a torch",
        "a foil-lined bag",
        "bolt cutters",
        "a hook and a de-tagger",
    ),
    "service": ("a taxi journey", "a meal", "petrol"),
    "item": ("a window", "a front door", "a parked car", "a fence", "a mobile telephone"),
    "blade": ("a kitchen knife", "a lock knife", "a craft knife"),
    "weapon": ("a baseball bat", "a knuckleduster", "a metal bar"),
    "harassment": (
        "repeated calls and messages",
        "waiting outside the home",
        "sending unwanted letters and gifts",
        "posting about {victim} online",
    ),
    "contact": ("the defendant telephoned", "the defendant visited", "the defendant wrote to"),
    "appointment": ("unpaid work", "an office appointment", "a programme session"),
    "station": ("Lavender Hill police station", "Wandsworth police station"),
    "drug": (
        "2.9 microgrammes of THC per litre of blood; the limit is 2",
        "4.6 microgrammes of THC per litre of blood; the limit is 2",
        "188 microgrammes of benzoylecgonine per litre of blood; the limit is 50",
        "over 800 microgrammes of benzoylecgonine per litre of blood; the limit is 50",
    ),
    "motorway": ("M25", "M4", "M3", "M1"),
    "railway": ("Clapham Junction", "Stratford", "Wandsworth Town", "Balham", "Whitechapel"),
    "waste": ("builders' rubble", "mattresses and furniture", "trade refuse", "tyres"),
}

_NUMBERS: dict[str, tuple[str, int, int]] = {
    "value": ("£{}", 12, 640),
    "fare": ("£{}.40", 2, 14),
    "wraps": ("{}", 9, 64),
    "weight": ("{} grammes", 1, 19),
    "breath": ("{}", 40, 118),
    "speed30": ("{}", 36, 58),
    "speed40": ("{}", 47, 71),
    "speed70": ("{}", 81, 112),
    "red": ("2.{}", 1, 9),
    "officer": ("PC {} Met", 1104, 9872),
}

_SHARED: dict[str, Callable[[Incident], str]] = {
    "date": lambda incident: plain_date(incident.date),
    "earlier": lambda incident: plain_date(incident.earlier),
    "place": lambda incident: incident.place,
    "victim": lambda incident: incident.victim.full,
    "them": lambda incident: "her" if incident.victim.gender == "FEMALE" else "him",
    "mark": lambda incident: incident.mark,
}


def particulars(names: tuple[str, ...], code: str, incident: Incident) -> dict[str, str]:
    """Give the particulars of these names for the offence of this code in this incident.

    Raises `KeyError` for a name that no table holds.
    """
    chance = Chance.of(incident.path, code)
    return {name: _particular(name, chance, incident) for name in names}


def _particular(name: str, chance: Chance, incident: Incident) -> str:
    if name in _SHARED:
        return _SHARED[name](incident)
    if name in _CHOICES:
        return chance.one_of(_CHOICES[name]).format(victim=incident.victim.full)
    pattern, low, high = _NUMBERS[name]
    return pattern.format(chance.between(low, high))
