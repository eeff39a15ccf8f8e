"""The catalogue that comes with the program, and a kept copy of it as it was read.

To read and check its files takes most of the time that the catalogue takes, too long before the
first paint. So what was read is kept as rows of JSON in the user's cache folder, under a digest of
the files' texts, of the code that read them, and of the rows. A copy of other texts, by other code,
or one that is damaged is passed over and made anew.
"""

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from client.catalogue.book import Catalogue
from client.catalogue.rows import definitions_of, rows_of

if TYPE_CHECKING:
    from client.catalogue.model import Definition

CODE = Path(__file__).parent
RESULTS = CODE / "results"
LISTS = "lists.toml"


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
    copy = cache_folder / "catalogue.json"
    source = _digest_of_source()
    kept = _kept(copy, source)
    if kept is not None:
        return Catalogue(kept)
    definitions = _read()
    _keep(copy, source, definitions)
    return Catalogue(definitions)


def catalogue_with(text: str, file: str) -> Catalogue:
    """Give the built-in results with those of a catalogue file before them.

    A result with the short code of a built-in one replaces it; children and lists may be built-in
    ones. Raises CatalogueError, naming the file, the result and the fault.
    """
    from client.catalogue.toml_form import definitions_in, lists_in, read_toml

    own = read_toml(text, file)
    tables = {
        name: {code: table for code, table in read_toml(built_in, name).items() if code not in own}
        for name, built_in in _texts().items()
    }
    lists = lists_in(tables.pop(LISTS), LISTS)
    return Catalogue(definitions_in({file: own} | tables, lists))


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern), key=lambda file: file.name)


def _texts() -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in _files(RESULTS, "*.toml")}


def _read() -> "tuple[Definition, ...]":
    # Only where there is no copy; TOML and what checks it are not imported otherwise.
    from client.catalogue.toml_form import read_definitions, read_lists

    texts = _texts()
    lists = read_lists(texts.pop(LISTS), LISTS)
    return read_definitions(texts, lists)


def _digest_of_source() -> bytes:
    """Give the digest of the files and of the code that reads them, read one after another."""
    digest = hashlib.sha256()
    for file in (*_files(RESULTS, "*.toml"), *_files(CODE, "*.py")):
        digest.update(b"%s\0%s\0" % (file.name.encode(), file.read_bytes()))
    return digest.digest()


def _digest(source: bytes, rows: bytes) -> bytes:
    """Give the first line of a copy; the rows are its second, both JSON."""
    return b'"%s"' % hashlib.sha256(source + rows).hexdigest().encode()


def _kept(copy: Path, source: bytes) -> "tuple[Definition, ...] | None":
    """Give the definitions that a copy holds, where it is a whole copy of what is read here."""
    try:
        digest, _, rows = copy.read_bytes().partition(b"\n")
    except OSError:
        return None
    return definitions_of(json.loads(rows)) if digest == _digest(source, rows) else None


def _keep(copy: Path, source: bytes, definitions: "tuple[Definition, ...]") -> None:
    """Write a copy whole or not at all: two programs that start together may both write it."""
    from tempfile import mkstemp

    rows = json.dumps(rows_of(definitions), default=str, separators=(",", ":")).encode()
    with suppress(OSError):
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = mkstemp(dir=copy.parent, prefix=".catalogue-")
        try:
            os.close(handle)
            Path(name).write_bytes(b"%s\n%s" % (_digest(source, rows), rows))
            Path(name).replace(copy)
        finally:
            Path(name).unlink(missing_ok=True)
