"""The program on a full screen: paints first, then loads, connects and goes on."""

import asyncio
import gc
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.message import Message

from keymaps import Keymap
from tui.court_screen import CourtScreen
from tui.crash import Crash
from tui.display import DiffDisplay
from tui.driver import FastDriver
from tui.start import Loaded, Wanted, load, local_copy, open_sitting, purge_in_background
from tui.theme import theme_for

if TYPE_CHECKING:
    from client.desk.sitting import Sitting
    from client.journal import Journal
    from tui.embedded import EmbeddedApi

_TICK_SECONDS = 20.0


class CalloverApp(DiffDisplay, App[None], inherit_bindings=False):
    """Wires the screen to the sitting; it decides nothing itself."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    CourtScreen { layout: vertical; overflow: hidden; }
    LineView { height: 1; width: 1fr; }
    #panes { height: 1fr; }
    #list, #case, #between { height: 1fr; }
    #between { width: 1; }
    """
    hardware_cursor = True

    def __init__(
        self,
        wanted: Wanted,
        journal: "Journal",
        embedded: "EmbeddedApi | None",
        keymap: Keymap,
        greeting: str = "",
        *,
        crash: Crash,
    ) -> None:
        super().__init__(driver_class=FastDriver)
        self.animation_level = "none"
        crash.leave = lambda: self._in_loop(self._leave)
        self._crash = crash
        self._wanted = wanted
        self._journal = journal
        self._embedded = embedded
        self._sitting: Sitting | None = None
        self._pump_is_due = threading.Event()
        self._restarting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        place, rows = local_copy(journal, wanted)
        palette = theme_for(wanted.theme, self.colours())
        self._court = CourtScreen(keymap, palette, wanted.day, place, rows)
        aside = journal.set_aside.said if journal.set_aside else ""
        self._greeting = " ".join(filter(None, (aside, greeting)))

    def get_default_screen(self) -> CourtScreen:
        """Open on the court screen."""
        return self._court

    def on_mount(self) -> None:
        """Load what is slow only once the first paint is out."""
        self._loop = asyncio.get_running_loop()
        if self._crash.has_come:
            self._leave()
        self._court.say(self._greeting)
        self.call_after_refresh(self._begin_loading)

    def take_message(self, message: Message) -> None:
        """Hand keys and pastes to the screen at once: Textual's queue has another task read them.

        What is in the queue already goes first.
        """
        if self._is_for_the_court(message) and not self.message_queue_size:
            self._guarded(lambda: self._hand_over(message))
        else:
            self.post_message(message)

    async def on_event(self, event: events.Event) -> None:
        """Hand keys and pastes to the screen without a second queue."""
        if self._is_for_the_court(event):
            self._hand_over(event)
        else:
            await super().on_event(event)

    def _is_for_the_court(self, message: Message) -> bool:
        is_input = isinstance(message, events.Key | events.Paste) and not message.is_forwarded
        return is_input and self._court.is_mounted

    def _hand_over(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self._court.on_key(message)
        elif isinstance(message, events.Paste):
            self._court.on_paste(message)

    def on_court_screen_redraw_asked(self) -> None:
        """Paint everything again."""
        self.redraw()

    def on_court_screen_theme_asked(self, asked: CourtScreen.ThemeAsked) -> None:
        """Paint everything in another theme."""
        self._court.use(theme_for(asked.theme, self.colours()))

    def _begin_loading(self) -> None:
        threading.Thread(target=self._load, name="load", daemon=True).start()

    def _load(self) -> None:
        from client.api.errors import CaseApiError
        from tui.embedded import EmbeddedError

        why_alone = ""
        try:
            if self._embedded is not None:
                self._embedded.ensure()
        except EmbeddedError as error:
            # There is work that needs no server, and it is tried to start it again.
            why_alone = str(error)
        try:
            loaded = load(self._wanted, self._embedded.socket_path if self._embedded else None)
        except CaseApiError as error:
            reason = str(error)
            self._in_loop(gc.enable)
            self._in_loop(lambda: self._court.cannot_begin(reason))
            return
        self._in_loop(lambda: self._sit_down(loaded, why_alone))

    def _sit_down(self, loaded: Loaded, why_alone: str) -> None:
        self._sitting = open_sitting(self._wanted, self._journal, loaded, self._wake)
        self._court.begin(self._sitting)
        self._pump()
        if why_alone:
            self._court.say(why_alone)
        purge_in_background(self._wanted, self._journal)
        self.set_interval(_TICK_SECONDS, self._tick)
        gc.freeze()
        gc.enable()

    def _tick(self) -> None:
        """Say anew for how long results have been owed."""
        if self._sitting is not None and self._sitting.desk.tick():
            self._court.draw()

    def _wake(self) -> None:
        """Have the notices pumped in the app's thread, once however many come together."""
        if not self._pump_is_due.is_set():
            self._pump_is_due.set()
            self._in_loop(self._pump)

    def _pump(self) -> None:
        self._pump_is_due.clear()
        if self._sitting is None:
            return
        update = self._sitting.pump()
        if self._embedded is not None and self._sitting.desk.away_since:
            threading.Thread(target=self._restart_embedded, daemon=True).start()
        self._court.take(update)

    def _in_loop(self, call: Callable[[], None]) -> None:
        loop = self._loop
        if loop is not None:
            # At the end the loop may be closed at any moment, and then there is nobody to tell.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._guarded, call)

    def _guarded(self, call: Callable[[], None]) -> None:
        """Run what the background asked for; a fault in it goes the way of every other fault.

        What comes while the program ends, when the screen is already gone, has nobody to tell.
        """
        if not self._court.is_attached:
            return
        try:
            call()
        except Exception as fault:  # noqa: BLE001 - the door to the one crash handler
            self._handle_exception(fault)

    def _restart_embedded(self) -> None:
        """Start the practice court's server again if it has ended; away from the keys."""
        from tui.embedded import EmbeddedError

        if self._embedded is not None and self._restarting.acquire(blocking=False):
            try:
                self._embedded.ensure()
            except EmbeddedError as error:
                reason = str(error)
                self._in_loop(lambda: self._court.say(reason))
            finally:
                self._restarting.release()

    def close(self) -> None:
        """Stop the background and close the journal, after the screen has been left."""
        if self._sitting is not None:
            self._sitting.days.close()
        else:
            self._journal.close()

    def _handle_exception(self, error: Exception) -> None:
        """Leave with a redacted report; no traceback, which could show a person's details."""
        self._crash.note(error)
        self._leave()

    def _leave(self) -> None:
        self._return_code = 1
        self._close_messages_no_wait()
