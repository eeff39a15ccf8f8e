"""What results need beside them: what is added by itself, what is asked, and of which offences."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from client.catalogue import Catalogue, ChildRule, Definition
from client.record.children import Need, Standing, asked_of, entailed, family
from client.record.lines import ResultLine, new_line
from client.record.matters import Matter, Target
from client.shorthand.child_questions import ChildQuestion
from client.shorthand.line import ResultReading, Results
from client.shorthand.placing import place
from client.shorthand.targets import Targets


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """A need of a recorded result, or of the same result on several matters, by their numbers.

    `key` tells it from every other need of the hearing.
    """

    parent: Definition
    need: Need
    numbers: tuple[int, ...]
    key: tuple[str, ...]

    @property
    def targets(self) -> str:
        """The targets as they stand before a line."""
        return f"{','.join(map(str, self.numbers))}/"

    @property
    def question(self) -> ChildQuestion | None:
        """Which of several is asked first; `None` where only one result can meet the need."""
        need = self.need
        if need.is_question and (len(need.options) == 1 or need.on_no):
            return ChildQuestion(self.parent, need.options, is_yes_no=True, on_no=need.on_no)
        if len(need.options) == 1:
            return None
        several = need.rule is ChildRule.AT_LEAST_ONE_OF
        return ChildQuestion(self.parent, need.options, several)

    @property
    def words(self) -> str:
        """What is needed, in words: `FO needs PAYT, AEOC or ABDC`."""
        return f"{self.parent.short_code} {self.need.words}"

    def text(self, children: Sequence[Definition]) -> str:
        """Give the line that names these results for these offences."""
        return self.targets + "; ".join(one.short_code.lower() for one in children)


def with_entailed(
    new: Sequence[ResultLine],
    standing: Sequence[ResultLine],
    catalogue: Catalogue,
    day: dt.date,
    new_id: Callable[[], str],
) -> tuple[ResultLine, ...]:
    """Give new lines with the children that go with them by themselves, each behind its parent."""

    def make(child: Definition, parent: ResultLine) -> ResultLine:
        # The code in its own letters, which nobody typed.
        reading = ResultReading(child.short_code, child, place(child, (), day), day)
        return new_line(new_id(), reading, parent.target, day)

    return (*new, *entailed(new, standing, catalogue, make))


def related(
    new: Sequence[ResultLine], lines: Sequence[ResultLine], catalogue: Catalogue
) -> tuple[ResultLine, ...]:
    """Give new lines of a hearing, and behind them all that they go with."""
    return family(new, Standing(lines), catalogue)


def open_needs(
    asked_about: Sequence[ResultLine],
    lines: Sequence[ResultLine],
    matters: Sequence[Matter],
    catalogue: Catalogue,
) -> Iterator[OpenNeed]:
    """Give what is asked beside lines of a hearing, each need once.

    One need of one result that was typed for several offences of a defendant is one.
    """
    numbers = {matter.target.matter_key: matter.number for matter in matters}
    found: dict[tuple[str, ...], OpenNeed] = {}
    standing = Standing(lines)
    for line in asked_about:
        parent = catalogue.by_id(line.definition_id)
        number = numbers.get(line.target.matter_key)
        if parent is None or number is None:
            continue
        for need in asked_of(line, standing, catalogue):
            whose = line.target.master_defendant_id or line.target.defendant_id
            options = tuple(one.id for one in (*need.options, *need.on_no))
            same = (parent.id, line.typed, line.target.case_id, whose, *options)
            before = found.get(same) or OpenNeed(parent, need, (), options)
            found[same] = OpenNeed(parent, need, (*before.numbers, number), (*before.key, line.id))
    yield from found.values()


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with the results of a line: what is `added` by itself, and each need.

    A need stands with the short code of the first result that has it.
    """

    added: tuple[ResultLine, ...] = ()
    needs: tuple[tuple[str, Need], ...] = ()


def beside(line: Results, catalogue: Catalogue) -> Beside:
    """Give what would go with the results of a line that is not recorded yet.

    Parts of one target go together, and what belongs to a defendant or a case goes with all.
    """
    new: list[ResultLine] = []
    for at, part in enumerate(line.parts):
        if isinstance(part, ResultReading):
            new += (
                new_line(f"{at} {offence}", part, Target("case", "", "one", offence), part.day)
                for offence in _offences(line.aim(at))
            )
    day = line.readings[0].day if line.readings else dt.date.min
    ids = iter(map(str, range(10_000)))
    lines = with_entailed(new, (), catalogue, day, lambda: next(ids))
    needs: dict[Need, str] = {}
    standing = Standing(lines)
    for one in lines:
        for need in asked_of(one, standing, catalogue):
            needs.setdefault(need, one.short_code)
    added = {one.definition_id: one for one in lines[len(new) :]}
    return Beside(tuple(added.values()), tuple((code, need) for need, code in needs.items()))


def _offences(targets: Targets) -> tuple[str, ...]:
    if targets.numbers:
        return tuple(map(str, targets.numbers))
    return ("*" if targets.open_offences else "",)
