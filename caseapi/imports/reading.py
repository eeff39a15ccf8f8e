"""Reading a file of JSON that someone was given, with every mishap said in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from caseapi.errors import CannotError
from caseapi.json_text import NotJsonError, from_json


class ImportRefusedError(CannotError):
    """A file can't be taken in; the message names it and says why in words."""


def read_json_file(path: Path) -> Any:
    """Give what a JSON file holds; raises `ImportRefusedError` when it is missing or isn't JSON."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise ImportRefusedError(f"{path} can't be read: {error.strerror}.") from error
    try:
        return from_json(text.removeprefix(b"\xef\xbb\xbf"))
    except NotJsonError as error:
        raise ImportRefusedError(f"{path} can't be imported: {error}.") from error


@contextmanager
def refused_as(path: Path) -> Iterator[None]:
    """Put the file's name to a refusal of what it holds."""
    try:
        yield
    except ImportRefusedError as error:
        raise ImportRefusedError(f"{path} can't be imported: {error}.") from error
