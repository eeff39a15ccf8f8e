"""The app's own wiring, without a terminal: what happens before the desk is there, and a crash."""

import asyncio
import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from client.catalogue import Catalogue
from client.desk.last_theme import LAST_THEME, theme_to_json
from client.desk.rows import (
    LAST_PLACE,
    ListRow,
    Place,
    place_to_json,
    rows_copy_name,
    rows_to_json,
)
from client.journal import Journal
from keymaps import load_preset
from tests.client.sync.court_server import CourtServer
from tui.app import CalloverApp
from tui.court_screen import CourtScreen
from tui.crash import Crash
from tui.embedded import EmbeddedApi, EmbeddedError
from tui.line_view import LineView
from tui.panes import Panes
from tui.start import Loaded, Wanted, with_last_theme

DAY = dt.date(2026, 11, 23)
PLACE = Place("c1", "Lavender Hill Magistrates' Court", "r3", "Courtroom 03")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "journal.db", lambda: "2026-11-23T10:00:00Z")
    journal.remember(LAST_PLACE, place_to_json(PLACE))
    rows = [ListRow(1, "h1", "OKORO Ada", offences=2), ListRow(2, "h2", "[/]SMITH [bold]John")]
    journal.remember(rows_copy_name(DAY.isoformat(), PLACE), rows_to_json(rows))
    return journal


@pytest.fixture
def crash(tmp_path: Path) -> Crash:
    crash = Crash()
    crash.data = tmp_path
    return crash


@pytest.fixture
def app(journal: Journal, tmp_path: Path, crash: Crash) -> CalloverApp:
    """The app with a local copy and an address at which there is no server."""
    wanted = Wanted(DAY, tmp_path, api="none", user="u1")
    return CalloverApp(wanted, journal, None, load_preset("default"), crash=crash)


def shown(app: CalloverApp, pane: str) -> str:
    view = app.screen.query_one(f"#{pane}", LineView)
    return "\n".join(view.render_line(y).text.rstrip() for y in range(view.size.height))


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await pilot.pause()


async def test_the_list_is_painted_from_the_local_copy_before_anything_is_loaded(
    app: CalloverApp,
) -> None:
    async with app.run_test(size=(80, 24)):
        assert "1 OKORO Ada" in shown(app, "list")
        assert "2 [/]SMITH [bold]" in shown(app, "list")
        assert "Lavender Hill  Courtroom 03  Mon 23 Nov 2026" in shown(app, "header")
    app.close()


async def test_letters_typed_while_starting_stand_in_the_bar(app: CalloverApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "o", "space", "5", "enter")
        assert "› fo 5" in shown(app, "bar")
    app.close()


async def test_a_paste_of_several_lines_becomes_one_line_of_results(app: CalloverApp) -> None:
    from textual.events import Paste

    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.post_message(Paste("fo 120\n\x1b[31mfvs 48\r\n\ncolo"))
        await pilot.pause()
        assert "fo 120; [31mfvs 48; colo" in shown(app, "bar")
        await pilot.press("ctrl+u")
        app.screen.post_message(Paste("2/fo 120\nfvs 48"))
        await pilot.pause()
        assert "2/fo 120; 1/fvs 48" in shown(app, "bar")
    app.close()


async def test_a_paste_is_drawn_once(app: CalloverApp, monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.events import Paste

    drawn: list[str] = []
    for name in ("draw", "draw_entry"):
        monkeypatch.setattr(Panes, name, lambda *_, name=name, **__: drawn.append(name))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        drawn.clear()
        app.screen.post_message(Paste("?fo"))
        await pilot.pause()
        assert drawn == ["draw"]
    app.close()


async def test_a_paste_takes_the_place_of_what_was_said_before_and_of_help(
    app: CalloverApp,
) -> None:
    from textual.events import Paste

    async with app.run_test(size=(80, 24)) as pilot:
        app._court.say("Nothing to undo on this hearing")
        await pilot.press("f1")
        app.screen.post_message(Paste("fo 120"))
        await pilot.pause()
        assert "› fo 120" in shown(app, "bar")
        assert "Nothing to undo" not in shown(app, "status")
        assert "F9" not in shown(app, "case")
    app.close()


async def test_a_paste_where_letters_are_keys_is_refused_in_words(starting: CalloverApp) -> None:
    from textual.events import Paste

    async with starting.run_test(size=(80, 24)) as pilot:
        starting.screen.post_message(Paste("fo 120"))
        await pilot.pause()
        assert "fo 120" not in shown(starting, "bar")
        assert "Not pasted; i goes to the line" in shown(starting, "status")


async def test_a_key_with_nothing_on_it_says_so(app: CalloverApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "o", "f12")
        assert "There is nothing on F12 here" in shown(app, "status")
        assert "› fo" in shown(app, "bar")
    app.close()


async def test_a_letter_that_is_no_key_says_so_and_esc_only_drops_what_was_begun(
    starting: CalloverApp,
) -> None:
    async with starting.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        assert "There is nothing on x here" in shown(starting, "status")
        await pilot.press("5", "escape")
        assert "nothing on" not in shown(starting, "status")


async def test_help_lists_every_command_key_and_any_key_leaves_it(app: CalloverApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        assert "F9" in shown(app, "case")
        await pilot.press("x")
        assert "F9" not in shown(app, "case")
    app.close()


async def test_a_fault_of_our_own_leaves_a_report_and_an_honest_status(
    app: CalloverApp, crash: Crash
) -> None:
    async with app.run_test(size=(80, 24)):
        app._handle_exception(ValueError("SMITH John"))
    app.close()
    assert crash.has_come
    assert app.return_code == 1
    assert crash.report is not None
    assert "SMITH" not in crash.report.read_text()


async def test_what_ends_a_thread_ends_the_program_in_the_same_way(
    app: CalloverApp, crash: Crash, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ValueError("SMITH John")

    monkeypatch.setattr("threading.excepthook", crash.note_in_thread)
    async with app.run_test(size=(80, 24)):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        await asyncio.sleep(0)
    app.close()
    assert app.return_code == 1
    assert crash.report is not None
    assert "fail" in crash.report.read_text()
    assert "SMITH" not in crash.report.read_text()


def test_what_is_told_while_the_loop_closes_ends_no_thread(
    app: CalloverApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    with monkeypatch.context() as between:
        # It is closed between the question whether it is and the call.
        between.setattr(loop, "is_closed", lambda: False)
        app._loop = loop
        app._wake()
    app.close()


@pytest.fixture
def starting(
    journal: Journal, tmp_path: Path, crash: Crash, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CalloverApp]:
    """The app with the vim keys, while what it loads is still to come."""
    monkeypatch.setattr(CalloverApp, "_begin_loading", lambda app: None)
    wanted = Wanted(DAY, tmp_path, api="none", user="u1")
    keymap = load_preset("vim")
    app = CalloverApp(wanted, journal, None, keymap, "Not used: keys.toml", crash=crash)
    yield app
    app.close()


async def test_a_count_and_its_key_pressed_while_starting_are_held_together(
    starting: CalloverApp,
) -> None:
    async with starting.run_test(size=(80, 24)) as pilot:
        assert "Not used: keys.toml" in shown(starting, "status")
        await pilot.press("5")
        assert "5…" in shown(starting, "status")
        await pilot.press("J", "i", "x")
        assert "still starting" in shown(starting, "status")
        assert [event.key for event in starting._court._held] == ["5", "J", "i", "x"]


async def test_what_keeps_it_from_beginning_is_said_again_at_every_key_that_would_need_it(
    journal: Journal, tmp_path: Path, crash: Crash
) -> None:
    wanted = Wanted(DAY, tmp_path, api="https://court", user="u1", certificates="/dev/null")
    app = CalloverApp(wanted, journal, None, load_preset("default"), crash=crash)
    async with app.run_test(size=(120, 24)) as pilot:
        await until(pilot, lambda: "no certificate in /dev/null" in shown(app, "status"))
        for key in ("x", "enter", "down", "f9"):
            await pilot.press(key)
        assert "There is no certificate in" in shown(app, "status")
        assert "still starting" not in shown(app, "status")
        assert "leaves Callover" in shown(app, "status")
    app.close()


async def test_a_practice_court_that_cannot_be_started_leaves_the_list_that_is_kept_here(
    journal: Journal, tmp_path: Path, crash: Crash, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: EmbeddedApi) -> None:
        raise EmbeddedError("The practice court can't be started")

    server = CourtServer()
    server.is_away = True
    loaded = Loaded(Catalogue(()), server.client(lambda: None))
    monkeypatch.setattr("tui.app.load", lambda *_: loaded)
    monkeypatch.setattr(EmbeddedApi, "ensure", fail)
    embedded = EmbeddedApi(tmp_path, DAY)
    app = CalloverApp(Wanted(DAY, tmp_path), journal, embedded, load_preset("default"), crash=crash)
    async with app.run_test(size=(120, 24)) as pilot:
        await until(pilot, lambda: app._sitting and "can't be started" in shown(app, "status"))
        await pilot.press("2", "enter")
        assert app._sitting is not None
        assert app._sitting.row is not None
        assert app._sitting.row.hearing_id == "h2"
    app.close()


async def test_the_keys_that_leave_work_while_others_are_held(starting: CalloverApp) -> None:
    async with starting.run_test(size=(80, 24)) as pilot:
        await pilot.press("J", "Z", "Z")
    assert starting.return_code == 0


async def test_the_screen_takes_another_theme_while_it_runs(app: CalloverApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.screen.query_one("#rule", LineView)
        before = view.render_line(0)
        app.screen.post_message(CourtScreen.ThemeAsked("light"))
        await pilot.pause()
        after = view.render_line(0)
        assert before.text == after.text
        assert [one.style for one in before] != [one.style for one in after]
    app.close()


@pytest.mark.parametrize(
    ("chosen_over", "is_asked", "theme"),
    [("dark", False, "light"), ("mono", False, "dark"), ("dark", True, "dark")],
)
def test_the_theme_chosen_last_is_there_at_the_next_start(
    journal: Journal, tmp_path: Path, chosen_over: str, is_asked: bool, theme: str
) -> None:
    journal.remember(LAST_THEME, theme_to_json("light", chosen_over))
    wanted = Wanted(DAY, tmp_path, theme="dark", set_theme="dark", is_theme_asked=is_asked)
    assert with_last_theme(wanted, journal).theme == theme
    journal.close()
