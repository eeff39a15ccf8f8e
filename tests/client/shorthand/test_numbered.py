"""A number right before a result is offered as an offence's and as a value, and never taken."""

import datetime as dt

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.shorthand.line import Choosing, Line, Results
from client.shorthand.reading import read_line

DAY = dt.date(2026, 11, 23)


def read(text: str, offences: int | None = None) -> Line:
    return read_line(text, builtin_catalogue(), DAY, offences=offences)


def ways(line: Line) -> list[tuple[str, str]]:
    """Give what is offered: its label, and the line written so."""
    assert isinstance(line, Choosing), line
    return [(choice.label, choice.text) for choice in line.choices]


def test_a_number_before_a_fine_is_an_offence_or_an_amount() -> None:
    assert ways(read("1 fo")) == [("FO Fine on offence 1", "1/fo"), ("FO Fine £1", "fo 1")]


def test_each_way_that_is_offered_is_read_without_asking_again() -> None:
    for text in ("1 fo", "2 pdate 21/12", "3 nesr drink spiked"):
        for _, written in ways(read(text)):
            assert isinstance(read(written), Results)


def test_where_the_result_takes_no_number_only_the_offence_can_be_meant() -> None:
    assert ways(read("2 nsp")) == [("NSP No separate penalty on offence 2", "2/nsp")]
    assert ways(read("1 fo 120")) == [("FO Fine on offence 1", "1/fo 120")]


@pytest.mark.parametrize("text", ["1, 3 nsp", "1 3 nsp", "1 & 3 nsp", "1 and 3 nsp", "1,3. nsp"])
def test_several_numbers_are_several_offences(text: str) -> None:
    assert ways(read(text)) == [("NSP No separate penalty on offences 1, 3", "1,3/nsp")]


def test_a_number_that_no_offence_of_the_hearing_has_is_a_value() -> None:
    for text in ("3 fo", "6 lep", "12 tic"):
        assert isinstance(read(text, offences=2), Results), text


def test_points_said_first_are_asked_about_where_an_offence_has_that_number() -> None:
    offered = ways(read("2 lep", offences=2))
    assert [written for _, written in offered] == ["2/lep", "lep 2"]


def test_a_later_part_of_a_line_is_offered_with_the_whole_line() -> None:
    assert ways(read("fo 120; 2 nsp; fvs 48"))[0][1] == "fo 120; 2/nsp; fvs 48"


def test_a_line_with_targets_of_its_own_reads_its_number_as_a_value() -> None:
    line = read("*/1 fo")
    assert isinstance(line, Results)
    assert line.readings[0].words == "Fine £1"
