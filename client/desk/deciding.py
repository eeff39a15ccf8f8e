"""Which of two results stands, where two clerks entered one differently."""

from collections.abc import Callable

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.desk.responses import Next, Response, not_taken
from client.record.lines import ResultLine
from client.record.matters import Matter
from client.record.merging import Contested
from client.record.record import Change
from client.shorthand.line import Choice

_BOTH = "both"


def undecided_on(file: CaseFile, matter: Matter | None) -> Contested | None:
    """Give what is to be decided next: on this matter, else anywhere on the hearing."""
    key = matter.target.matter_key if matter else ""
    pairs = file.undecided
    here = (pair for pair in pairs if pair.line.target.matter_key == key)
    return next(here, pairs[0] if pairs else None)


def offer(pair: Contested, catalogue: Catalogue) -> Response:
    """Ask which of the two stands, or both."""
    one, other = pair.line.words(catalogue), pair.beside.words(catalogue)
    choices = (
        Choice(one, ":stands 1"),
        Choice(other, ":stands 2"),
        Choice(f"both: {one}; {other}", f":stands {_BOTH}"),
    )
    return Response("Which stands? Press 1, 2 or 3", False, Next.CHOOSE, choices)


def decided(
    pair: Contested, argument: str, catalogue: Catalogue, new_id: Callable[[], str]
) -> tuple[Change, str] | Response:
    """Give the change that has one of the two stand, or both, and what to say of it."""
    line, beside = pair.line, pair.beside
    if argument == "1":
        return Change(((beside.id, beside, None),)), line.words(catalogue)
    if argument == "2":
        after = _with_id(beside, line.id)
        steps = ((line.id, line, after), (beside.id, beside, None))
        return Change(steps), after.words(catalogue)
    if argument == _BOTH:
        own = _with_id(beside, new_id())
        behind = {beside.id: line.id, own.id: line.id}
        words = f"{line.words(catalogue)}; {own.words(catalogue)}"
        return Change(((beside.id, beside, None), (own.id, None, own)), behind), words
    return not_taken("Which stands: 1, 2 or both?")


def _with_id(line: ResultLine, line_id: str) -> ResultLine:
    return ResultLine(line_id, {**line.wire, "resultLineId": line_id})
