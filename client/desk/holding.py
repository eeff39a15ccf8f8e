"""What is held back: until another clerk has done, or until it is known what stands."""


class Holding:
    """Of each hearing: how often it was held back, and whether it is to be looked at first.

    Another clerk who was amending may have given the amendments up; then any version is taken next
    (contract section 4.5), and what is sent must not carry them.
    """

    def __init__(self) -> None:
        self._attempts: dict[str, int] = {}
        self._wanted: set[str] = set()
        self._under_way: set[str] = set()
        self._fresh: set[str] = set()

    # Held back

    def attempts(self, hearing_id: str) -> int:
        """Tell how often something of a hearing was held back."""
        return self._attempts.get(hearing_id, 0)

    def hold(self, hearing_id: str) -> int:
        """Count that something was held back once more; gives how often it had been before."""
        before = self.attempts(hearing_id)
        self._attempts[hearing_id] = before + 1
        return before

    def release(self, hearing_id: str) -> bool:
        """Note that something of a hearing was sent; tells whether it had been held back."""
        return bool(self._attempts.pop(hearing_id, 0))

    # Looked at first

    def want_look(self, hearing_id: str) -> None:
        """Have a hearing looked at before anything more of its results is sent."""
        self._wanted.add(hearing_id)

    def must_look(self, hearing_id: str, *, is_amended: bool) -> bool:
        """Tell whether a hearing has to be looked at; one that is being amended has, each time."""
        return hearing_id in self._wanted or (is_amended and hearing_id not in self._fresh)

    def begin_look(self, hearing_id: str) -> bool:
        """Note that a hearing is looked at; tells whether it is not already."""
        is_new = hearing_id not in self._under_way
        self._under_way.add(hearing_id)
        return is_new

    def looked(self, hearing_id: str, *, is_sending: bool) -> None:
        """Note that a hearing was looked at; while its results are on their way that is no end."""
        if hearing_id in self._under_way and not is_sending:
            self._wanted.discard(hearing_id)
            self._fresh.add(hearing_id)
        self._under_way.discard(hearing_id)

    def forget_look(self, hearing_id: str) -> None:
        """Note that what was looked at is not of this moment any more."""
        self._fresh.discard(hearing_id)

    def could_not_look(self, hearing_id: str) -> bool:
        """Note that a hearing was not given; tells whether it was being looked at."""
        was_under_way = hearing_id in self._under_way
        self._under_way.discard(hearing_id)
        return was_under_way
