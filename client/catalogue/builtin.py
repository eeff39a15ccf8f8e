"""The catalogue that comes with the program, and a kept copy of its files as they were read.

To read the files as TOML takes three quarters of the time that the catalogue takes, too long
before the first paint. So their tables are kept as JSON in the user's cache folder, under a digest
of the files' texts. A copy of other texts, or one that can't be read, is passed over and made anew.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from client.catalogue.book import Catalogue
from client.catalogue.fields import CatalogueError
from client.catalogue.toml_form import definitions_in, lists_in, read_toml

RESULTS = Path(__file__).parent / "results"
LISTS = "lists.toml"

Tables = dict[str, dict[str, Any]]
"""What catalogue files hold, by file name: their tables by short code, or by name of a list."""


@cache
def builtin_catalogue() -> Catalogue:
    """Give the results that come with the program, read once per process.

    They stand in the order of their files' names. Raises CatalogueError, naming the file, the
    result and the fault, when a file has been changed and can't be read.
    """
    from platformdirs import user_cache_path

    return read_builtin(user_cache_path("callover"))


def read_builtin(cache_folder: Path) -> Catalogue:
    """Read the built-in results from the copy in a cache folder, or else from their own files.

    A copy that is missing or out of date is written (0600); a folder that can't be written to
    costs only time. Raises CatalogueError.
    """
    texts = _texts()
    digest = hashlib.sha256("\0".join((*texts, *texts.values())).encode()).hexdigest()
    copy = cache_folder / "catalogue.json"
    kept = _kept(copy, digest)
    if kept is not None:
        with suppress(CatalogueError):
            return _catalogue(kept)
    tables = _read(texts)
    _keep(copy, digest, tables)
    return _catalogue(tables)


def catalogue_with(text: str, file: str) -> Catalogue:
    """Give the built-in results with those of a catalogue file before them.

    A result with the short code of a built-in one replaces it; children and lists may be built-in
    ones. Raises CatalogueError, naming the file, the result and the fault.
    """
    own = read_toml(text, file)
    tables = {
        name: {code: table for code, table in tables.items() if code not in own}
        for name, tables in _read(_texts()).items()
    }
    lists = lists_in(tables.pop(LISTS), LISTS)
    return Catalogue(definitions_in({file: own} | tables, lists))


def _texts() -> dict[str, str]:
    files = sorted(RESULTS.glob("*.toml"), key=lambda file: file.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _read(texts: Mapping[str, str]) -> Tables:
    return {file: read_toml(text, file) for file, text in texts.items()}


def _catalogue(tables: Tables) -> Catalogue:
    lists = lists_in(tables[LISTS], LISTS)
    return Catalogue(
        definitions_in({file: table for file, table in tables.items() if file != LISTS}, lists)
    )


def _kept(copy: Path, digest: str) -> Tables | None:
    """Give the tables that a copy holds, where it is a whole copy of the files with this digest."""
    try:
        found = json.loads(copy.read_bytes(), parse_float=Decimal)
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("of") != digest:
        return None
    tables = found.get("tables")
    if not isinstance(tables, dict) or LISTS not in tables:
        return None
    return tables if all(isinstance(table, dict) for table in tables.values()) else None


def _keep(copy: Path, digest: str, tables: Tables) -> None:
    """Write a copy whole or not at all: two programs that start together may both write it."""
    from tempfile import mkstemp

    text = json.dumps({"of": digest, "tables": tables}, default=float)
    with suppress(OSError):
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = mkstemp(dir=copy.parent, prefix=".catalogue-")
        try:
            os.close(handle)
            Path(name).write_text(text, encoding="utf-8")
            Path(name).replace(copy)
        finally:
            Path(name).unlink(missing_ok=True)
