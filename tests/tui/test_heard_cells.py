"""Plea, verdict and attendance in the case pane: in their cells, and marked until they are kept."""

from collections.abc import Callable

from client.contract import routes
from client.desk.sitting import Sitting
from tests.client.desk.at_work import AtWork
from tests.client.desk.conftest import path, server, start
from tests.client.sync.court_server import CourtServer
from tui.views.case import case_picture
from tui.views.readback import readback_rows

__all__ = ["path", "server", "start"]

WIDTH = 46


def shown(clerk: AtWork) -> list[str]:
    """Give the case pane as text."""
    picture = case_picture(clerk.file(), 1, 1, clerk.desk.catalogue, WIDTH)
    return ["".join(text for text, _ in row) for row in picture.rows]


def cells(clerk: AtWork) -> list[list[str]]:
    """Give what stands behind the code of each offence."""
    codes = ("SPD", "INS", "MOT")
    rows = [row for row in shown(clerk) if any(f" {code} " in row for code in codes)]
    assert len({len(row) for row in rows}) == 1
    return [row.split(code)[1].split() for row, code in zip(rows, codes, strict=True)]


def test_every_plea_has_its_code_and_none_a_dash(start: Callable[..., AtWork]) -> None:
    clerk = start().until_listed()
    clerk.enter("2/=ng")
    clerk.enter("3/=ing")
    assert cells(clerk) == [["–"], ["NG"], ["ING"]]


def test_a_verdict_stands_beside_the_plea(start: Callable[..., AtWork]) -> None:
    clerk = start().until_listed()
    clerk.enter("=ng; !ngnc")
    clerk.enter("2/!sda")
    assert cells(clerk) == [["NG", "NG"], ["–", "F"], ["–"]]
    clerk.enter("!g")
    assert cells(clerk)[0] == ["NG", "G"]


def test_what_is_not_on_disk_yet_has_a_dot(start: Callable[..., AtWork]) -> None:
    clerk = start().until_listed()
    clerk.sitting.enter("@v; =g; !g")
    assert cells(clerk)[0] == ["G", "G", "·"]
    assert "by video·" in "".join(shown(clerk))
    clerk.until_said("Kept")
    assert cells(clerk)[0] == ["G", "G"]
    assert "·" not in shown(clerk)[1]


def test_what_waits_for_the_server_is_shown_as_kept(
    start: Callable[..., AtWork], server: CourtServer
) -> None:
    clerk = start().until_listed()
    server.hold(routes.UPDATE_ATTENDANCE)
    clerk.enter("@p; =g")
    assert cells(clerk)[0] == ["G"]
    assert "in person" in "".join(shown(clerk))


def test_what_the_server_will_not_take_is_said_on_the_case(
    start: Callable[..., AtWork], server: CourtServer
) -> None:
    server.ignored = 1
    clerk = start().until_listed()
    clerk.enter("=g")
    clerk.until_said("not sent: plea")
    assert "     plea kept here, not taken by the server" in shown(clerk)
    assert cells(clerk)[0] == ["G"]


def readback_of(sitting: Sitting) -> str:
    readback = sitting.readback()
    assert readback is not None
    return "\n".join("".join(text for text, _ in row) for row in readback_rows(readback, 1, WIDTH))


def test_the_read_back_has_attendance_plea_and_verdict(start: Callable[..., AtWork]) -> None:
    clerk = start().until_listed()
    clerk.enter("@n; =ng; !pia; nsp")
    said = readback_of(clerk.sitting)
    assert "BRACKLEY Aldous  not present" in said
    assert "not guilty plea · verdict: proved in" in said
