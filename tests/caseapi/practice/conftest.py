"""One practice court, made once, for all tests of its hearings."""

import pytest

from caseapi.practice import PracticeCourt, practice_court
from client.contract.hearing import Hearing
from tests.caseapi.practice.reading import DAY


@pytest.fixture(scope="session")
def court() -> PracticeCourt:
    return practice_court(DAY)


@pytest.fixture(scope="session")
def read(court: PracticeCourt) -> dict[str, list[Hearing]]:
    """The hearings by room, as the client reads them."""
    by_room: dict[str, list[Hearing]] = {}
    for hearing in map(Hearing.model_validate, court.hearings):
        by_room.setdefault(hearing.court_centre.room_name, []).append(hearing)
    return by_room
