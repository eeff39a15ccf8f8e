"""What another clerk did to a hearing's results, in one sentence."""

from client.catalogue import Catalogue
from client.desk.case_file import CaseFile
from client.record.lines import ResultLine
from client.record.merging import Contested

ANOTHER = "Another clerk"
"""Who did something, where the API does not say it."""


def what_others_did(before: CaseFile, after: CaseFile, by: str, catalogue: Catalogue) -> str:
    """Say what another clerk's draft has changed on the screen; empty where it changed nothing.

    `before` and `after` are the file on either side of the joining, `by` names the clerk.
    """
    undecided = [one for one in after.undecided if one not in before.undecided]
    if undecided:
        return _of_both(undecided[0], before, by, catalogue)
    old = {line.id: line for line in before.record.live_lines}
    new = {line.id: line for line in after.record.live_lines}
    added = [line for line_id, line in new.items() if line_id not in old]
    removed = [line for line_id, line in old.items() if line_id not in new]
    changed = [line for line_id, line in new.items() if old.get(line_id, line) != line]
    count = len(added) + len(removed) + len(changed)
    if count > 1:
        told = (("added", added), ("changed", changed), ("took off", removed))
        return f"{by} {', '.join(f'{verb} {len(lines)}' for verb, lines in told if lines)} results"
    for line in added:
        return f"{by} added {line.words(catalogue)} to {_place(line, after)}"
    for line in removed:
        return f"{by} took {line.words(catalogue)} off {_place(line, after)}"
    for line in changed:
        was = old[line.id].words(catalogue)
        return f"{by} changed {was} to {line.words(catalogue)} on {_place(line, after)}"
    return ""


def which_stands(file: CaseFile) -> str:
    """Say that somebody has to decide first; empty where nothing is undecided."""
    for pair in file.undecided:
        if pair.line.id not in file.shared_ids or pair.beside.id not in file.shared_ids:
            return f"two clerks entered {_place(pair.line, file)} differently; :stands says which"
    return ""


def _of_both(pair: Contested, before: CaseFile, by: str, catalogue: Catalogue) -> str:
    """Say what the other clerk has where this one has something else."""
    standing = next((one for one in before.record.lines if one.id == pair.line.id), None)
    is_ours = standing is None or standing == pair.line
    ours, theirs = (pair.line, pair.beside) if is_ours else (pair.beside, pair.line)
    key = pair.line.target.matter_key
    number = next((one.number for one in before.matters if one.target.matter_key == key), "")
    return (
        f"{by} entered {theirs.words(catalogue)} on {number or 'this case'}, and you "
        f"{ours.words(catalogue)}: both are kept; :stands says which"
    )


def _place(line: ResultLine, file: CaseFile) -> str:
    key = line.target.matter_key
    for matter in file.matters:
        if matter.target.matter_key == key:
            return f"{matter.number} {matter.title}"
    return "this case"
