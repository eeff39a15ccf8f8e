"""What a clerk can set for good: the fields of `config.toml`, and the folder it lies in.

The reading of it, which needs pydantic, is in `tui.settings_reading`, away from the start.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar, Literal

Preset = Literal["default", "vim", "function-keys"]
ThemeName = Literal["dark", "light", "high-contrast", "terminal", "mono"]
Colour = Literal["auto", "never"]
Ascii = Literal["auto", "always"]

PRACTICE = "practice"
"""The name for `api` that stands for the practice court."""

ENVIRONMENT = "CALLOVER_"
"""How the environment's names of the fields begin: `CALLOVER_COURT`."""


class SettingsError(Exception):
    """Settings that can't be used; the message lists every mistake, one a line."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is set in `config.toml`, in the environment and on the command line."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "strict": True}

    api: str = field(
        default=PRACTICE,
        metadata={
            "says": "the address of the court's server, `https://…`; "
            "`practice` for the practice court"
        },
    )
    user: str = field(
        default="",
        metadata={"says": "your user id on that server; needed where `api` is an address"},
    )
    certificates: str = field(
        default="",
        metadata={
            "says": "a file with the certificates, in PEM, of the authorities that are believed "
            "about that server; those of this machine unless set"
        },
    )
    court: str = field(default="", metadata={"says": "any part of the court's name"})
    room: str = field(default="", metadata={"says": "the number or name of its room"})
    data: str = field(
        default="",
        metadata={
            "says": "the folder in which the journal is kept; "
            "your folder for programs' data unless it is set"
        },
    )
    keys: Preset = field(
        default="default",
        metadata={"says": "the preset of keys; a `keys.toml` of your own lies on top of it"},
    )
    theme: ThemeName = field(
        default="dark",
        metadata={
            "says": "the colours; `terminal` takes the terminal's own, on its own dark ground, and "
            "`mono` none. What `:theme` chooses holds until another is set here"
        },
    )
    colour: Colour = field(
        default="auto",
        metadata={"says": "`never` sends no colour, as `NO_COLOR` in the environment does"},
    )
    ascii: Ascii = field(
        default="auto",
        metadata={
            "says": "`always` draws in plain letters and rules, as happens where the locale is "
            "neither UTF-8 nor names a charset of one byte a letter, such as ISO-8859-1"
        },
    )
    escape_wait: int = field(
        default=0,
        metadata={
            "says": "for how many milliseconds after Esc the rest of another key may come, as "
            "`ESCDELAY` in the environment; 0 for 25 at a terminal of this machine, and 45 over "
            "SSH or in tmux",
            "most": 1000,
        },
    )
    journal_days: int = field(
        default=14,
        metadata={
            "says": "for how many days after its results were shared what was recorded stays in "
            "the journal on this machine; then it is deleted. What is not shared stays",
            "most": 365,
        },
    )


def config_folder() -> Path:
    """Give the folder of the clerk's own files: `~/.config/callover`, or as XDG has it."""
    from platformdirs import user_config_path

    return user_config_path("callover")


def data_folder() -> Path:
    """Give the folder for what the program keeps, unless another is asked for."""
    from platformdirs import user_data_path

    return user_data_path("callover")


def certificates_of(settings: Settings) -> str:
    """Give the path of the file of certificates, `~` being the user's own folder; empty if none."""
    return str(Path(settings.certificates).expanduser()) if settings.certificates else ""


def config_file() -> Path:
    """Give where `config.toml` lies, if there is one."""
    return config_folder() / "config.toml"


def own_settings(environ: Mapping[str, str]) -> Settings:
    """Give what is set: the file's fields, and before them those of the environment.

    Raises `SettingsError` with every mistake.
    """
    names = {one.name: f"{ENVIRONMENT}{one.name.upper()}" for one in fields(Settings)}
    given = {name: environ[variable] for name, variable in names.items() if environ.get(variable)}
    path = config_file()
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError((f"{path} can't be read: {error}",)) from error
    if not text and not given:
        return Settings()
    return _checked(text, str(path), given)


def _checked(text: str, source: str, given: dict[str, str]) -> Settings:
    """Give the settings from where they were written down when they were last found good.

    What reads and checks them takes longer to load than the first paint may wait.
    """
    from hashlib import sha256
    from json import dumps, loads

    from platformdirs import user_cache_path

    known = [(one.name, str(one.type)) for one in fields(Settings)]
    digest = sha256(dumps([text, given, known]).encode("utf-8", "replace")).hexdigest()
    copy = user_cache_path("callover") / "settings.json"
    try:
        before = loads(copy.read_text("utf-8"))
        if before["of"] == digest:
            return Settings(**before["settings"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    from tui.settings_reading import read_settings

    settings = read_settings(text, source, given)
    body = dumps({"of": digest, "settings": {name: getattr(settings, name) for name, _ in known}})
    try:
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(body)
    except OSError:
        pass
    return settings
