"""Reading the fields of one table of a catalogue file, with errors that a clerk can act on."""

from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar, overload

T = TypeVar("T")
_REQUIRED: Any = object()


class CatalogueError(Exception):
    """A catalogue file that can't be read; the message names the file, the result and the fault."""


class Fields:
    """One table of a catalogue file, read field by field; what is left over at the end is a fault.

    Every method raises CatalogueError when the field is missing, of the wrong type or unknown.
    """

    def __init__(self, file: str, result: str, table: Any) -> None:
        self.file = file
        self.result = result
        if not isinstance(table, dict):
            raise self.wrong("a table was expected here")
        self._table: dict[str, Any] = table
        self._asked: set[str] = set()

    def wrong(self, what: str) -> CatalogueError:
        """Give the error that says what is wrong with this table."""
        return CatalogueError(f"{self.file}: {self.result}: {what}")

    def _get(self, key: str, kind: type | tuple[type, ...], named: str, default: Any) -> Any:
        """Give a field's value, checked to be of a type."""
        self._asked.add(key)
        if key not in self._table:
            if default is _REQUIRED:
                raise self.wrong(f"{key} is missing")
            return default
        value = self._table[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(f"{key} must be {named}, not {value!r}")
        return value

    def text(self, key: str, default: str = _REQUIRED) -> str:
        """Give a field that holds text; without a default it must be there and not be empty."""
        value: str = self._get(key, str, "text in quotes", default)
        if default is _REQUIRED and not value.strip():
            raise self.wrong(f"{key} is empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a field that holds a list of texts; none where it is absent."""
        values = self._get(key, list, "a list of texts in square brackets", ())
        for value in values:
            if not isinstance(value, str):
                raise self.wrong(f"{key} must hold texts only, not {value!r}")
        return tuple(values)

    def whole(self, key: str, default: int) -> int:
        """Give a field that holds a whole number."""
        value: int = self._get(key, int, "a whole number", default)
        return value

    def number(self, key: str) -> Decimal | None:
        """Give a field that holds a number, or None where it is absent."""
        value = self._get(key, (int, Decimal), "a number", None)
        return None if value is None else Decimal(value)

    def flag(self, key: str) -> bool:
        """Give a field that holds true or false; false where it is absent."""
        value: bool = self._get(key, bool, "true or false", False)
        return value

    @overload
    def word(self, key: str, known: Mapping[str, T]) -> T: ...
    @overload
    def word(self, key: str, known: Mapping[str, T], default: T) -> T: ...
    def word(self, key: str, known: Mapping[str, T], default: T = _REQUIRED) -> T:
        """Give what a field's word stands for."""
        value = self._get(key, str, "a word in quotes", default)
        return self._known(key, value, known) if key in self._table else value

    def split(self, key: str, known: Mapping[str, T]) -> tuple[T, ...]:
        """Give what the words of a field stand for, none where it is absent."""
        words: str = self._get(key, str, "words in quotes", "")
        return tuple(self._known(key, word, known) for word in words.split())

    def table(self, key: str) -> "Fields":
        """Give a field that is a table, empty where it is absent."""
        return Fields(self.file, f"{self.result}, {key}", self._get(key, dict, "a table", {}))

    def tables(self, key: str) -> tuple["Fields", ...]:
        """Give a field that is a list of tables, none where it is absent."""
        values = self._get(key, list, "a list of tables", ())
        return tuple(
            Fields(self.file, f"{self.result}, {key}, number {number}", value)
            for number, value in enumerate(values, start=1)
        )

    def done(self) -> None:
        """Check that every field has been asked for: a field that nobody knows is a slip."""
        for key in self._table:
            if key not in self._asked:
                raise self.wrong(f"{key} is not known here{_nearest(key, self._asked)}")

    def _known(self, key: str, word: str, known: Mapping[str, T]) -> T:
        """Give what a word stands for, or say which words there are."""
        if word in known:
            return known[word]
        raise self.wrong(f"{key} = {word!r} is not known{_nearest(word, known)}")


def _nearest(word: str, known: Mapping[str, object] | set[str]) -> str:
    """Give the nearest known word as the end of an error message."""
    near = get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
