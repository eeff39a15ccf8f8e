"""Everything that a key does on the screen, line mode does too; docs/line-mode.md says how."""

import io
from collections.abc import Callable

import httpx
import pytest

from client.contract import routes
from client.contract.route import Route
from client.desk.sitting import Sitting
from keymaps import ACTIONS, Scope, load_preset
from tests.client.builders import CENTRE, CENTRE_NAME, DAY, ROOM, hearing_json, uid
from tests.client.desk.at_work import HEARING, SECOND, AtWork
from tests.client.desk.conftest import Start, path, server, start
from tests.client.sync.court_server import CourtServer
from tui.court_actions import CourtActions
from tui.line import LineMode
from tui.picture import ScreenState

__all__ = ["path", "server", "start"]

BY_THE_TERMINAL = {
    "entry.complete",
    "entry.delete-back",
    "entry.delete",
    "entry.delete-word",
    "entry.delete-line",
    "entry.left",
    "entry.right",
    "entry.start",
    "entry.end",
}
"""What line editing does; tests/journeys/test_line_mode.py presses its keys."""


def place(sitting: Sitting) -> tuple[str, int]:
    assert sitting.row is not None
    return sitting.row.hearing_id, sitting.matter_number


def all_is_read_back(sitting: Sitting, out: str) -> bool:
    readback = sitting.readback()
    return readback is not None and "\n".join(readback.lines()) in out


Done = Callable[[Sitting, str], bool]

PLAYED: dict[str, tuple[str, Done]] = {
    "entry.accept": ("nsp", lambda _, out: "Kept: 1  No separate penalty" in out),
    "question.answer": ("fo\n120", lambda _, out: "Amount of fine?" in out and "Fine £120" in out),
    "question.back": ("fo\n:back", lambda s, out: s.asking is None and "Back to: fo" in out),
    "matter.next": (":below", lambda s, _: place(s) == (HEARING, 2)),
    "matter.previous": (":below\n:below\n:above", lambda s, _: place(s) == (HEARING, 2)),
    "case.next": (":next", lambda s, _: place(s) == (SECOND, 1)),
    "case.previous": (":next\n:previous", lambda s, _: place(s) == (HEARING, 1)),
    "case.first": (":next\n:first", lambda s, _: place(s) == (HEARING, 1)),
    "case.go": ("2", lambda s, _: place(s) == (SECOND, 1)),
    "case.next-open": (":todo", lambda s, _: place(s) == (SECOND, 1)),
    "case.readback": ("nsp\n:share\nno", lambda _, out: "An empty line shares this" in out),
    "case.find": ("/tolliver", lambda s, _: place(s) == (SECOND, 1)),
    "case.find-again": ("/tolliver\n/", lambda s, _: place(s) == (HEARING, 1)),
    "list.filter": (
        ":filter untouched\n:filter",
        lambda _, out: "2 of 2" in out and "All 2 are shown" in out,
    ),
    "place.choose": (
        ":court 1\n:date 31/2",
        lambda s, out: "Marlbrook  Courtroom 03, Mon 23 Nov" in out and "2 Mon 23 Nov" not in out,
    ),
    "hearing.log": (":log", lambda s, out: "Kept: number 1  10:00 Hearing started" in out),
    "hearing.put-off": (":owed", lambda s, _: s.desk.rows[0].is_owed and place(s) == (SECOND, 1)),
    "fault.report": (":fault stands still", lambda s, out: "Noted in" in out),
    "case.address": (":address", lambda _, out: "Address: not given" in out),
    "record.undo": ("nsp\n:undo", lambda _, out: "Kept: undone" in out),
    "record.redo": ("nsp\n:undo\n:redo", lambda _, out: "Kept: redone" in out),
    "entry.back": ("nsp\n:change\n:back", lambda s, _: not s.changing),
    "entry.ask": (
        "wdrn\n:ask fo 120\n:ask wdrn\nno evidence",
        lambda _, out: "Reasons up to" in out and "Withdrawn: no evidence" in out,
    ),
    "mode.entry": ("nsp", lambda _, out: "Kept: 1" in out),
    "mode.command": (":next", lambda s, _: place(s) == (SECOND, 1)),
    "mode.list": (":list", lambda _, out: out.count("2 hearings") == 2),
    "mode.case": (":case", lambda _, out: out.count("no plea") == 6),
    "help.here": ("?fo", lambda _, out: "FO  Fine" in out and "asks Amount of fine" in out),
    "help.keys": (":help", lambda _, out: ":share" in out and "/name finds" in out),
    "screen.redraw": (":case", lambda _, out: out.count("no plea") == 6),
    "choice.back": ("conditional\nnsp", lambda _, out: "Which one" in out and "Kept: 1" in out),
    "readback.share": ("nsp\n:share\n", lambda _, out: "Shared 10:00" in out),
    "readback.mend": ("nsp\n:mend", lambda _, out: "Attendance is not recorded" in out),
    "readback.back": ("nsp\n:share\nno", lambda _, out: "Not shared" in out),
    "readback.down": ("nsp\n:share\nno", lambda s, out: all_is_read_back(s, out)),
    "readback.page-down": ("nsp\n:share\nno", lambda s, out: all_is_read_back(s, out)),
    "readback.page-up": ("nsp\n:share\nno", lambda s, out: all_is_read_back(s, out)),
    "readback.up": ("nsp\n:share\nno", lambda s, out: all_is_read_back(s, out)),
    "program.quit": (":quit\n:next", lambda s, _: place(s) == (HEARING, 1)),
}


class Typed(io.StringIO):
    """Lines typed one after another, not a script that stops."""

    def isatty(self) -> bool:
        return True


def play(clerk: AtWork, lines: str) -> str:
    out = io.StringIO()
    mode = LineMode(clerk.sitting, clerk.wake.event, Typed(f"{lines}\n"), out)
    assert mode.run() == 0
    return out.getvalue()


def test_what_is_told_on_the_way_to_another_list_is_printed(start: Start) -> None:
    rooms = [{"id": ROOM, "courtroomName": "One"}, {"id": uid("two"), "courtroomName": "Two"}]
    court = {"id": CENTRE, "oucodeL3Name": CENTRE_NAME, "courtrooms": rooms}
    is_failing = False

    def answer(route: Route, request: httpx.Request) -> httpx.Response | None:
        if route == routes.COURTROOMS:
            return httpx.Response(200, json={"organisationunits": [court]})
        is_its = route == routes.HEARING and HEARING in request.url.path
        return httpx.Response(500) if is_failing and is_its else None

    busy = CourtServer(hearing_json(), hearing_json("second", 11))
    busy.answer_instead = answer
    clerk = start(server=busy).until_listed()
    is_failing = True
    said = play(clerk, ":court 2")
    assert "Number 1 could not be fetched: The court's server has failed\n" in said
    assert "Two, 2026-11-23, 2 hearings" in said


def test_every_action_is_accounted_for() -> None:
    names = {action.name for action in ACTIONS}
    assert set(PLAYED) | BY_THE_TERMINAL == names
    assert not set(PLAYED) & BY_THE_TERMINAL


@pytest.mark.parametrize("name", PLAYED)
def test_an_action_of_the_screen_is_done_in_line_mode(
    name: str, start: Callable[..., AtWork]
) -> None:
    clerk = start().until_listed()
    lines, is_done = PLAYED[name]
    out = play(clerk, lines)
    assert is_done(clerk.sitting, out), out


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_what_the_table_names_for_an_action_is_what_was_played(action: object) -> None:
    name, line = getattr(action, "name", ""), getattr(action, "line", "")
    if line.startswith("`:") and line.endswith("`"):
        assert line.strip("`") in PLAYED[name][0].splitlines()


def test_the_screen_does_every_action_of_the_registry_and_no_other() -> None:
    state = ScreenState(load_preset("default"), DAY, None, ())
    actions = CourtActions(state, lambda: None, lambda: None)
    assert actions.names == {action.name for action in ACTIONS}
    assert {scope for action in ACTIONS for scope in action.scopes} == set(Scope)
