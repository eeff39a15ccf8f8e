"""The days worked on in one run: a desk for each, of which one is sat at."""

from collections.abc import Callable

from client.desk.desk import Desk
from client.desk.rows import Place
from client.desk.telling import Update


class Days:
    """The desk that is sat at, and those of other days, which go on sending what waits.

    `open_desk` opens the desk of another day, given the one that is left.
    """

    def __init__(self, first: Desk, open_desk: Callable[[str, Desk], Desk] | None = None) -> None:
        self.desk = first
        self._desks = {first.day: first}
        self._open = open_desk

    def sit_at(self, place: Place | None, day: str) -> bool:
        """Sit at a place on a day, the place kept where none is given; tells if that could be."""
        place = place or self.desk.place
        if day not in self._desks:
            if self._open is None:
                return False
            self._desks[day] = self._open(day, self.desk)
        self.desk = self._desks[day]
        if place is not None and place != self.desk.place:
            self.desk.move_to(place)
        return True

    def pump(self) -> Update:
        """Handle what the background has brought to any desk; call it in the desks' own thread."""
        updates = [desk.pump() for desk in self._desks.values()]
        # What holds for all days, such as a journal that fails, is said by each of them.
        return Update(
            tuple(dict.fromkeys(message for update in updates for message in update.messages)),
            tuple(given for update in updates for given in update.given_back),
            any(update.changed for update in updates),
        )

    @property
    def waiting_count(self) -> int:
        """How many hearings, on whatever day, have entries that the API does not hold yet."""
        return sum(desk.waiting_count for desk in self._desks.values())

    def close(self) -> None:
        """Stop the background of every desk and close the journal."""
        for desk in self._desks.values():
            desk.stop()
        self.desk.close()
