"""What a terminal sends, as messages: keys, pastes, and what it says about itself.

Textual's parser knows the sequences. Before it stands what it does not do: a lone Escape is a key
of its own although another key follows at once, and nothing in a paste is ever a key, whatever
sequences the text holds.

Private parts of Textual 8.2.8 used here, and to be looked at before another version is taken:
`XTermParser` with `Parser._timeout_time` and `_sequence_to_key_events`, and the table
`ANSI_SEQUENCES_KEYS`.
"""

from collections.abc import Iterable, Iterator

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

_AFTER_ESCAPE = ("[", "O", "P", "]", "_", "^", "X", "\\", "")
"""What may follow the Escape that begins a sequence; nothing, where no more was to come."""
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_TORN_BEGINNINGS = tuple(_PASTE_BEGINS[:length] for length in range(5, 0, -1))


class TerminalInput:
    """Turns what a terminal sends, however it is torn apart, into messages."""

    def __init__(self, *, debug: bool = False) -> None:
        self._parser = XTermParser(debug)
        self._pastes = Pastes()

    @property
    def is_waiting(self) -> bool:
        """Whether something has begun of which the rest may still come."""
        return self._pastes.is_torn or self._parser._timeout_time is not None

    def take(self, text: str) -> Iterator[Message]:
        """Give the messages that a text makes with what came before it."""
        for part, is_pasted in self._pastes.divide(text):
            if is_pasted:
                yield events.Paste(part)
            else:
                yield from self._typed(part)

    def give_up(self) -> Iterator[Message]:
        """Give what has begun as it is: nothing more belongs to it."""
        yield from self._typed(self._pastes.give_up())
        yield from self._end_escape()

    def _typed(self, text: str) -> Iterator[Message]:
        for part, is_escape in lone_escapes(text):
            yield from messages_of(self._parser, part)
            if is_escape:
                yield from self._end_escape()

    def _end_escape(self) -> Iterable[Message]:
        """Have the parser take an Escape that it waits with as the key."""
        self._parser._timeout_time = 0.0
        return self._parser.tick()


def lone_escapes(text: str) -> Iterator[tuple[str, bool]]:
    """Divide text into parts, each with whether it ends in an Escape that is a key of its own.

    Someone who types quickly, over a link that joins packets, sends Escape and a letter together;
    taken as one key, which no key of ours is, both would be lost.
    """
    start = 0
    for at, char in enumerate(text):
        if char == "\x1b" and text[at + 1 : at + 2] not in _AFTER_ESCAPE:
            yield text[start : at + 1], True
            start = at + 1
    if start < len(text):
        yield text[start:], False


class Pastes:
    """Takes pastes out of what a terminal sends.

    Textual's parser gives an unknown sequence in a paste letter by letter as keys, Enter among
    them: a text from elsewhere could record a result.
    """

    def __init__(self) -> None:
        self._pasted: str | None = None
        self._torn = ""

    @property
    def is_torn(self) -> bool:
        """Whether the last text ended in what may begin a paste, a lone Escape among it."""
        return bool(self._torn)

    def give_up(self) -> str:
        """Give what might have begun a paste, and did not."""
        torn, self._torn = self._torn, ""
        return torn

    def divide(self, text: str) -> Iterator[tuple[str, bool]]:
        """Divide text into parts, each with whether it is a whole paste; one may still be open."""
        rest = self.give_up() + text
        while rest:
            if self._pasted is None:
                typed, begins, rest = rest.partition(_PASTE_BEGINS)
                if begins:
                    self._pasted = ""
                else:
                    self._torn = next(filter(typed.endswith, _TORN_BEGINNINGS), "")
                    typed = typed.removesuffix(self._torn)
                if typed:
                    yield typed, False
            else:
                pasted, ends, rest = (self._pasted + rest).partition(_PASTE_ENDS)
                self._pasted = None if ends else pasted
                if ends:
                    yield pasted, True


def messages_of(parser: XTermParser, text: str) -> Iterable[Message]:
    """Give what the terminal says with a text.

    Of a sequence that is a key the parser would look at each of its beginnings, with a search each.
    What ends in R may be the answer to where the cursor is. Empty text would tell the parser that
    there is no more to come.
    """
    is_sequence = len(text) > 2 and text[0] == "\x1b" and text[-1] != "R"
    is_between = parser._timeout_time is None
    if is_sequence and is_between and isinstance(ANSI_SEQUENCES_KEYS.get(text), tuple):
        return parser._sequence_to_key_events(text)
    return parser.feed(text) if text else ()
