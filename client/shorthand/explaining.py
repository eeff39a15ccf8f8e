"""What a code or a word means: the result, what it asks for, and what goes with it."""

from client.catalogue import (
    Catalogue,
    Category,
    ChildRule,
    Definition,
    Level,
    PleaKind,
    Prompt,
    PromptRule,
    VerdictKind,
)
from client.shorthand.entering import (
    SIGNS,
    NoKind,
    PleaReading,
    SeveralKinds,
    VerdictReading,
    read_entered,
)
from client.shorthand.named import Named, Several
from client.shorthand.naming import name_result
from client.shorthand.questions import limits
from client.shorthand.tokens import split_tokens

_MOST_LISTED = 12
_LEVELS = {Level.OFFENCE: "offence", Level.DEFENDANT: "defendant", Level.CASE: "case"}
_CATEGORIES = {
    Category.FINAL: "Final",
    Category.INTERMEDIATE: "Interim",
    Category.ANCILLARY: "Ancillary",
}
_CHILDREN = {
    ChildRule.MANDATORY: "Goes with",
    ChildRule.ONE_OF: "Needs one of",
    ChildRule.AT_LEAST_ONE_OF: "Needs at least one of",
    ChildRule.OPTIONAL: "May go with",
}
_MARKS = {PromptRule.MANDATORY: "asks", PromptRule.ONE_OF: "one of", PromptRule.OPTIONAL: "takes"}


def explain(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Explain what a code or some words name, as lines of plain text.

    Behind `@`, `=` or `!` it is attendance, a plea or a verdict; a sign alone lists all of them.
    """
    if text[:1] in tuple(SIGNS):
        return _explain_entered(text, catalogue)
    found = name_result(split_tokens(text), catalogue)
    if isinstance(found, Named):
        return _explain_one(found.definition, catalogue)
    if isinstance(found, Several):
        named = [one.definition for one in found.ways]
        listed = [f"{one.short_code}  {one.label}" for one in named[:_MOST_LISTED]]
        more = len(named) - _MOST_LISTED
        return (*listed, *([f"… and {more} more: type on"] if more > 0 else []))
    return (found.problem,)


def _explain_entered(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    found = read_entered(text, catalogue.charges)
    match found:
        case SeveralKinds(ways):
            return tuple(f"{part}  {label.partition(' ')[2]}" for label, part in ways)
        case NoKind(problem):
            return (problem,)
        case PleaReading(_, PleaKind() as kind):
            effect = "It convicts" if kind.convicts else "It does not convict"
            return (f"={kind.code.lower()}  {kind.words}", effect)
        case VerdictReading(_, VerdictKind() as kind):
            return (f"!{kind.code.lower()}  {kind.words}", f"Its category is {kind.category}")
        case _:
            return (f"{text}  {found.words}",)


def _explain_one(definition: Definition, catalogue: Catalogue) -> tuple[str, ...]:
    belongs = f"{_CATEGORIES[definition.category]} result of the {_LEVELS[definition.level]}"
    cjs = f", CJS code {definition.cjs_code}" if definition.cjs_code else ""
    lines = [f"{definition.short_code}  {definition.label}", belongs + cjs]
    lines += [_prompt(prompt) for prompt in definition.prompts if not prompt.hidden]
    for rule, words in _CHILDREN.items():
        children = (catalogue.by_id(c.definition_id) for c in definition.children if c.rule is rule)
        codes = [child.short_code for child in children if child is not None]
        if codes:
            lines.append(f"{words} {', '.join(codes)}")
    return tuple(lines)


def _prompt(prompt: Prompt) -> str:
    words = " ".join(filter(None, (_MARKS[prompt.rule], prompt.label, limits(prompt))))
    return f"{words}: {', '.join(prompt.choices)}" if prompt.choices else words
