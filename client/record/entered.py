"""Attendance, pleas and verdicts as they were entered here, beside what the API says of them.

They are no part of the draft: each is a command of its own (contract section 6). What was entered
is held as a value over the hearing until the API is seen to hold it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from client.contract.hearing import Hearing
from client.record.heard import Json, Values, What, standing, with_values


@dataclass(frozen=True, slots=True)
class EnteredStep:
    """What one step enters: `of` is the id of an offence or application, or of a defendant.

    `before` and `after` are the values of what stood and what stands; empty where nothing does.
    """

    what: What
    of: str
    before: Json
    after: Json

    @property
    def key(self) -> str:
        """The same for all steps about one thing."""
        return key_of(self.what, self.of)

    @property
    def inverse(self) -> "EnteredStep":
        """The step that undoes this one."""
        return replace(self, before=self.after, after=self.before)

    def to_json(self) -> Json:
        """Give the step as JSON, for the journal."""
        return {"what": self.what, "of": self.of, "before": self.before, "after": self.after}


def key_of(what: str, of: str) -> str:
    """Give the key of what is entered about something."""
    return f"{what}:{of}"


@dataclass(frozen=True, slots=True)
class EnteredItem:
    """What stands entered here about one thing, and how far it has come.

    `through` is the sequence number of the entry that said it last, 0 until it is on disk.
    `earlier` are the values that stood before; the API may still show one of them for a moment
    after it took the command (section 1.5). `is_recent` says that it was sent by this run.
    """

    what: What
    of: str
    value: Json
    through: int = 0
    earlier: tuple[Json, ...] = ()
    is_sent: bool = False
    is_recent: bool = False
    is_refused: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be sent."""
        return not self.is_sent and not self.is_refused


Items = Mapping[str, EnteredItem]
"""What was entered here, by key."""


def stepped(items: Items, steps: Iterable[EnteredStep], sequence: int = 0) -> Items:
    """Give the items after steps; `sequence` is the number of their entry, 0 until it is known.

    What another window kept before an own entry that is not on disk yet does not undo that.
    """
    after = dict(items)
    for step in steps:
        known = after.get(step.key)
        if known is not None and sequence and (known.through == 0 or known.through > sequence):
            continue
        earlier = (*(known.earlier if known else ()), step.before)
        after[step.key] = EnteredItem(step.what, step.of, step.after, sequence, earlier)
    return after


def numbered(items: Items, keys: Iterable[str], sequence: int) -> Items:
    """Give the items with those that an entry said standing on disk under its number."""
    named = {key: replace(items[key], through=sequence) for key in keys if key in items}
    return {**items, **named}


def sent(items: Items, keys: Iterable[str], through: int, *, is_recent: bool = True) -> Items:
    """Give the items with those sent that were kept by an entry up to this number."""
    done = {
        key: replace(items[key], is_sent=True, is_recent=is_recent, is_refused=False)
        for key in keys
        if key in items and 0 < items[key].through <= through
    }
    return {**items, **done}


def refused(items: Items, keys: Iterable[str]) -> Items:
    """Give the items with some refused; they are not sent again unless they are entered again."""
    return {**items, **{key: replace(items[key], is_refused=True) for key in keys if key in items}}


def waiting_again(items: Items, keys: Iterable[str]) -> Items:
    """Give the items with some that were refused waiting to be sent once more."""
    return {**items, **{key: replace(items[key], is_refused=False) for key in keys if key in items}}


def settled(items: Items, told: Hearing, day: str, *, is_fresh: bool) -> Items:
    """Give the items that the hearing, as the API told it, does not show yet.

    What was not sent stays. What was sent stays while the API still shows what stood before; once
    it shows anything else, that is what stands. In a hearing that was just read (`is_fresh`) only
    what this run has sent can still be missing.
    """

    def is_shown(item: EnteredItem) -> bool:
        held = standing(told, item.what, item.of, day)
        if held == item.value or held not in item.earlier:
            return True
        return is_fresh and not item.is_recent

    return {key: item for key, item in items.items() if not item.is_sent or not is_shown(item)}


def shown(hearing: Hearing, items: Items, day: str) -> Hearing:
    """Give the hearing with everything that was entered here standing in it."""
    values: Values = {(item.what, item.of): item.value for item in items.values()}
    return with_values(hearing, values, day) if values else hearing
