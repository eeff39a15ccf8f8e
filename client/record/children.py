"""Results that go with results: which stand already, which are still needed, how they relate.

A definition names its children by rule (contract section 7.2). A child stands for a parent where
it is recorded at its own level: on the same offence, for the same defendant, or in the same case
(section 4.8).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from client.catalogue import Catalogue, ChildRule, Definition, Level, PromptRule
from client.record.lines import ResultLine

_MOST_NAMED, _NAMED = 6, 3
"""So many children are all named; of more than that, the first few with how many others."""

_STANDALONE = "standalone"


@dataclass(frozen=True, slots=True)
class Need:
    """What a result still needs: one of these definitions, or the only one named.

    Where the result is itself a question, they are what goes with yes, and `on_no` what goes with
    no; without either answer nothing has to be recorded.
    """

    options: tuple[Definition, ...]
    rule: ChildRule = ChildRule.ONE_OF
    is_question: bool = False
    on_no: tuple[Definition, ...] = ()

    @property
    def words(self) -> str:
        """The need in words, by short codes: `needs PAYT, AEOC or ABDC`."""
        if self.is_question:
            return "needs yes or no"
        codes = [one.short_code for one in self.options]
        if len(codes) == 1:
            return f"needs {codes[0]}"
        if len(codes) > _MOST_NAMED:
            named = codes[:_NAMED]
            return f"needs {', '.join(named)} or one of {len(codes) - _NAMED} others"
        return f"needs {', '.join(codes[:-1])} or {codes[-1]}"


class Standing:
    """The results of a hearing that are not struck out, by the ids of their definitions."""

    def __init__(self, lines: Iterable[ResultLine]) -> None:
        self._lines: dict[str, list[ResultLine]] = {}
        for line in lines:
            if not line.is_deleted:
                self.add(line)

    def add(self, line: ResultLine) -> None:
        """Count one more among them."""
        self._lines.setdefault(line.definition_id, []).append(line)

    def of(self, definition_id: str) -> Sequence[ResultLine]:
        """Give the results of this definition."""
        return self._lines.get(definition_id, ())


def needs_of(line: ResultLine, standing: Standing, catalogue: Catalogue) -> tuple[Need, ...]:
    """Give what a result must still have among the lines of its hearing.

    Each mandatory child is a need of its own, but for those of a question (section 4.8); of `oneOf`
    and of `atleastOneOf` children one is enough. Optional children, and children that the catalogue
    does not know, are never needed.
    """
    return tuple(need for need in asked_of(line, standing, catalogue) if not need.is_question)


def asked_of(line: ResultLine, standing: Standing, catalogue: Catalogue) -> tuple[Need, ...]:
    """Give what is asked for beside a result: its needs, and its own question of yes or no."""
    definition = catalogue.by_id(line.definition_id)
    if definition is None or line.is_deleted:
        return ()
    needs = []
    for rule in (ChildRule.MANDATORY, ChildRule.ONE_OF, ChildRule.AT_LEAST_ONE_OF):
        children = [
            (one, child)
            for one in definition.children
            if one.rule is rule and (child := catalogue.by_id(one.definition_id)) is not None
        ]
        missing = [child for _, child in children if not _stands(child, line, standing)]
        is_met = len(missing) < len(children)
        if rule is ChildRule.MANDATORY and definition.is_question:
            on_no = tuple(child for one, child in children if one.on_no)
            on_yes = tuple(child for one, child in children if not one.on_no)
            if children and not is_met:
                needs.append(Need(on_yes, rule, is_question=True, on_no=on_no))
        elif rule is ChildRule.MANDATORY:
            needs += [Need((child,), rule) for child in missing]
        elif children and not is_met:
            needs.append(Need(tuple(missing), rule))
    return tuple(needs)


def entailed(
    new: Sequence[ResultLine],
    lines: Sequence[ResultLine],
    catalogue: Catalogue,
    make: Callable[[Definition, ResultLine], ResultLine],
) -> tuple[ResultLine, ...]:
    """Give what goes in with new lines by itself, and what goes in with that in turn.

    Those are mandatory children that ask for nothing, and of several children that could be meant
    the one that only holds results, where a result that stands under nothing else is recorded
    (PAYT, where PDATE is). One that holds an answer of the court is never among them. `make`
    makes the line of a definition beside another line.
    """
    found, standing = list(new), Standing((*lines, *new))
    for parent in found:
        for need in needs_of(parent, standing, catalogue):
            if need.rule is ChildRule.MANDATORY and not asks(need.options[0]):
                found.append(make(need.options[0], parent))
                standing.add(found[-1])
    for one in (*found, *_that_may_want_holders(found, standing, catalogue)):
        for need in needs_of(one, standing, catalogue):
            held = _held(one, need, standing, catalogue)
            if len({holder.id for holder, _ in held}) == 1:
                found.append(make(*held[0]))
                standing.add(found[-1])
    return tuple(found[len(new) :])


def holders_first(lines: Sequence[ResultLine], catalogue: Catalogue) -> tuple[ResultLine, ...]:
    """Give new lines with each that only holds others before the first that it holds."""
    ordered = list(lines)
    for holder in lines:
        definition = catalogue.by_id(holder.definition_id)
        if definition is not None and not definition.prompts:
            held = {child.definition_id for child in definition.children}
            at = next((i for i, one in enumerate(ordered) if one.definition_id in held), None)
            if at is not None and at < (own := ordered.index(holder)):
                ordered.insert(at, ordered.pop(own))
    return tuple(ordered)


def _that_may_want_holders(
    new: Iterable[ResultLine], standing: Standing, catalogue: Catalogue
) -> Iterator[ResultLine]:
    """Give the results that could need what holds one of the new lines."""
    for holder_id in {holder for one in new if (holder := _only_parent(one, catalogue))}:
        for definition_id in catalogue.parents_of(holder_id):
            yield from standing.of(definition_id)


def _held(
    parent: ResultLine, need: Need, standing: Standing, catalogue: Catalogue
) -> list[tuple[Definition, ResultLine]]:
    """Give which of the children that could be meant hold results that stand, and those results."""
    return [
        (option, line)
        for option in (need.options if need.rule is ChildRule.ONE_OF else ())
        if not option.prompts
        for child in option.children
        for line in standing.of(child.definition_id)
        if _only_parent(line, catalogue) == option.id
        and _go_together(line, parent, Level(line.level))
    ]


def _only_parent(line: ResultLine, catalogue: Catalogue) -> str:
    parents = catalogue.parents_of(line.definition_id)
    return parents[0] if len(parents) == 1 else ""


def asks(definition: Definition) -> bool:
    """Tell whether a result has a prompt that must be answered."""
    return any(
        prompt.rule is not PromptRule.OPTIONAL and not prompt.hidden
        for prompt in definition.prompts
    )


def family(
    new: Sequence[ResultLine], standing: Standing, catalogue: Catalogue
) -> tuple[ResultLine, ...]:
    """Give new lines with those whose children they are, in turn, and with all children of those.

    New lines come first, and children behind their parents. New lines are among those standing.
    """
    found = {line.id: line for line in new}
    for child in _growing(found):
        for definition_id in catalogue.parents_of(child.definition_id):
            for one in standing.of(definition_id):
                if one.id not in found and _rule(one, child, catalogue) is not None:
                    found[one.id] = one
    for parent in _growing(found):
        definition = catalogue.by_id(parent.definition_id)
        for one_child in definition.children if definition else ():
            for one in standing.of(one_child.definition_id):
                if one.id not in found and _rule(parent, one, catalogue) is not None:
                    found[one.id] = one
    return tuple(found.values())


def _growing(found: Mapping[str, ResultLine]) -> Iterator[ResultLine]:
    """Give lines one after another, and then those that have been put behind them meanwhile."""
    done = 0
    while done < len(found):
        for line in tuple(found.values())[done:]:
            done += 1
            yield line


def _stands(child: Definition, parent: ResultLine, standing: Standing) -> bool:
    return any(_go_together(line, parent, child.level) for line in standing.of(child.id))


def _go_together(child: ResultLine, parent: ResultLine, level: Level) -> bool:
    """Tell whether a child is recorded where it counts for a parent."""
    one, other = child.target, parent.target
    same_person = one.master_defendant_id == other.master_defendant_id
    if level is Level.DEFENDANT:
        return same_person
    if level is Level.CASE:
        return same_person and one.case_id == other.case_id
    return one.matter_key == other.matter_key


def relations(
    lines: Sequence[ResultLine], before: Iterable[Mapping[str, Any]], catalogue: Catalogue
) -> list[dict[str, Any]]:
    """Give the relations of a draft document (section 4.1) after lines were added or removed.

    What another client wrote stays, but for lines that are gone; a new line takes the rule of the
    first parent it stands with, and its parents name it.
    """
    before = tuple(before)
    ids = {line.id for line in lines}
    known = {
        str(one["resultLineId"]): dict(one) for one in before if str(one.get("resultLineId")) in ids
    }
    for one in known.values():
        if "childResultLineIds" in one:
            named = one["childResultLineIds"]
            each = named if isinstance(named, list) else ()
            one["childResultLineIds"] = [child for child in each if str(child) in ids]
    unnamed = [dict(one) for one in before if "resultLineId" not in one]
    new = [line for line in lines if line.id not in known]
    for line in new:
        known[line.id] = {
            "resultLineId": line.id,
            "ruleType": _STANDALONE,
            "childResultLineIds": [],
        }
    for parent in lines:
        for child in lines:
            rule = _rule(parent, child, catalogue)
            if rule is None or (parent not in new and child not in new):
                continue
            named = known[parent.id].setdefault("childResultLineIds", [])
            if child.id not in named:
                named.append(child.id)
            if child in new and known[child.id]["ruleType"] == _STANDALONE:
                known[child.id]["ruleType"] = rule.value
    return [*known.values(), *unnamed]


def _rule(parent: ResultLine, child: ResultLine, catalogue: Catalogue) -> ChildRule | None:
    """Give the rule by which one line is a child of another; `None` where it is not."""
    definition = catalogue.by_id(parent.definition_id)
    own = catalogue.by_id(child.definition_id)
    if definition is None or own is None or parent is child:
        return None
    for one in definition.children:
        if one.definition_id == child.definition_id and _go_together(child, parent, own.level):
            return one.rule
    return None
