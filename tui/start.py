"""How a sitting is opened: what was asked for, and the parts that are made from it."""

import datetime as dt
import hashlib
import os
import platform
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from client.desk.last_theme import LAST_THEME, last_theme
from client.desk.rows import (
    LAST_PLACE,
    ListRow,
    Place,
    place_from_json,
    rows_copy_name,
    rows_from_json,
)
from tui.settings import ThemeName, config_folder

if TYPE_CHECKING:
    from client.api.case_api import CaseApi
    from client.catalogue import Catalogue
    from client.desk.sitting import Sitting
    from client.journal import Journal
    from client.shorthand.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line and the clerk's own files ask for.

    `api` is empty for the practice court. `theme` is the one to begin with, `set_theme` that of
    `config.toml`; `is_theme_asked` where the command line asks for one. `journal_days` is how long
    what was shared stays here. `certificates` is a file of authorities to believe about the API.
    """

    day: dt.date
    data: Path
    court: str = ""
    room: str = ""
    api: str = ""
    user: str = ""
    certificates: str = ""
    theme: str = "dark"
    journal_days: int = 14
    set_theme: str = "dark"
    is_theme_asked: bool = False
    phrases: "Phrases" = field(default_factory=dict)


def now_iso() -> str:
    """Give the time for the journal."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def now_words() -> str:
    """Give the time of day for messages: that in court, whatever the machine is set to."""
    from client.contract.court_time import LONDON

    return f"{dt.datetime.now(LONDON):%H:%M}"


def new_id() -> str:
    """Make an id for a result line or a command."""
    return str(uuid.uuid4())


def open_journal(wanted: Wanted) -> "Journal":
    """Open the clerk's journal for the API that was asked for.

    Raises `JournalError`.
    """
    from client.journal import Journal

    name = "journal" if not wanted.api else f"journal-{_slug(wanted.api)}-{_slug(wanted.user)}"
    return Journal(wanted.data / f"{name}.db", now_iso)


def purge_in_background(wanted: Wanted, journal: "Journal") -> None:
    """Delete from the journal what was shared long enough ago; nobody waits for it."""
    from client.desk.purging import purge
    from client.journal import JournalError

    def work() -> None:
        # What can't be deleted now is tried again at the next start.
        with suppress(JournalError):
            purge(journal, dt.datetime.now(dt.UTC), wanted.journal_days)

    threading.Thread(target=work, name="purge", daemon=True).start()


def with_last_theme(wanted: Wanted, journal: "Journal") -> Wanted:
    """Give what is wanted in the theme that was chosen last, unless the command line asks for one.

    One that this version does not have any more is passed over.
    """
    if wanted.is_theme_asked:
        return wanted
    theme = last_theme(journal.recall(LAST_THEME), wanted.set_theme)
    return replace(wanted, theme=theme) if theme in get_args(ThemeName) else wanted


def _slug(text: str) -> str:
    """Give a name for a file that no other text has."""
    plain = "".join(char if char.isalnum() else "-" for char in text.casefold()).strip("-")[:40]
    return f"{plain}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def local_copy(journal: "Journal", wanted: Wanted) -> tuple[Place | None, tuple[ListRow, ...]]:
    """Give the place last worked at and its rows for the day, unless another was asked for."""
    copy = journal.recall(LAST_PLACE)
    if copy is None or wanted.court or wanted.room:
        return None, ()
    place = place_from_json(copy)
    rows = journal.recall(rows_copy_name(wanted.day.isoformat(), place))
    return place, rows_from_json(rows) if rows else ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """The parts that take long to load: the built-in catalogue and the connection."""

    catalogue: "Catalogue"
    api: "CaseApi"


def own_phrases() -> "Phrases":
    """Read the clerk's own phrases, from `phrases.toml` in the user's configuration folder.

    Raises `PhraseError` with every mistake in the file.
    """
    from client.shorthand.phrases import PhraseError, read_phrases

    path = config_folder() / "phrases.toml"
    try:
        return read_phrases(path.read_text("utf-8-sig"), str(path)) if path.exists() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise PhraseError(f"{path} can't be read: {error}") from error


_IMPORTED_TO_SIT_DOWN = ("client.desk.desk", "client.desk.faults", "client.desk.sitting")


def load(wanted: Wanted, socket: str | None) -> Loaded:
    """Load the catalogue, the HTTP client and the desk; slow, so kept away from the first paint.

    The desk is only imported, a tenth of a second in which `open_sitting` would hold up keys.
    Raises `CaseApiError` where the address is none.
    """
    from client.api.case_api import CaseApi
    from client.catalogue.builtin import builtin_catalogue
    from client.contract.practice import PRACTICE_CLERK_ID

    if wanted.api:
        api = CaseApi(wanted.api, wanted.user, certificates=wanted.certificates)
    else:
        api = CaseApi("http://practice.local", PRACTICE_CLERK_ID, socket=socket, poll_seconds=0.1)
    for module in _IMPORTED_TO_SIT_DOWN:
        import_module(module)
    return Loaded(builtin_catalogue(), api)


def open_sitting(
    wanted: Wanted, journal: "Journal", loaded: Loaded, wake: Callable[[], None]
) -> "Sitting":
    """Sit down at the place last worked at, or the one asked for, and begin to talk to the API."""
    from client.desk.desk import Desk
    from client.desk.faults import FaultBook
    from client.desk.sitting import Sitting
    from client.desk.themes import Themes
    from client.sync.sync import Sync

    def desk_of(day: str, catalogue: "Catalogue") -> Desk:
        return Desk(journal, catalogue, day, clock=now_words, new_id=new_id, wake=wake)

    def desk_beside(day: str, before: Desk) -> Desk:
        """Open the desk of another day in the same room."""
        desk = desk_of(day, before.catalogue)
        desk.sit_at(before.place)
        desk.connect(Sync(loaded.api, desk.tell), before)
        return desk

    desk = desk_of(wanted.day.isoformat(), loaded.catalogue)
    copy = journal.recall(LAST_PLACE)
    is_asked = bool(wanted.court or wanted.room)
    place = place_from_json(copy) if copy and not is_asked else None
    desk.sit_at(place, wanted.court, wanted.room)
    desk.connect(Sync(loaded.api, desk.tell))
    faults = FaultBook(wanted.data / "faults", partial(_facts, wanted), desk.now)
    themes = Themes(get_args(ThemeName), wanted.theme, wanted.set_theme)
    return Sitting(desk, new_id, wanted.phrases, desk_beside, faults, themes)


def _facts(wanted: Wanted) -> dict[str, str]:
    """Give what is noted beside every fault: the program and the terminal, and nobody's name."""
    named = ("TERM", "COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "TMUX", "SSH_TTY")
    from importlib.metadata import version

    return {
        "callover": version("callover"),
        "python": platform.python_version(),
        "court's server": wanted.api or "practice court",
        "theme": wanted.theme,
        **{name: os.environ.get(name, "") for name in named},
    }
