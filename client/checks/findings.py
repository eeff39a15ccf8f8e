"""What a check is, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from client.checks.published.issues import Severity
from client.checks.result import Result
from client.checks.sheet import Charge, Sheet


@dataclass(frozen=True, slots=True)
class Hit:
    """What one check finds at one place: what is wrong and what to do, and where.

    `charges` are the offences or applications it is about, `results` the ones at fault.
    """

    words: str
    charges: tuple[Charge, ...] = ()
    results: tuple[Result, ...] = ()


def hit(words: str, charge: Charge, *results: Result) -> Hit:
    """Give what is found on one charge."""
    return Hit(words, (charge,), results)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look for, with where it comes from and why, in a line each.

    A check that `waits` finds what is missing, which may still come: it is not asked while a line
    is typed.
    `stands_for` are published rules that would say the same of the same offence; they then keep
    silent, so that nothing nags twice.
    """

    id: str
    severity: Severity
    source: str
    reason: str
    find: Callable[[Sheet], Iterator[Hit]]
    stands_for: tuple[str, ...] = ()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found: which check, how severe, what it says and where.

    `numbers` are the matters on the screen, `line_ids` the results at fault, and `offences` what
    tells the place apart from any other. A finding that is `set_down` carries the clerk's reason.
    """

    check_id: str
    severity: Severity
    words: str
    numbers: tuple[int, ...] = ()
    line_ids: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    source: str = ""
    set_down: str = ""

    @property
    def key(self) -> str:
        """The same for one finding as long as what it is about is not changed."""
        return "|".join((self.check_id, *self.offences, *sorted(self.line_ids)))

    @property
    def stops_sharing(self) -> bool:
        """Whether results can't be shared while it stands."""
        return self.severity is Severity.ERROR and not self.set_down

    @property
    def line(self) -> str:
        """The finding on one line: the offences it is about first, and what became of it last."""
        where = f"{', '.join(map(str, self.numbers))}: " if self.numbers else ""
        down = f" [set down: {self.set_down}]" if self.set_down else ""
        return f"{where}{self.words} ({self.check_id}){down}"
