"""The panes of the court screen as widgets, and how rows get to them."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui import picture
from tui.case_pane import case_pane
from tui.display import DiffDisplay
from tui.entry_picture import entry_panes
from tui.line_view import LineView
from tui.paint import Row
from tui.picture import ScreenState
from tui.theme import Theme

_PANES = ("header", "list", "between", "case", "rule", "bar", "preview", "status", "footer")

Rows = dict[str, list[Row]]


class Panes:
    """One widget for each pane, shown as the state says; they keep nothing but their rows."""

    def __init__(self, palette: Theme) -> None:
        self._views = {name: LineView(palette, name=name) for name in _PANES}

    def use(self, palette: Theme) -> None:
        """Paint every pane in other colours."""
        for view in self._views.values():
            view.use(palette)

    def compose(self) -> ComposeResult:
        """Put the panes in their places."""
        yield self._views["header"]
        with Horizontal(id="panes"):
            yield from self._side_by_side()
        for name in ("rule", "bar", "preview", "status", "footer"):
            yield self._views[name]

    def _side_by_side(self) -> Iterator[LineView]:
        for name in ("list", "between", "case"):
            yield self._views[name]

    def draw(
        self,
        state: ScreenState,
        width: int,
        height: int,
        display: DiffDisplay | None,
        *,
        with_case: bool = True,
    ) -> None:
        """Draw every pane, or leave the case as it is; only rows that changed are painted."""
        if width < picture.LEAST_WIDTH or height < picture.LEAST_HEIGHT:
            for view in self._views.values():
                view.show(())
            self._views["header"].show([picture.too_small(width, height)])
            return
        layout = picture.layout(state, width)
        self._lay_out(layout)
        pane_height = height - picture.FRAME_HEIGHT
        case: Rows = {}
        if layout.shows_case and (with_case or not layout.shows_list):
            case["case"] = case_pane(
                state, layout.case_width, pane_height, has_wording=layout.has_wording
            )
        rows = picture.frame(state, width, height)
        if layout.shows_list:
            rows["list"] = picture.list_pane(state, layout.list_width, pane_height)
        rows |= case
        rows |= entry_panes(state, width, layout.case_width)
        self._show(rows, layout, width, height, display)

    def draw_entry(
        self, state: ScreenState, width: int, height: int, display: DiffDisplay | None
    ) -> None:
        """Draw what changes with every letter."""
        layout = picture.layout(state, width)
        self._show(entry_panes(state, width, layout.case_width), layout, width, height, display)

    def _lay_out(self, layout: picture.Layout) -> None:
        self._views["list"].display = layout.shows_list
        self._views["between"].display = layout.shows_both
        self._views["case"].display = layout.shows_case
        self._views["list"].styles.width = layout.list_width if layout.shows_both else "1fr"

    def _show(
        self,
        rows: Rows,
        layout: picture.Layout,
        width: int,
        height: int,
        display: DiffDisplay | None,
    ) -> None:
        """Have panes show their rows, on the terminal at once where `display` is given."""
        places = picture.places(layout, width, height)
        for name, each in rows.items():
            self._views[name].show(each, places.get(name), display.put if display else None)
