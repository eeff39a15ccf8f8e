"""What a plain xterm answers when a program asks it something."""

import re

_QUERY = re.compile(
    rb"\x1b\[(?P<attributes>[>=]?)0?c"
    rb"|\x1b\[(?P<status>\??[56])n"
    rb"|\x1b\[(?P<mode>\??\d+)\$p"
    rb"|\x1b\[>0?(?P<version>q)"
    rb"|\x1b\[(?P<size>1[48])t"
    rb"|\x1b\](?P<colour>1[0-2]|4;\d+);\?(?:\x07|\x1b\\)"
    rb"|\x1bP\+q(?P<capability>[0-9A-Fa-f;]*)\x1b\\"
    rb"|\x1bP\$q(?P<setting>[^\x1b]*)\x1b\\"
)
_LONGEST_QUERY = 64


class Replies:
    """The terminal's side of every question a full-screen program asks.

    Synchronised output (mode 2026), in-band resize (2048) and the kitty keyboard protocol are
    unknown to this terminal: modes are reported as not recognised, the kitty query gets silence.
    """

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self._unfinished = b""

    def to(self, output: bytes) -> bytes:
        """Give the answers to the questions in `output`; one split over two reads is kept."""
        text = self._unfinished + output
        answers, end = [], 0
        for question in _QUERY.finditer(text):
            end = question.end()
            answers.append(self._answer(question))
        escape = text.rfind(b"\x1b", max(end, len(text) - _LONGEST_QUERY))
        self._unfinished = text[escape:] if escape >= 0 else b""
        return b"".join(answers)

    def _answer(self, question: re.Match[bytes]) -> bytes:
        asked = question.lastgroup or ""
        value = question[asked]
        if asked == "attributes":
            return {b"": b"\x1b[?64;1;2;6;22c", b">": b"\x1b[>41;379;0c"}.get(value, b"")
        if asked == "status":
            return {b"5": b"\x1b[0n", b"6": b"\x1b[1;1R"}.get(value, b"")
        if asked == "mode":
            return b"\x1b[" + value + b";0$y"
        if asked == "version":
            return b"\x1bP>|XTerm(379)\x1b\\"
        if asked == "size":
            if value == b"18":
                return b"\x1b[8;%d;%dt" % (self.rows, self.columns)
            return b"\x1b[4;%d;%dt" % (self.rows * 16, self.columns * 8)
        if asked == "colour":
            light = b"d7d7/dada/e0e0" if value == b"10" else b"0000/0000/0000"
            return b"\x1b]" + value + b";rgb:" + light + b"\x1b\\"
        return b"\x1bP0+r\x1b\\" if asked == "capability" else b"\x1bP0$r\x1b\\"
