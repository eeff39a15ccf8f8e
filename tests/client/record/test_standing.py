"""Amendments that were given up: what stands is what was shared, and nothing else is left out."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.catalogue import Catalogue
from client.contract.events import HearingState
from client.contract.results import DraftDocument, StoredSharedLine
from client.record.lines import ResultLine
from client.record.record import Record
from client.record.sharing import shared_line
from client.record.standing import AsHeld, standing
from client.shorthand.answers import Answer
from client.shorthand.courts import composite
from tests.client.builders import DAY, catalogue, definition, matters, quick, recorded, uid

AMENDED = {
    "amendmentDate": f"{DAY}T12:00:00.000Z",
    "amendmentReason": {"id": uid("reason"), "reasonDescription": "Slip"},
    "amendmentsLog": {"isAmended": True, "amendmentsRecord": []},
}
FINE = recorded("fo 120")
SECOND = matters()[1].target


def amended(text: str, of: ResultLine | None = None) -> ResultLine:
    line = recorded(text)
    line_id = of.id if of is not None else line.id
    return ResultLine(line_id, {**line.wire, **AMENDED, "resultLineId": line_id})


def as_shared(line: ResultLine) -> StoredSharedLine:
    return StoredSharedLine.model_validate(shared_line(line, frozenset()).wire())


def held(shared: tuple[ResultLine, ...], state: str = HearingState.SHARED) -> AsHeld:
    return AsHeld(DraftDocument(), state, tuple(map(as_shared, shared)))


def stand(drafted: tuple[ResultLine, ...], *shared: ResultLine, **given: Any) -> list[ResultLine]:
    """Give what stands of a draft, with nothing known of this clerk's own unless it is given."""
    given = {"own": {}, "known": (), "catalogue": catalogue(), **given}
    state = given.pop("state", HearingState.SHARED)
    return list(standing(Record("h", DAY, drafted, 3), held(shared, state), **given).lines)


def words(*lines: ResultLine) -> list[str]:
    return [line.words(catalogue()) for line in lines]


def test_a_result_that_was_changed_stands_as_it_was_shared() -> None:
    (line,) = stand((amended("fo 80", FINE),), FINE)
    assert (line.id, words(line)) == (FINE.id, ["Fine £120"])
    assert not set(AMENDED) & set(line.wire)
    assert line.target == FINE.target
    assert (line.category, line.level) == (FINE.category, FINE.level)


def test_it_stands_as_this_journal_knows_it_where_it_does() -> None:
    assert stand((amended("fo 80", FINE),), FINE, known=(FINE,)) == [FINE]
    assert stand((amended("fo 80", FINE),), FINE, own={FINE.id: FINE}, known=(FINE,)) == [FINE]


def test_what_is_known_but_was_not_shared_so_is_no_help() -> None:
    other = amended("fo 60", FINE)
    (line,) = stand((amended("fo 80", FINE),), FINE, known=(other,))
    assert words(line) == ["Fine £120"]


def test_another_result_in_its_place_is_not_taken_for_it() -> None:
    (line,) = stand((amended("nsp", FINE),), FINE)
    assert words(line) == ["Fine £120"]
    assert line.short_code == "FO"


def test_a_result_that_was_struck_out_or_is_not_there_stands_again() -> None:
    struck_out = replace(FINE, wire={**FINE.wire, **AMENDED, "deleted": True})
    for drafted in ((struck_out,), ()):
        (line,) = stand(drafted, FINE)
        assert words(line) == ["Fine £120"]
        assert not line.is_deleted


def test_a_result_that_was_shared_as_struck_out_stays_so() -> None:
    struck_out = replace(FINE, wire={**FINE.wire, "deleted": True})
    assert stand((struck_out,), struck_out) == [struck_out]
    assert stand((), struck_out) == []
    (line,) = stand((FINE,), struck_out)
    assert line.is_deleted


def test_a_result_that_was_added_in_amending_does_not_stand() -> None:
    assert stand((FINE, amended("lep 3")), FINE) == [FINE]
    currently = replace(recorded("lep 3"), wire={
        **recorded("lep 3").wire, "amendmentsLog": {"isCurrentlyAdded": True},
    })  # fmt: skip
    assert stand((FINE, currently), FINE) == [FINE]


def test_a_result_that_waits_to_be_shared_stands() -> None:
    waiting = recorded("nsp", SECOND)
    not_amended = replace(waiting, wire={**waiting.wire, "amendmentsLog": {"isAmended": False}})
    assert stand((FINE, waiting), FINE) == [FINE, waiting]
    assert stand((FINE, not_amended), FINE) == [FINE, not_amended]


def test_an_amendment_that_was_shared_stands() -> None:
    fine, points = amended("fo 80", FINE), amended("lep 3")
    assert stand((fine, points), fine, points) == [fine, points]


@pytest.mark.parametrize("state", [one for one in HearingState if one is not HearingState.SHARED])
def test_while_somebody_amends_or_before_a_share_the_draft_stands(state: HearingState) -> None:
    drafted = (amended("fo 80", FINE), amended("lep 3"))
    assert stand(drafted, FINE, state=state) == list(drafted)


def test_where_nothing_is_known_to_be_shared_the_draft_stands() -> None:
    drafted = (FINE, amended("lep 3"))
    assert stand(drafted) == list(drafted)
    bare = AsHeld(DraftDocument(), HearingState.SHARED, (StoredSharedLine(result_line_id=FINE.id),))
    record = Record("h", DAY, (amended("fo 80", FINE),), 3)
    assert standing(record, bare, {}, (), catalogue()) == record


def test_what_this_clerk_has_entered_stands_as_it_was_entered() -> None:
    changed = recorded("fo 80", line_id=FINE.id)
    assert stand((changed,), FINE, own={FINE.id: changed}) == [changed]
    assert stand((), FINE, own={FINE.id: None}) == []


@pytest.mark.parametrize(
    "text",
    [
        "fo 120.50",
        "cd 2y 6m",
        "lep 3",
        "adj 14/12/26 10:00 cust",
        "wdrn reasons=late",
        "fvs 48",
        "fcost 85 CREDNAME=cps",
    ],
)
def test_every_kind_of_answer_reads_as_it_was_shared(text: str) -> None:
    """So it does for the results whose answers a line can hold."""
    line = recorded(text)
    other = recorded("nsp", line.target, line.id)
    (made,) = stand((other,), line)
    assert words(made) == words(line)
    assert as_shared(made).prompts == as_shared(line).prompts
    assert stand((made,), line) == [made]


def test_a_result_that_the_catalogue_does_not_know_keeps_its_answers() -> None:
    (made,) = stand((recorded("nsp", line_id=FINE.id),), FINE, catalogue=Catalogue(()))
    assert made.words(Catalogue(())) == "Fine · Amount of fine: 120.00"
    assert as_shared(made).prompts == as_shared(FINE).prompts


def test_a_name_and_address_is_put_together_again() -> None:
    (prompt,) = definition("HOST").prompts
    answer = Answer(prompt, composite(prompt, {"hospitalOrganisationName": "Marlbrook Hospital"}))
    of_host = {"resultDefinitionId": definition("HOST").id, "resultPrompts": [answer.wire]}
    hospital = ResultLine(FINE.id, {**FINE.wire, **of_host})
    assert words(hospital) == ["Hospital order · Hospital: Marlbrook Hospital"]
    (made,) = stand((), hospital)
    assert words(made) == words(hospital)
    assert as_shared(made).prompts == as_shared(hospital).prompts


LINES = st.lists(
    st.sampled_from([recorded(text) for text in ("fo 120", "nsp", "lep 3", "fvs 48")]),
    unique_by=lambda line: line.id,
)


@quick
@given(shared=LINES.filter(bool), waiting=LINES, dropped=st.integers(0, 4))
def test_all_that_was_shared_stands_and_nothing_that_waits_is_lost(
    shared: list[ResultLine], waiting: list[ResultLine], dropped: int
) -> None:
    ids = {line.id for line in shared}
    more = [line for line in waiting if line.id not in ids]
    drafted = (*(amended("cd 1y", line) for line in shared[dropped:]), *more, amended("cd 2y"))
    stood = stand(drafted, *shared)
    assert {line.id: words(line) for line in stood} == {
        line.id: words(line) for line in (*shared, *more)
    }
    assert stand(tuple(stood), *shared) == stood
