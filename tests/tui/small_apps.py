"""Small Textual apps that the tests of display and driver run in a terminal of their own.

Run as `python small_apps.py APP DISPLAY`, DISPLAY being `stock` for Textual's own display and
driver and `ours` for those of Callover.
"""

import os
import sys
import threading
from typing import Any

os.environ.setdefault("TEXTUAL_FPS", "240")

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import DataTable, Input, OptionList, Static

from tui.display import DiffDisplay
from tui.driver import FastDriver

NAMES = ["ALI Farah", "JONES Dean", "OKORO Ada", "MARSH Kay", "NOWAK Piotr", "KHAN Sana"]
LIST = [f"{number:>2} {NAMES[number % 6]:<20} {number % 4} left" for number in range(1, 61)]
WIDE = [
    "汉字 plain 汉字 plain 汉字",
    "a汉b字c汉d字e汉f字g",
    "e\u0301te\u0301 o\u0302 n\u0303 Zoe\u0308 A\u030a ngstro\u0308m",
    "ｆｕｌｌ ｗｉｄｔｈ and half",
    "─│┼ £120 · €5 ▸ …",
    "한국어 이름 日本語 名前",
]


def hearing_list(base: type[App[Any]]) -> type[App[Any]]:
    """A list beside a pane that follows it, and a bar that filters the list."""

    class HearingList(base):  # type: ignore[misc, valid-type]
        CSS = """
        OptionList { width: 45; border: none; scrollbar-size: 1 1; }
        #case { width: 1fr; background: $panel; color: $accent; text-style: bold; }
        Horizontal { height: 1fr; }
        Input { border: none; height: 1; }
        """
        BINDINGS = [("ctrl+r", "repaint"), ("ctrl+z", "suspend_process")]

        def compose(self) -> ComposeResult:
            yield Static("[b]Lavender Hill[/b]  Courtroom 3  [reverse] 9/60 done [/]")
            with Horizontal():
                yield OptionList(*LIST)
                yield Static(id="case")
            bar = Input(placeholder="result")
            bar.cursor_blink = False
            yield bar

        def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
            line = f"{event.option.prompt}\n\n  [u]Fine £120[/u]\n\n" * 3
            self.query_one("#case", Static).update(line)

        def on_input_changed(self, event: Input.Changed) -> None:
            found = [line for line in LIST if event.value.lower() in line.lower()]
            options = self.query_one(OptionList)
            options.clear_options()
            options.add_options(found)

        def action_repaint(self) -> None:
            if isinstance(self, DiffDisplay):
                self.redraw()

    return HearingList


def offence_table(base: type[App[Any]]) -> type[App[Any]]:
    """A table with wide and combining characters in its cells."""

    class OffenceTable(base):  # type: ignore[misc, valid-type]
        def compose(self) -> ComposeResult:
            yield DataTable[str](cursor_type="row")

        def on_mount(self) -> None:
            table = self.query_one(DataTable)
            table.add_columns("No", "Name", "Text")
            for number, line in enumerate(LIST):
                table.add_row(str(number), WIDE[number % len(WIDE)], line)

    return OffenceTable


def wide_lines(base: type[App[Any]]) -> type[App[Any]]:
    """Lines of wide characters and a card that the arrows push across them."""

    class WideLines(base):  # type: ignore[misc, valid-type]
        CSS = """
        Screen { layers: below above; }
        #lines { layer: below; height: 100%; }
        #card { layer: above; width: 9; height: 3; background: $accent; color: $text; }
        """
        place = (0, 0)

        def compose(self) -> ComposeResult:
            text = "\n".join(WIDE[number % len(WIDE)] * 3 for number in range(20))
            yield Static(text, id="lines", markup=False)
            yield Static("card 字 e\u0301\nline", id="card")

        def on_key(self, event: events.Key) -> None:
            steps = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
            step = steps.get(event.key, (0, 0))
            self.place = (self.place[0] + step[0], self.place[1] + step[1])
            self.query_one("#card").styles.offset = self.place

    return WideLines


def key_echo(base: type[App[Any]]) -> type[App[Any]]:
    """Says the name of the key that was pressed last, and how many there were."""

    class KeyEcho(base):  # type: ignore[misc, valid-type]
        presses = 0

        def compose(self) -> ComposeResult:
            yield Static("ready", id="said")

        def on_key(self, event: events.Key) -> None:
            self.presses += 1
            self.query_one("#said", Static).update(f"{self.presses} {event.key} pressed")

        def on_unmount(self) -> None:
            if path := os.environ.get("LEFT_CLEANLY"):
                with open(path, "w") as file:  # noqa: PTH123
                    file.write("unmounted")

    return KeyEcho


def stuck(base: type[App[Any]]) -> type[App[Any]]:
    """Never gets done with leaving."""

    class Stuck(base):  # type: ignore[misc, valid-type]
        def compose(self) -> ComposeResult:
            yield Static("ready")

        async def on_unmount(self) -> None:
            threading.Event().wait()

    return Stuck


APPS = {
    "stuck": stuck,
    "list": hearing_list,
    "table": offence_table,
    "wide": wide_lines,
    "keys": key_echo,
}


def main() -> int | None:
    """Run the app that the command line names and give its return code."""
    make, ours = APPS[sys.argv[1]], sys.argv[2] == "ours"
    app = make(DiffDisplay if ours else App)(driver_class=FastDriver if ours else None)
    app.animation_level = "none"
    app.run(mouse=False)
    return app.return_code


if __name__ == "__main__":
    sys.exit(main())
