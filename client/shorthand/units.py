"""Saying how a number without a unit is written, and a period where a date is asked for."""

from client.catalogue.model import PromptKind, Unit
from client.shorthand.open_prompts import LAST_OF_HALF
from client.shorthand.placing import Placed
from client.shorthand.values import read_period, say_period

_LETTERS = {Unit.HOURS: "h", Unit.MINUTES: "min"}
_MOST_UNITS = 4
_COUNTED_ON = "dwm"


def said_of_units(placed: Placed) -> str:
    """Say how to write the first value that has no place, in ten words or fewer; else empty.

    A bare number is told the units of the period that is missing; a period is told how days,
    weeks or months are counted on to the date that is missing; an hour lacks its half of the day.
    """
    first, *more = placed.unplaced
    if first.quoted:
        return ""
    period = next((one for one in placed.missing if one.kind is PromptKind.DURATION), None)
    if period is not None and first.text.isdecimal() and len(period.units) > 1:
        ways = [f"{first.text}{_letter(unit)}" for unit in period.units[-_MOST_UNITS:]]
        return f"‘{first.text}’ has no unit: {', '.join(ways[:-1])} or {ways[-1]}"
    hour = next((one.text for one in placed.unplaced if one.text.isdecimal()), "")
    is_timed = any(one.kind is PromptKind.TIME for one in placed.missing)
    if is_timed and hour and 0 < int(hour[:3]) <= LAST_OF_HALF:
        return f"‘{hour}’ may be {hour}am or {hour}pm: say which"
    text = first.text + (more[0].text if more and first.text.isdecimal() else "")
    days = read_period(f"{text}d") if text.isdecimal() else None
    parts = read_period(text) or days or ()
    is_dated = any(one.kind is PromptKind.DATE for one in placed.missing)
    if is_dated and period is None and len(parts) == 1 and _letter(parts[0][0]) in _COUNTED_ON:
        unit, number = parts[0]
        on = f"+{number}{_letter(unit)}"
        return f"‘{text}’ is no date: {on} is {say_period([(unit.value, number)])} on"
    return ""


def _letter(unit: Unit) -> str:
    return _LETTERS.get(unit, unit.value[:1].lower())
