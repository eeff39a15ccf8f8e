"""The text in the entry bar and its cursor, as a value with the ways to edit it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryText:
    """What is typed, and before which letter the cursor stands."""

    text: str = ""
    cursor: int = 0

    @classmethod
    def of(cls, text: str) -> "EntryText":
        """Give a text with the cursor at its end."""
        return cls(text, len(text))

    def insert(self, typed: str) -> "EntryText":
        """Put text in at the cursor."""
        at = self.cursor
        return EntryText(self.text[:at] + typed + self.text[at:], at + len(typed))

    def delete_back(self) -> "EntryText":
        """Delete the letter before the cursor."""
        at = max(self.cursor - 1, 0)
        return EntryText(self.text[:at] + self.text[self.cursor :], at)

    def delete(self) -> "EntryText":
        """Delete the letter at the cursor."""
        return EntryText(self.text[: self.cursor] + self.text[self.cursor + 1 :], self.cursor)

    def delete_word(self) -> "EntryText":
        """Delete the word before the cursor, with the blanks behind it."""
        kept = self.text[: self.cursor].rstrip()
        kept = kept[: kept.rfind(" ") + 1]
        return EntryText(kept + self.text[self.cursor :], len(kept))

    def move(self, step: int) -> "EntryText":
        """Move the cursor by letters."""
        return EntryText(self.text, min(max(self.cursor + step, 0), len(self.text)))

    def to_start(self) -> "EntryText":
        """Put the cursor before the first letter."""
        return EntryText(self.text, 0)

    def to_end(self) -> "EntryText":
        """Put the cursor behind the last letter."""
        return EntryText(self.text, len(self.text))


EDITS: Mapping[str, Callable[[EntryText], EntryText]] = {
    "entry.delete-back": EntryText.delete_back,
    "entry.delete": EntryText.delete,
    "entry.delete-word": EntryText.delete_word,
    "entry.delete-line": lambda _: EntryText(),
    "entry.left": lambda entry: entry.move(-1),
    "entry.right": lambda entry: entry.move(1),
    "entry.start": EntryText.to_start,
    "entry.end": EntryText.to_end,
}
"""What edits the line, by the names of the actions."""
