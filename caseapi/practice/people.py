"""Invented people as the wire writes them: their details, ages, licences and previous record."""

import datetime as dt
import unicodedata
from typing import Any

from caseapi.practice.addresses import address
from caseapi.practice.chance import Chance
from caseapi.practice.names import Name

Json = dict[str, Any]

_WOMEN = ("MRS", "MISS", "MS")


def years_before(day: dt.date, years: int) -> dt.date:
    """Give the same day of an earlier year; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def born(chance: Chance, day: dt.date, youngest: int, oldest: int) -> dt.date:
    """Give the birthday of someone who is `youngest` to `oldest` years old on `day`."""
    age = chance.between(youngest, oldest)
    latest = years_before(day, age)
    earliest = years_before(day, age + 1) + dt.timedelta(days=1)
    return earliest + dt.timedelta(days=chance.between(0, (latest - earliest).days))


def details(chance: Chance, name: Name, birthday: dt.date, home: Json | None = None) -> Json:
    """Give a person's details (contract section 3.2, Person).

    Someone who speaks another language better than English mostly needs an interpreter.
    """
    person: Json = {
        "title": "MR" if name.gender == "MALE" else chance.one_of(_WOMEN),
        "firstName": name.first,
        "lastName": name.last,
        "dateOfBirth": birthday.isoformat(),
        "gender": name.gender,
        "nationalityDescription": name.nationality,
        "address": home or address(chance),
    }
    if name.middle:
        person["middleName"] = name.middle
    if name.language and chance.often(0.45):
        person["interpreterLanguageNeeds"] = name.language
    if chance.often(0.03):
        person["specificRequirements"] = chance.one_of(
            ("Wheelchair user", "Hearing loop needed", "Large print needed")
        )
    return person


def plain_letters(text: str) -> str:
    """Give the letters of a name as capitals from A to Z, accents and blanks left out."""
    folded = unicodedata.normalize("NFKD", text.upper().replace("Ł", "L").replace("Đ", "D"))
    return "".join(letter for letter in folded if "A" <= letter <= "Z")


def driver_number(chance: Chance, name: Name, birthday: dt.date) -> str:
    """Give a driver number of the shape that British licences have: 16 letters and digits."""
    month = birthday.month + (50 if name.gender == "FEMALE" else 0)
    year = f"{birthday.year % 100:02}"
    initials = (plain_letters(name.first)[:1] + plain_letters(name.middle)[:1]).ljust(2, "9")
    surname = plain_letters(name.last)[:5].ljust(5, "9")
    return f"{surname}{year[0]}{month:02}{birthday.day:02}{year[1]}{initials}9{chance.letters(2)}"


def arrest_summons_number(chance: Chance, charged: dt.date) -> str:
    """Give an arrest or summons number of the Metropolitan Police's shape."""
    return (
        f"{charged.year % 100:02}01TW01{chance.digits(11)}"
        f"{chance.letters(1, 'ABCDEFGHJKLMNPQRTUVWXYZ')}"
    )


def case_urn(chance: Chance, charged: dt.date) -> str:
    """Give a unique reference number: force, unit, five digits and the year."""
    unit = chance.one_of(("TW", "VW", "WW", "LX"))
    return f"01{unit}{chance.digits(5)}{charged.year % 100:02}"
