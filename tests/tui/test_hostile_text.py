"""Text that tries to steer a terminal, in one field after another of list, hearing and catalogue.

Every pane is drawn as on the terminal, up to its cells: nothing crashes, columns stay aligned, and
nothing but letters is left.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorSystem

from client.catalogue import Catalogue, Definition, PromptKind
from client.catalogue.wire import definition_from_wire
from client.contract import routes
from client.contract.hearing import Hearing
from client.contract.hearing_list import HearingSummary
from client.contract.reference import PromptRow, ResultDefinition
from client.contract.route import Route
from client.contract.sitting import EventDefinition, LoggedEvent
from client.record.course import STARTED
from keymaps import Scope, load_preset
from tests.client.builders import CENTRE, DAY, ROOM, catalogue, hearing_json, uid
from tests.client.desk.at_work import AtWork
from tests.client.sync.court_server import CourtServer
from tests.hostile import LONG, MARKUP, SHORT, STEERS, filled, text_places, with_text
from tui import picture
from tui.case_pane import case_pane
from tui.cells import cells_of
from tui.entry_picture import cursor_column, entry_panes
from tui.entry_text import EntryText
from tui.paint import Row, strip_of
from tui.picture import ScreenState
from tui.theme import DARK

WAYS = (
    (80, 24, ("utf-8", "ascii", "iso8859-1")),
    (120, 40, ("utf-8",)),
    (60, 20, ("ascii",)),
)
"""Sizes, and the charsets to draw in at each."""

Body = dict[str, Any]


class HostileCourt(CourtServer):
    """A court whose list says of each hearing what a test wants, and where names are hostile."""

    def __init__(self, hearings: list[Body], summaries: dict[str, Body], place: str) -> None:
        super().__init__(*hearings)
        self._summaries = summaries
        self._place = place

    def _query(self, route: Route, request: Any) -> Body:
        if route == routes.COURTROOMS:
            room = {"id": ROOM, "courtroomName": self._place}
            return {
                "organisationunits": [
                    {"id": CENTRE, "oucodeL3Name": self._place, "courtrooms": [room]}
                ]
            }
        answer = super()._query(route, request)
        for row in answer.get("hearingSummaries", ()):
            row.update(self._summaries.get(row["id"], {}))
        return answer


def listed(body: Body, name: str) -> Body:
    """Give a hearing, or the list's row of one, as sitting in the room on the day."""
    day = {**body["hearingDays"][0], "sittingDay": f"{DAY}T10:00:00.000Z"}
    centre = {**body["courtCentre"], "id": CENTRE, "roomId": ROOM}
    return {**body, "id": uid(name), "hearingDays": [day], "courtCentre": centre}


def a_hearing_for_each_text(text: str) -> Iterator[Body]:
    """Give as many hearings as one has texts, each with `text` in another of them."""
    document = filled(Hearing)
    for place in text_places(document):
        if place != ("id",):
            yield listed(with_text(document, place, text), f"hearing {place}")


def a_row_for_each_text(text: str) -> Iterator[Body]:
    """Give the list's rows, each with `text` in another place."""
    document = filled(HearingSummary)
    for place in text_places(document):
        if place != ("id",):
            yield listed(with_text(document, place, text), f"row {place}")


def draws(state: ScreenState) -> None:
    """Draw the whole screen in every size, and look at each cell."""
    for width, height, charsets in WAYS:
        shown = picture.layout(state, width)
        pane = height - picture.FRAME_HEIGHT
        panes = {**picture.frame(state, width, height), **entry_panes(state, width)}
        del panes["between"]
        for rows in panes.values():
            look_at(rows, width, charsets)
        look_at(picture.list_pane(state, shown.list_width, pane), shown.list_width, charsets)
        look_at(case_pane(state, shown.case_width, pane), shown.case_width, charsets)
        assert 0 <= cursor_column(state, width) < width


def look_at(rows: list[Row], width: int, charsets: tuple[str, ...]) -> None:
    for row in rows:
        strip = strip_of(row, width, DARK)
        for charset in charsets:
            cells = cells_of(strip, ColorSystem.EIGHT_BIT, charset)
            assert len(cells) == width, row
            letters = "".join(text or "" for text, _ in cells)
            assert STEERS.search(letters) is None, row
            letters.encode(charset)


def screen(work: AtWork) -> ScreenState:
    return ScreenState(load_preset("default"), "Mon 23 Nov 2026", None, (), sitting=work.sitting)


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_every_text_of_a_hearing(tmp_path: Path, text: str) -> None:
    hearings = list(a_hearing_for_each_text(text))
    assert len(hearings) > 90
    work = AtWork(tmp_path / "journal.db", HostileCourt(hearings, {}, text)).until_listed()
    try:
        state = screen(work)
        for row in work.desk.rows:
            work.sitting.go_to(row.number)
            work.until(lambda: work.sitting.file is not None, f"number {row.number} is there")
            state.scope = Scope.ENTRY
            draws(state)
            if text == SHORT:
                work.sitting.enter("fo 120; adj 7/12 10")
                state.scope = Scope.READBACK
                draws(state)
    finally:
        work.close()


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_every_text_of_the_list(tmp_path: Path, text: str) -> None:
    rows = {row["id"]: row for row in a_row_for_each_text(text)}
    assert len(rows) > 30
    hearings = [hearing_json(hearing_id) | {"id": hearing_id} for hearing_id in rows]
    court = HostileCourt(hearings, rows, text)
    court.hold(routes.HEARING)
    work = AtWork(tmp_path / "journal.db", court)
    try:
        work.until(lambda: len(work.desk.rows) == len(rows), "the list is there")
        state = screen(work)
        for row in work.desk.rows:
            work.sitting.go_to(row.number)
            draws(state)
    finally:
        court.gates[routes.HEARING.name].set()
        work.close()


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_every_text_of_a_log_and_of_what_may_be_logged(tmp_path: Path, text: str) -> None:
    court = CourtServer(hearing_json())
    logged = {**filled(LoggedEvent, text), "eventTime": f"{DAY}T09:00:00.000Z"}
    court.logs[uid("hearing")] = [logged, filled(LoggedEvent, text)]
    known = [one | {"recordedLabel": STARTED} for one in (filled(EventDefinition, text),)]
    court.lists[routes.EVENT_DEFINITIONS] = {
        "eventDefinitions": [*known, filled(EventDefinition, text)]
    }
    work = AtWork(tmp_path / "journal.db", court).until_listed()
    try:
        file = work.file
        work.until(lambda: file(uid("hearing")).course.lines, "the log is there")
        state = screen(work)
        draws(state)
        state.entry = EntryText.of(":log ")
        draws(state)
        work.sitting.enter(":log")
        work.until(lambda: not work.desk.log.is_keeping, "it is kept")
        state.status = work.said[-1]
        draws(state)
        state.entry = EntryText.of(":log ")
        draws(state)
        work.sitting.enter(f":owed {text}")
        work.until(lambda: not work.desk.log.is_keeping, "it is put off")
        state.entry = EntryText()
        draws(state)
        work.sitting.enter(f":fault {text}")
        state.entry = EntryText.of(":fault ")
        draws(state)
    finally:
        work.close()


def definitions(text: str) -> Iterator[Definition]:
    """Give definitions with `text` in one place after another, and in every prompt's each text."""
    document = {**filled(ResultDefinition), "shortCode": "QQQ"}
    for place in text_places(document):
        yield definition(with_text(document, place, text))
    for kind in PromptKind:
        own = {
            "type": kind.value,
            "reference": "REF",
            "resultPromptRule": "mandatory",
            "hidden": False,
        }
        yield definition({**document, "prompts": [filled(PromptRow, text) | own]})


def definition(document: Body) -> Definition:
    return definition_from_wire(ResultDefinition.model_validate(document))


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_every_text_of_the_catalogue(tmp_path: Path, text: str) -> None:
    court = CourtServer(hearing_json())
    work = AtWork(tmp_path / "journal.db", court).until_listed()
    try:
        work.until(lambda: work.sitting.file is not None, "the case is there")
        state = screen(work)
        seen = 0
        for one in definitions(text):
            work.desk.catalogue = Catalogue([one, *catalogue()])
            for line in (one.short_code, f"{one.short_code} 12", one.label[:20], "qq"):
                state.entry = EntryText.of(line)
                draws(state)
            said = work.sitting.enter(f"?{one.short_code}")
            state.is_help, state.explained = True, said.explained
            seen += MARKUP in " ".join(said.explained)
            draws(state)
            state.is_help, state.explained = False, ()
            said = work.sitting.enter(one.short_code)
            state.status = said.said
            state.entry = EntryText.of(said.text if said.taken else "")
            draws(state)
            while work.sitting.step_back() is not None:
                draws(state)
    finally:
        work.close()
    assert seen > 10
