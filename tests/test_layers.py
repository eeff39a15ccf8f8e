"""What is loaded with what: the client without a screen, and a start that stays light.

Who may import whom is checked by import-linter; here it is seen in a fresh interpreter.
"""

import pkgutil
import subprocess
import sys

import pytest

import client
import keymaps

SHOW = "import sys; [__import__(name) for name in sys.argv[1:]]; print(' '.join(sys.modules))"


def loaded_with(*modules: str) -> set[str]:
    """Give the top names of all that a fresh interpreter has loaded after importing modules."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *modules], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def all_of(package: object, name: str) -> list[str]:
    paths = list(getattr(package, "__path__", ()))
    return [name, *(found.name for found in pkgutil.walk_packages(paths, f"{name}."))]


def test_the_whole_client_loads_no_screen_and_no_server() -> None:
    modules = all_of(client, "client")
    assert len(modules) > 30
    loaded = loaded_with(*modules)
    assert {"client", "httpx", "pydantic", "apsw"} <= loaded
    assert not {"textual", "tui", "keymaps", "caseapi", "starlette", "sqlalchemy"} & loaded


def test_the_keymaps_load_nothing_of_ours() -> None:
    loaded = loaded_with(*all_of(keymaps, "keymaps"))
    assert not {"client", "tui", "caseapi", "textual", "pydantic", "httpx"} & loaded


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("tui.cli", {"textual", "rich", "httpx", "pydantic", "caseapi"}),
        ("client.desk.rows", {"pydantic", "httpx", "apsw"}),
        ("client.journal", {"pydantic", "httpx"}),
    ],
)
def test_what_the_first_paint_needs_stays_light(module: str, heavy: set[str]) -> None:
    assert not heavy & loaded_with(module)
