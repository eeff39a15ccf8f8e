"""Putting right what a check found: going there, or setting the check down with a reason."""

from dataclasses import replace

from client.checks.set_down import setting_down
from client.desk.checking import line_at_fault
from client.desk.desk import Desk
from client.desk.needs import Needs
from client.desk.position import Position
from client.desk.responses import Next, Response, not_taken
from client.desk.revising import Revising
from client.desk.steps import touches_shared
from client.desk.telling import TypedLine

_NEEDS_ANOTHER = "child-missing"
"""The check that finds a result without one that must stand beside it."""


def set_down(desk: Desk, position: Position, argument: str) -> Response:
    """Set a check down with a reason, as `1 why`; without a reason it is taken up again.

    Its number is that of the read-back.
    """
    file = position.file
    number, _, why = argument.strip().partition(" ")
    reason = why.strip()
    found = file.findings(desk.catalogue) if file else ()
    if file is None or not number.isdecimal() or not 0 < int(number) <= len(found):
        return not_taken("Say which check and why, as :setdown 1 the bench says it at two")
    finding = found[int(number) - 1]
    if not reason and not finding.set_down:
        return not_taken(f"Say why check {number} is set down")
    change = setting_down(file.record, finding, reason)
    if change is None or touches_shared(change, file):
        return not_taken("There is no result here to keep the reason with")
    said = f"{finding.check_id} {'set down' if reason else 'taken up again'}"
    line = TypedLine(f":setdown {argument.strip()}", position.matter_key)
    desk.keep(file, "record", line, change, said)
    return Response("")


def mend(
    desk: Desk, position: Position, revising: Revising, needs: Needs, argument: str
) -> Response:
    """Go to where a check found something, and put the result at fault back into the bar.

    What a result needs beside it is asked for instead. `argument` is the check's number in the
    read-back, the first where it is empty.
    """
    file = position.file
    found = file.findings(desk.catalogue) if file else ()
    number = argument.strip() or "1"
    if file is None or not found:
        return not_taken("The checks find nothing here")
    if not number.isdecimal() or not 0 < int(number) <= len(found):
        return not_taken(f"There is no check {number} here; they are 1 to {len(found)}")
    finding = found[int(number) - 1]
    line = line_at_fault(file, finding)
    matter = file.matter(finding.numbers[0]) if finding.numbers else None
    key = line.target.matter_key if line else matter.target.matter_key if matter else None
    if key is not None:
        position.go_to_matter(key)
    if line is None or line.id in file.shared_ids:
        return Response(finding.words)
    if finding.check_id == _NEEDS_ANOTHER:
        asked = needs.ask_again((line,))
        if asked.then is Next.ASK:
            return replace(asked, said=finding.words)
    revising.changing = line
    return Response(finding.words, text=line.typed or line.short_code.lower())
