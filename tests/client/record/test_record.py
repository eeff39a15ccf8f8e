"""A record is a value: changes and their inverses, what stands where, and the draft document."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.contract.results import read_draft
from client.record.lines import ResultLine
from client.record.record import Change, History, Record, record_of
from tests.client.builders import DAY, catalogue, matters, quick, reading, recorded, uid

IDS = [uid(f"line {number}") for number in range(5)]


def line(line_id: str, typed: str, **members: Any) -> ResultLine:
    return ResultLine(line_id, {"resultLineId": line_id, "originalText": typed, **members})


LINES = st.builds(line, st.sampled_from(IDS), st.sampled_from("abc"), deleted=st.booleans())
RECORDS = st.lists(LINES, unique_by=lambda one: one.id).map(
    lambda lines: Record(uid("hearing"), DAY, tuple(lines))
)


def change_between(before: Record, wanted: dict[str, str | None]) -> Change:
    """Give the change after which each of these lines reads as wanted, or is gone."""
    standing = by_id(before)
    return Change(
        tuple(
            (key, standing.get(key), line(key, text) if text else None)
            for key, text in wanted.items()
        )
    )


CHANGES = st.dictionaries(st.sampled_from(IDS), st.none() | st.sampled_from("xyz"))


def by_id(record: Record) -> dict[str, ResultLine]:
    return {one.id: one for one in record.lines}


@quick
@given(RECORDS, CHANGES)
def test_a_change_and_its_inverse_give_back_the_same_results(
    record: Record, wanted: dict[str, str | None]
) -> None:
    change = change_between(record, wanted)
    assert by_id(record.apply(change).apply(change.inverse)) == by_id(record)
    assert change.inverse.inverse == change


@quick
@given(RECORDS, st.lists(st.sampled_from(["fo 120", "nsp", "cd 12m"]), min_size=1, max_size=3))
def test_accepting_a_line_and_undoing_it_gives_back_the_identical_record(
    record: Record, texts: list[str]
) -> None:
    added = (recorded(text, line_id=uid(f"new {at}")) for at, text in enumerate(texts))
    change = Change.adding(added)
    assert record.apply(change) != record
    assert record.apply(change).apply(change.inverse) == record


@quick
@given(RECORDS, st.sets(st.sampled_from(IDS)), st.integers(0, 2))
def test_taking_results_off_or_changing_them_and_undoing_it_gives_back_the_identical_record(
    record: Record, gone: set[str], count: int
) -> None:
    taken = [one for one in record.lines if one.id in gone]
    new = [recorded("nsp", line_id=uid(f"new {at}")) for at in range(count)]
    change = record.replacing(taken, new)
    after = record.apply(change)
    assert {one.id for one in taken}.isdisjoint(one.id for one in after.lines)
    assert after.apply(change.inverse) == record
    assert after.apply(change.inverse).apply(change) == after
    assert Change.from_json(json.loads(json.dumps(change.to_json()))) == change


def test_what_a_result_is_changed_to_stands_in_its_place() -> None:
    one, two, three = (line(line_id, "nsp") for line_id in IDS[:3])
    record = Record("h", DAY, (one, two, three))
    new = (line(IDS[3], "fo 80"), line(IDS[4], "fvs 32"))
    changed = record.apply(record.replacing((two,), new))
    assert changed.lines == (one, *new, three)


def test_a_result_whose_neighbour_has_gone_comes_back_at_the_end() -> None:
    one, two, three = (line(line_id, "nsp") for line_id in IDS[:3])
    record = Record("h", DAY, (one, two, three))
    deleted = record.replacing((two,))
    without = record.apply(deleted).apply(record.replacing((one,)))
    assert without.apply(deleted.inverse).lines == (three, two)


@quick
@given(RECORDS, CHANGES)
def test_a_step_applied_twice_is_applied_once(
    record: Record, wanted: dict[str, str | None]
) -> None:
    change = change_between(record, wanted)
    once = record.apply(change)
    assert once.apply(change) == once


@quick
@given(RECORDS, CHANGES)
def test_a_change_comes_back_whole_from_the_journals_json(
    record: Record, wanted: dict[str, str | None]
) -> None:
    change = change_between(record, wanted)
    assert Change.from_json(json.loads(json.dumps(change.to_json()))) == change


def test_a_changed_line_keeps_its_place_among_the_others() -> None:
    first, second = line(IDS[0], "fo 120"), line(IDS[1], "nsp")
    record = Record("h", DAY, (first, second))
    changed = record.apply(Change(((IDS[0], first, line(IDS[0], "fo 80")),)))
    assert [one.typed for one in changed.lines] == ["fo 80", "nsp"]


def test_a_result_stands_on_its_own_matter_only() -> None:
    one, two, three = matters()
    record = Record("h", DAY, (recorded("fo 120", two.target),))
    assert [len(record.on(matter)) for matter in (one, two, three)] == [0, 1, 0]


def test_another_clients_line_on_the_same_offence_stands_there_too() -> None:
    first = matters()[0]
    other = line("l", "nsp", offenceId=first.target.offence_id, defendantId="written otherwise")
    assert Record("h", DAY, (other,)).on(first) == (other,)


def test_a_final_or_interim_result_settles_a_matter_and_an_ancillary_one_does_not() -> None:
    first = matters()[0]
    for text, settled in (
        ("fo 120", True),
        ("adj 4/12 10", True),
        ("lep 6", False),
        ("fvs 48", False),
    ):
        assert Record("h", DAY, (recorded(text),)).is_settled(first) is settled, text


def test_a_struck_out_result_counts_for_nothing() -> None:
    struck = ResultLine("l", {**recorded("fo 120").wire, "deleted": True})
    record = Record("h", DAY, (struck,))
    assert record.live_lines == record.on(matters()[0]) == ()
    assert not record.is_settled(matters()[0])
    assert list(record.to_save(1).result_lines) == ["l"]


def test_a_save_holds_every_line_with_its_relation() -> None:
    fine, ended = recorded("fo 120"), recorded("nsp")
    save = Record(uid("hearing"), DAY, (fine, ended)).to_save(7)
    assert (save.version, save.hearing_id, save.hearing_day) == (7, uid("hearing"), DAY)
    assert save.result_lines == {fine.id: fine.wire, ended.id: ended.wire}
    assert save.relations == [
        {"resultLineId": one.id, "ruleType": "standalone", "childResultLineIds": []}
        for one in (fine, ended)
    ]


def test_the_relation_of_a_line_that_is_gone_goes_with_it() -> None:
    kept = recorded("nsp")
    relations = tuple(
        {"resultLineId": one, "ruleType": "mandatory", "childResultLineIds": []}
        for one in (kept.id, "gone")
    )
    save = Record("h", DAY, (kept,), relations=relations).to_save(1)
    assert [(one["resultLineId"], one["ruleType"]) for one in save.relations] == [
        (kept.id, "mandatory")
    ]


@pytest.mark.parametrize("odd", [5, "x", True, [None], [{}], [[1]], {"a": 1}])
def test_what_another_client_wrote_in_no_known_form_keeps_no_draft_from_being_saved(
    odd: Any,
) -> None:
    fine = recorded("fo 120")
    relations = [{"resultLineId": odd}, {"resultLineId": fine.id, "childResultLineIds": odd}]
    marked = {"shadowListedOffenceIds": odd, "__metadata__": odd if odd != {"a": 1} else [1]}
    document = {"version": 3, "resultLines": {fine.id: fine.wire}, "relations": relations}
    saved = record_of("h", DAY, read_draft({**document, **marked})).to_save(4)
    assert list(saved.result_lines) == [fine.id]
    assert saved.relations == [{"resultLineId": fine.id, "childResultLineIds": []}]
    assert saved.wire()["__metadata__"] == {"version": 1}


def test_what_is_marked_for_the_whole_draft_is_written_back() -> None:
    document = {
        "version": 3,
        "resultLines": {},
        "relations": [],
        "shadowListedOffenceIds": [uid("ins")],
        "delegatedPowers": True,
        "__metadata__": {"version": 1, "lastSharedTime": "2026-11-23T11:00:00Z"},
    }
    saved = record_of("h", DAY, read_draft(document)).to_save(4).wire()
    kept = ("shadowListedOffenceIds", "delegatedPowers", "__metadata__")
    assert {name: saved.get(name) for name in kept} == {name: document[name] for name in kept}


@quick
@given(RECORDS)
def test_a_draft_read_and_written_back_is_the_same(record: Record) -> None:
    saved = json.loads(json.dumps(record.to_save(4).wire()))
    again = record_of(record.hearing_id, record.hearing_day, read_draft(saved))
    assert again.lines == record.lines
    assert again.version == 4
    assert again.to_save(4) == record.to_save(4)


def test_a_line_reads_in_words_and_also_without_its_definition() -> None:
    fine = recorded("fo 120")
    assert fine.words(catalogue()) == "Fine £120"
    unknown = ResultLine("l", {**fine.wire, "resultDefinitionId": "unheard of"})
    assert unknown.words(catalogue()) == "Fine · Amount of fine: £120"
    assert ResultLine("l", {"originalText": "half a li"}).words(catalogue()) == "half a li"
    assert ResultLine("l", {}).words(catalogue()) == "Result"


def test_a_line_reads_the_same_from_the_bar_and_from_the_draft() -> None:
    for text in ("fo 120", "cd 2y6m", "adj 4/12 10 cust [at noon]", "wdrn", "bail passport"):
        assert recorded(text).words(catalogue()) == reading(text).words


def step(text: str) -> Change:
    return Change.adding([recorded(text)])


def test_undo_and_redo_walk_back_and_forward_over_steps() -> None:
    fine, ended = step("fo 120"), step("nsp")
    history = History().then("record", fine).then("record", ended)
    assert history.done == (fine, ended)
    back = history.then("undo", ended.inverse)
    assert (back.done, back.undone) == ((fine,), (ended,))
    assert back.then("redo", ended) == history


def test_a_new_step_after_an_undo_ends_what_could_be_redone() -> None:
    fine, ended = step("fo 120"), step("nsp")
    history = History().then("record", fine).then("undo", fine.inverse).then("record", ended)
    assert (history.done, history.undone) == ((ended,), ())
