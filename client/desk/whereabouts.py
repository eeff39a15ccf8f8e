"""Which list is shown, and which part of it: court, room, day and filter, chosen by a command.

While a command is typed it says what there is to choose from, each with its number; typing on
leaves out what is not meant, and the numbers stay.
"""

import datetime as dt
from dataclasses import dataclass

from client.desk.days import Days
from client.desk.filters import FILTERS, ListFilter, count_of, filters_named
from client.desk.places import (
    Numbered,
    days_offered,
    matching_places,
    places_of,
    read_day,
)
from client.desk.position import Position
from client.desk.responses import Response, not_taken
from client.desk.rows import Place, day_words, place_words
from client.shorthand.stepping import STEP_BACK

_NO_ROOMS = "The court's server has not said yet which rooms there are"


@dataclass(frozen=True, slots=True)
class Offered:
    """What a command can be finished with: a heading, and what its line still allows."""

    title: str
    choices: Numbered
    note: str = ""


class Whereabouts:
    """Court, room, day and filter of a sitting; `today` is the day it was begun on."""

    def __init__(self, days: Days) -> None:
        self.days = days
        self._today = dt.date.fromisoformat(days.desk.day)

    def offered(self, command: str, argument: str, position: Position) -> Offered | None:
        """Say what a command of this kind can be finished with; `None` for any other."""
        offers = {"court": self._rooms, "date": self._days, "filter": self._filters}
        return offers[command](argument, position) if command in offers else None

    # Court and room

    def _places(self) -> tuple[Place, ...]:
        return places_of(self.days.desk.courts)

    def _rooms(self, argument: str, position: Position) -> Offered:
        here = self.days.desk.place
        choices = tuple(
            (number, place_words(place) + ("   here" if place == here else ""))
            for number, place in matching_places(self._places(), argument)
        )
        note = "" if argument else _NO_ROOMS
        if choices:
            note = f"Another day: {STEP_BACK}, then :date"
        return Offered("Which room? Part of its name, or the number", choices, note)

    def court(self, argument: str) -> Response | Place:
        """Give the room that words or a number name, or why none is."""
        places = self._places()
        if not places:
            return not_taken(_NO_ROOMS)
        found = matching_places(places, argument)
        if not argument or len(found) > 1:
            return not_taken(f"{len(found)} rooms are meant: type on, or the number")
        return found[0][1] if found else not_taken(f"No room here is ‘{argument}’")

    # Day

    def _days(self, argument: str, position: Position) -> Offered:
        named = read_day(argument, self._today) if argument else None
        offered = tuple(enumerate(days_offered(self._today), 1))
        marks = {self._today: "   today", dt.date.fromisoformat(self.days.desk.day): "   here"}
        choices = tuple(
            (number, day_words(day) + marks.get(day, ""))
            for number, day in offered
            if not argument or day == named
        )
        if named is not None and not choices:
            choices = ((0, day_words(named)),)
        return Offered("Which day? A date such as 4/12, or the number", choices)

    def day(self, argument: str) -> Response | str:
        """Give the day that a date or a number names, or why none is."""
        if not argument:
            return not_taken("Type a date such as 4/12, or the number of a day")
        day = read_day(argument, self._today)
        return day.isoformat() if day else not_taken(f"‘{argument}’ is not a date")

    # Filter

    def _filters(self, argument: str, position: Position) -> Offered:
        rows = position.desk.rows
        named = self._named(argument)
        choices = tuple(
            (number, f"{one.name:<11} {count_of(one, rows):>3}  {one.words}")
            for number, one in enumerate(FILTERS, 1)
            if not argument or one in named
        )
        return Offered("Show which part of the list? Enter for all", choices)

    def filter(self, argument: str, position: Position) -> Response:
        """Show one part of the list, or without a name all of it again."""
        rows = position.desk.rows
        if not argument:
            position.filter = None
            return Response(f"All {len(rows)} are shown")
        named = self._named(argument)
        if len(named) != 1:
            names = ", ".join(one.name for one in named or FILTERS)
            return not_taken(f"Which one: {names}?")
        count = count_of(named[0], rows)
        if not count:
            return not_taken(f"None of the {len(rows)} is {named[0].name}: all stay shown")
        position.filter = named[0]
        return Response(f"Only {named[0].name}: {count} of {len(rows)}. :filter shows all")

    @staticmethod
    def _named(argument: str) -> tuple[ListFilter, ...]:
        if argument.isdecimal():
            return FILTERS[int(argument) - 1 : int(argument)] if int(argument) else ()
        return filters_named(argument)
