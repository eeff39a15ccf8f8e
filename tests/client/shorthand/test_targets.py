"""Whom a line is for, and how lines that are pasted together keep what each was for."""

import pytest

from client.shorthand.targets import one_line


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["fo 120", "", "  fvs 48 "], "fo 120; fvs 48"),
        (["1/fo 120", "2/wdrn", "d/fcost 85"], "1/fo 120; 2/wdrn; d/fcost 85"),
        (["1/fo 120; lep 3", "nsp", "2/nsp"], "1/fo 120; lep 3; 3/nsp; 2/nsp"),
        (["nsp", "1/fo 120", "colo"], "nsp; 1/fo 120; 3/colo"),
        (["nsp; 1/fo 120", "colo"], "nsp; 1/fo 120; 3/colo"),
        (["pdate [4/12]", "colo"], "pdate [4/12]; colo"),
    ],
)
def test_pasted_lines_mean_joined_what_each_means_alone(lines: list[str], joined: str) -> None:
    assert one_line(lines, 3) == joined
