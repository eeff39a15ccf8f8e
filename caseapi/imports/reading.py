"""Reading a file of JSON that someone was given, with every mishap said in words."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from caseapi.errors import CannotError
from caseapi.json_text import NotJsonError, from_json

Given = TypeVar("Given")

LARGEST = 256 * 1024 * 1024
"""The most bytes that a file may hold, unpacked."""


class ImportRefusedError(CannotError):
    """A file can't be taken in; the message names it and says why in words."""


def read_json_file(path: Path) -> Any:
    """Give what a JSON file holds, packed with gzip or not.

    Raises `ImportRefusedError` when it is missing, isn't JSON, or is too large.
    """
    text = read_file(path)
    with refused_as(path):
        return json_in(text)


def read_file(path: Path) -> bytes:
    """Give what a file holds, unpacked where its name ends in `.gz`.

    Raises `ImportRefusedError` when it can't be read, or holds more than `LARGEST` bytes.
    """
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ImportRefusedError(f"{path} can't be imported: it is not a gzip file.") from error
    except OSError as error:
        raise ImportRefusedError(f"{path} can't be read: {error.strerror}.") from error
    if len(text) > LARGEST:
        raise ImportRefusedError(f"{path} can't be imported: it is larger than {LARGEST} bytes.")
    return text


def json_in(text: bytes) -> Any:
    """Read JSON; raises `ImportRefusedError` with the line where it goes wrong."""
    try:
        return from_json(text.removeprefix(b"\xef\xbb\xbf"))
    except NotJsonError as error:
        cause = error.__cause__
        where = f", in line {cause.lineno}" if isinstance(cause, json.JSONDecodeError) else ""
        raise ImportRefusedError(f"{error}{where}") from error


def checked(kind: TypeAdapter[Given], value: object, name: str) -> Given:
    """Read a value as what it should be; raises `ImportRefusedError` with the path of a mistake.

    `name` stands for the value itself in that path.
    """
    try:
        return kind.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join([name, *(str(part) for part in first["loc"])])
        raise ImportRefusedError(
            f"{where}: {first['msg'].removeprefix('Value error, ')}"
        ) from error


@contextmanager
def refused_as(path: Path) -> Iterator[None]:
    """Put the file's name to a refusal of what it holds."""
    try:
        yield
    except ImportRefusedError as error:
        raise ImportRefusedError(f"{path} can't be imported: {error}.") from error
