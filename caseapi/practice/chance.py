"""Where a practice court's chance and ids come from: a seed and a path, never the clock."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://callover.invalid/practice-court")


def fixed_id(*steps: object) -> str:
    """Give the UUID that this name has in every practice court, whatever its day and seed."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(map(str, steps))))


@dataclass(frozen=True, slots=True)
class Chance:
    """A seeded source of choices at one place in the court, such as one hearing in a room.

    Ids come from the path and not from the choices drawn so far, so a new particular in one
    hearing leaves the ids of all others as they were.
    """

    random: Random
    path: str

    @classmethod
    def of(cls, *steps: object) -> "Chance":
        """Begin at this path; the same steps always give the same choices and ids."""
        path = "/".join(map(str, steps))
        return cls(Random(path), path)  # noqa: S311 - practice data hides no secret

    def at(self, *steps: object) -> "Chance":
        """Go on with the same choices at a place below this one."""
        return Chance(self.random, "/".join((self.path, *map(str, steps))))

    def id(self, *steps: object) -> str:
        """Give the UUID of the thing at this place, or at a place below it."""
        return fixed_id(self.path, *steps)

    def one_of(self, items: Sequence[T]) -> T:
        """Choose one item."""
        return items[int(self.random.random() * len(items))]

    def some_of(self, items: Sequence[T], count: int) -> list[T]:
        """Choose `count` different items, or all of them where there are fewer."""
        return self.random.sample(items, min(count, len(items)))

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Give all items in an order of chance."""
        return self.random.sample(items, len(items))

    def between(self, low: int, high: int) -> int:
        """Choose a whole number from `low` to `high`, both included."""
        return low + int(self.random.random() * (high - low + 1))

    def often(self, share: float) -> bool:
        """Say yes in this share of cases, from 0 to 1."""
        return self.random.random() < share

    def letters(self, count: int, alphabet: str = "ABCDEFGHJKLMNPRSTUWXY") -> str:
        """Give that many capital letters."""
        return "".join(self.one_of(alphabet) for _ in range(count))

    def digits(self, count: int) -> str:
        """Give that many digits, leading noughts included."""
        return str(self.between(0, 10**count - 1)).zfill(count)
