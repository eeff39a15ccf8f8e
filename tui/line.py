"""The line mode: the same desk as plain numbered text, one line in, a few lines out.

For screen readers, terminals without a full screen, and scripts. A script stops at the first line
that is not taken, so that nothing is recorded on a case it did not reach.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TextIO

from client.desk.desk import Desk
from client.desk.sharing import SHARE_QUEUED, SHARING
from client.desk.sitting import Next, Response, Sitting
from client.shorthand.line import Choice
from client.shorthand.stepping import STEP_BACK
from tui.line_editing import PROMPT

_BACK, _HELP = ":back", "?"
_LIST_SECONDS = 20.0
_KEEP_SECONDS = 30.0
_SHARE_SECONDS = 70.0


class LineMode:
    """Reads lines and answers them; `arrived` is set when the background has brought something.

    `read` gives the next line in place of `lines`, where it can be edited while it is typed.
    `bring_back` starts a server that is away again, where it is the program's own, and gives why
    it can't be.
    """

    def __init__(
        self,
        sitting: Sitting,
        arrived: threading.Event,
        lines: TextIO,
        out: TextIO,
        read: Callable[[], str] | None = None,
        bring_back: Callable[[], str] | None = None,
    ) -> None:
        self._sitting = sitting
        self._arrived = arrived
        self._lines = lines
        self._out = out
        self._read = read
        self._bring_back = bring_back
        self._cannot_start = ""
        self._is_script = not lines.isatty()
        self._choices: tuple[Choice, ...] = ()
        self._own: dict[str, Callable[[], None]] = {
            ":list": self._print_list,
            ":case": self._print_case,
        }

    @property
    def _desk(self) -> Desk:
        return self._sitting.desk

    def run(self) -> int:
        """Answer lines until `:quit` or the end; 1 where a script's line was not taken."""
        messages: list[str] = []
        self._wait_for_list(messages)
        for message in messages:
            self._say(message)
        if self._desk.is_connected and self._desk.place is None:
            return 1
        self._print_list()
        self._print_case()
        for number, line in enumerate(iter(self._next_line, ""), 1):
            response = self._answer(line.rstrip("\r\n"))
            if response.said:
                self._say(response.said)
            if response.then is Next.QUIT:
                return 0
            if self._is_script and (not response.taken or response.then is Next.ASK):
                self._say(f"Line {number} was not taken; the script stops here.")
                return 1
        return 0

    def _wait_for_list(self, messages: list[str]) -> None:
        """Wait until all of the list is there, or it is known that none will come."""
        desk = self._desk

        def is_over() -> bool:
            is_lasting = self._bring_back is None or bool(self._cannot_start)
            is_away = bool(desk.away_since) and is_lasting
            is_nowhere = desk.is_connected and desk.place is None
            return desk.is_all_read or is_away or is_nowhere

        self._wait(is_over, _LIST_SECONDS, messages)

    def _next_line(self) -> str:
        if self._read is not None:
            return self._read()
        if not self._is_script:
            self._out.write(PROMPT)
            self._out.flush()
        return self._lines.readline()

    def _answer(self, line: str) -> Response:
        if line.strip() == _BACK:
            text = self._sitting.step_back()
            return Response(f"Back to: {text}" if text else "Nothing stands to go back from")
        if line.strip() in self._own:
            arrived = self._settle()
            self._own[line.strip()]()
            return Response("\n".join(arrived))
        if line.strip() == _HELP:
            self._explain_here()
            return Response("")
        desk, place = self._desk, self._desk.place
        before = (self._sitting.row, self._sitting.matter_number)
        response = self._sitting.enter(self._chosen(line))
        if not response.taken:
            self._print_offered(line)
        if self._desk is not desk or self._desk.place != place:
            return self._at_another_list(response)
        self._choices = response.choices
        for number, choice in enumerate(response.choices, 1):
            self._say(f" {number} {choice.label}")
        messages = self._settle()
        if response.then is Next.ASK:
            response, messages = self._asked(response, messages), []
        if response.then is Next.READ_BACK:
            return self._read_back()
        if response.text and response.then is not Next.ASK:
            self._say(response.text)
        for explained in response.explained:
            self._say(explained)
        if response.then is Next.HELP and not response.explained:
            self._print_help()
        after = (self._sitting.row, self._sitting.matter_number)
        if before[0] is not None and after[0] is not None:
            if before[0].hearing_id != after[0].hearing_id:
                self._print_case()
            elif before[1] != after[1]:
                self._print_matter()
        if messages:
            taken = response.taken and not any(one.startswith("NOT KEPT") for one in messages)
            return Response("\n".join(messages), taken, response.then)
        return response

    def _at_another_list(self, response: Response) -> Response:
        """Wait for the list of another room or day, and print it below what came meanwhile."""
        messages: list[str] = []
        self._wait_for_list(messages)
        for message in messages:
            self._say(message)
        self._print_list()
        self._print_case()
        return response

    def _print_offered(self, line: str) -> None:
        offered = self._sitting.offered(f"{line.strip()} ")
        for number, label in offered.choices if offered else ():
            self._say(f" {number} {label}")

    def _asked(self, response: Response, messages: list[str]) -> Response:
        """Put a question below what was kept; a script is told what is needed, and not asked."""
        for message in messages:
            self._say(message)
        self._print_question()
        taken = response.taken and not any(one.startswith("NOT KEPT") for one in messages)
        if self._is_script and not self._sitting.must_answer:
            self._sitting.step_back()
            return replace(response, taken=taken, then=Next.STAY)
        return replace(response, taken=taken)

    def _print_question(self) -> None:
        asking = self._sitting.asking
        if asking is not None:
            self._say(f"{self._sitting.question_words}?")
            for number, choice in enumerate(asking.question.choices, 1):
                self._say(f" {number} {choice}")

    def _chosen(self, line: str) -> str:
        """Give the line that a digit picks among the choices just offered, or the line itself."""
        text = line.strip()
        if text.isdecimal() and text.isascii() and 0 < int(text) <= len(self._choices):
            return self._choices[int(text) - 1].text
        return line

    def _read_back(self) -> Response:
        readback = self._sitting.readback()
        if readback is None or not readback.result_count:
            return Response("Nothing is recorded here to share", taken=False)
        for line in readback.lines():
            self._say(line)
        if readback.faults:
            return self._sitting.share()
        self._say("An empty line shares this; anything else goes back.")
        answer = self._next_line()
        if answer.strip() or not answer:
            return Response("Not shared", taken=not self._is_script)
        said = self._sitting.share().said
        if said != SHARING:
            return Response(said, taken=said == SHARE_QUEUED)
        row = self._sitting.row
        file = self._sitting.file
        if row is None or file is None:
            return Response("Not shared", taken=False)
        messages: list[str] = []
        self._wait(lambda: self._share_is_over(row.hearing_id), _SHARE_SECONDS, messages)
        return Response("\n".join(messages) or "Not known yet whether it is shared",
                        taken=any(one.startswith("Shared") for one in messages))  # fmt: skip

    def _share_is_over(self, hearing_id: str) -> bool:
        file = self._desk.file(hearing_id)
        return (file is not None and file.is_shared) or not self._desk.is_sharing(hearing_id)

    def _settle(self) -> list[str]:
        """Wait until what was entered is on disk, and give what there is to say."""
        messages: list[str] = []

        def is_kept() -> bool:
            file = self._sitting.file
            return (file is None or not file.pending) and not self._desk.log.is_keeping

        self._wait(is_kept, _KEEP_SECONDS, messages)
        return messages

    def _wait(
        self, is_over: Callable[[], bool], seconds: float, messages: list[str] | None = None
    ) -> None:
        """Handle what the background brings until a condition holds."""
        end = time.monotonic() + seconds
        while True:
            self._arrived.clear()
            update = self._sitting.pump()
            if messages is not None:
                messages += update.messages
            if self._bring_back is not None and self._desk.away_since:
                before, self._cannot_start = self._cannot_start, self._bring_back()
                if messages is not None and self._cannot_start not in ("", before):
                    messages.append(self._cannot_start)
            left = end - time.monotonic()
            if is_over() or left <= 0:
                return
            self._arrived.wait(left)

    def _say(self, text: str) -> None:
        self._out.write(f"{text.replace(STEP_BACK, _BACK)}\n")
        self._out.flush()

    def _print_list(self) -> None:
        desk = self._desk
        place = desk.place
        if place is not None:
            count, shown = len(desk.rows), self._sitting.shown_rows
            self._say(f"{place.centre_name}, {place.room_name}, {desk.day}, {count} hearings")
            if self._sitting.filter_name:
                self._say(f"Only {self._sitting.filter_name}: {len(shown)} of them")
        if desk.away_since:
            self._say(f"{desk.away_reason}; away since {desk.away_since}")
        for row in self._sitting.shown_rows:
            offences = f"{row.offences} offence{'s' if row.offences != 1 else ''}"
            parts = (
                f"{row.number} {row.who}",
                offences if row.offences else "",
                row.said_marks,
                row.state,
            )
            self._say(", ".join(part for part in parts if part))

    def _print_case(self) -> None:
        row, file = self._sitting.row, self._sitting.file
        if row is None:
            self._say(f"{self._desk.why_no_rows}.")
        elif file is None:
            self._say(f"{row.number} {row.who}: still being fetched")
        else:
            from tui.line_case import case_lines

            head = f"{row.number} {row.who}, {row.time} {row.kind}".rstrip()
            self._say(", ".join(filter(None, (head, row.said_marks, row.state))))
            for said in case_lines(file, self._sitting.matter_number, self._desk.catalogue):
                self._say(said)

    def _print_matter(self) -> None:
        matter = self._sitting.matter
        if matter is not None:
            self._say(f"Offence {matter.number} {matter.title}")

    def _explain_here(self) -> None:
        """Say what the question is, or the offence and the row, and then how a line is written."""
        for explained in self._sitting.explained(""):
            self._say(explained)
        if self._sitting.asking is None:
            self._print_help()

    def _print_help(self) -> None:
        self._say("A number goes to that case. fo 120 records a fine on the current offence,")
        self._say("2/fo 120 on offence 2. An empty line moves on. /name finds.")
        self._say("@p, @v, @n: there, by video, not there. =g, =ng: plea. !g, !ng: verdict.")
        self._say("? says what is in front of you, ?fo what a code means. :back leaves a question.")
        names = (*(f":{name}" for name in self._sitting.command_names), *self._own, _BACK)
        self._say(" ".join(names))
