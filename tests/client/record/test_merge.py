"""Two clerks on one hearing: what either did is joined, and nothing that was added is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.record.lines import ResultLine
from client.record.merging import contested, merge, replayed
from client.record.record import Change, Record
from tests.client.builders import DAY, quick, uid

IDS = [uid(f"line {number}") for number in range(4)]
TEXTS = st.dictionaries(st.sampled_from(IDS), st.sampled_from("abc"))


def record(texts: dict[str, str], version: int | None = None) -> Record:
    lines = tuple(ResultLine(key, {"originalText": text}) for key, text in texts.items())
    return Record("h", DAY, lines, version)


def texts(merged: Record) -> dict[str, str]:
    return {line.id: line.typed for line in merged.lines}


def merged(base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> Record:
    return merge(record(base, 1), record(ours, 1), record(theirs, 2))


def joined(base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    return texts(merged(base, ours, theirs))


def pairs(of: Record) -> list[tuple[str, str]]:
    """Give what is contested, each line with what stands beside it."""
    return [(one.line.typed, one.beside.typed) for one in contested(of.lines)]


def test_different_lines_of_both_sides_stand_together() -> None:
    assert joined({}, {"a": "fo 120"}, {"b": "nsp"}) == {"a": "fo 120", "b": "nsp"}


def test_a_line_that_only_they_changed_stands_as_they_have_it() -> None:
    assert joined({"a": "fo 120"}, {"a": "fo 120"}, {"a": "fo 80"}) == {"a": "fo 80"}


def test_a_line_that_only_we_changed_stands_as_we_have_it() -> None:
    assert joined({"a": "fo 120"}, {"a": "fo 80"}, {"a": "fo 120"}) == {"a": "fo 80"}


def test_a_line_that_both_changed_stands_as_both_have_it_side_by_side() -> None:
    both = merged(
        {"a": "fo 120", "b": "nsp"}, {"a": "fo 80", "b": "nsp"}, {"a": "fo 60", "b": "nsp"}
    )
    assert [line.typed for line in both.lines] == ["fo 80", "fo 60", "nsp"]
    assert both.lines[0].id == "a"
    assert pairs(both) == [("fo 80", "fo 60")]


def test_what_both_changed_alike_stands_once_and_is_not_asked_about() -> None:
    both = merged({"a": "fo 120"}, {"a": "fo 80"}, {"a": "fo 80"})
    assert texts(both) == {"a": "fo 80"}
    assert pairs(both) == []


def test_it_is_no_longer_asked_about_once_one_of_the_two_is_gone_or_changed() -> None:
    both = merged({"a": "fo 120"}, {"a": "fo 80"}, {"a": "fo 60"})
    ours, theirs = both.lines
    assert not contested([ours])
    assert not contested([theirs])
    assert not contested([ours, ResultLine(theirs.id, {**theirs.wire, "originalText": "fo 70"})])
    assert contested([ResultLine(ours.id, {**ours.wire, "originalText": "fo 90"}), theirs])


def test_the_other_clerk_is_asked_the_same() -> None:
    both = merged({"a": "fo 120"}, {"a": "fo 80"}, {"a": "fo 60"})
    theirs = record({"a": "fo 60"}, 2)
    assert pairs(merge(theirs, theirs, both)) == [("fo 80", "fo 60")]


def test_a_line_that_one_side_removed_and_the_other_left_alone_is_gone() -> None:
    assert joined({"a": "nsp"}, {}, {"a": "nsp"}) == {}
    assert joined({"a": "nsp"}, {"a": "nsp"}, {}) == {}


def test_a_line_that_one_side_changed_and_the_other_removed_stays_as_it_was_changed() -> None:
    assert joined({"a": "fo 120"}, {"a": "fo 80"}, {}) == {"a": "fo 80"}
    assert joined({"a": "fo 120"}, {}, {"a": "fo 80"}) == {"a": "fo 80"}


def test_a_line_that_one_side_struck_out_and_the_other_changed_stays_as_it_was_changed() -> None:
    struck = Record("h", DAY, (ResultLine("a", {"originalText": "fo 120", "deleted": True}),), 2)
    base, changed = record({"a": "fo 120"}, 1), record({"a": "fo 80"}, 2)
    for ours, theirs in ((struck, changed), (changed, struck)):
        (line,) = merge(base, ours, theirs).lines
        assert (line.typed, line.is_deleted) == ("fo 80", False)


def test_the_next_save_follows_their_version_and_keeps_their_relations() -> None:
    relation = {"resultLineId": "b", "ruleType": "mandatory", "childResultLineIds": []}
    theirs = Record(
        "h", DAY, record({"b": "nsp"}).lines, 9, (relation,), {"__metadata__": {"version": 1}}
    )
    merged = merge(record({}, 1), record({"a": "fo 120"}, 1), theirs)
    assert (merged.version, merged.relations) == (9, (relation,))
    assert merged.other == theirs.other


@quick
@given(TEXTS, TEXTS, TEXTS)
def test_nothing_that_either_side_added_is_dropped(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> None:
    assert set(joined(base, ours, theirs)) >= (set(ours) | set(theirs)) - set(base)


@quick
@given(TEXTS, TEXTS, TEXTS)
def test_every_line_is_as_a_side_that_changed_it_has_it_and_nothing_else_is_there(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> None:
    both = merged(base, ours, theirs)
    beside = {one.beside.id: (one.line.id, one.beside.typed) for one in contested(both.lines)}
    found = {beside.get(line.id, (line.id, line.typed)) for line in both.lines}
    expected = set()
    for key in {*base, *ours, *theirs}:
        old, changed = base.get(key), {ours.get(key), theirs.get(key)} - {base.get(key)}
        standing = changed - {None} if changed != {None} else set()
        expected |= {(key, text) for text in (standing if changed else {old})}
    assert found == expected
    assert len(both.lines) == len(expected)


@quick
@given(TEXTS, TEXTS)
def test_a_side_that_did_nothing_changes_nothing(
    base: dict[str, str], other: dict[str, str]
) -> None:
    assert joined(base, base, other) == other
    assert joined(base, other, base) == other
    assert joined(base, other, other) == other


@quick
@given(TEXTS, TEXTS, TEXTS)
def test_joining_twice_is_joining_once(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> None:
    once = merged(base, ours, theirs)
    assert once == merged(base, ours, theirs)
    assert merge(record(theirs, 2), once, record(theirs, 2)) == once
    assert merge(record(base, 1), once, record(theirs, 2)) == once


def change(before: dict[str, str], after: dict[str, str]) -> Change:
    """Give the step that makes one of the other."""
    old, new = ({line.id: line for line in record(one).lines} for one in (before, after))
    ids = sorted({*old, *new})
    return Change(tuple((one, old.get(one), new.get(one)) for one in ids))


def joined_after(
    sent: dict[str, str], base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> dict[str, str]:
    """Join as `joined` does, after a save of our own of which no outcome has come."""
    return texts(replayed(record(theirs, 3), [change(base, sent), change(sent, ours)]))


def test_a_line_taken_back_while_its_save_was_unanswered_does_not_come_again() -> None:
    assert joined_after({"a": "fo 7"}, {}, {}, {"a": "fo 7"}) == {}
    assert joined_after({"a": "fo 7"}, {}, {}, {"a": "fo 7", "b": "nsp"}) == {"b": "nsp"}


def test_a_change_taken_back_while_its_save_was_unanswered_is_taken_back_there_too() -> None:
    before, after = {"a": "fo 80"}, {"a": "fo 800"}
    assert joined_after(after, before, before, after) == before


def test_a_line_done_again_while_its_removal_was_unanswered_stays() -> None:
    assert joined_after({}, {"a": "nsp"}, {"a": "nsp"}, {}) == {"a": "nsp"}


@pytest.mark.parametrize("after", [{}, {"beside": "fo 65"}])
def test_what_was_decided_of_a_line_beside_ours_stands_when_it_is_joined_again(
    after: dict[str, str],
) -> None:
    base, ours, theirs = {"a": "fo 5"}, {"a": "fo 56"}, {"a": "fo 60"}
    first = [change(base, ours)]
    (pair,) = contested(replayed(record(theirs, 2), first).lines)
    made = [
        ResultLine(pair.beside.id, {**pair.beside.wire, "originalText": text})
        for text in after.values()
    ]
    decided = Change(((pair.beside.id, pair.beside, made[0] if made else None),))
    news = record({**theirs, "b": "nsp"}, 3)
    again = replayed(news, [*first, decided])
    assert sorted(line.typed for line in again.lines) == sorted(["fo 56", "nsp", *after.values()])
    ours_too = replayed(news, [*first, decided, change(ours, {})])
    assert sorted(line.typed for line in ours_too.lines) == sorted(["nsp", *after.values()])


def test_a_result_we_have_gone_on_from_goes_where_another_clerk_put_it_beside_theirs() -> None:
    before, ours, theirs = {"a": "fo 5"}, {"a": "fo 56"}, {"a": "fo 60"}
    put_beside = replayed(record(ours, 2), [change(before, theirs)])
    assert sorted(line.typed for line in put_beside.lines) == ["fo 56", "fo 60"]
    deleted = change(ours, {})
    assert texts(replayed(put_beside, [deleted])) == {"a": "fo 60"}
    later = [change(before, {}), change(ours, {"a": "fo 65"})]
    assert sorted(texts(replayed(put_beside, later)).values()) == ["fo 60", "fo 65"]
    without_theirs = put_beside.apply(change(theirs, {}))
    assert texts(replayed(without_theirs, [deleted])) == {}


@quick
@given(TEXTS, TEXTS, TEXTS)
def test_a_save_that_did_not_land_is_as_one_that_was_never_sent(
    base: dict[str, str], sent: dict[str, str], ours: dict[str, str]
) -> None:
    assert joined_after(sent, base, ours, base) == joined(base, ours, base)


@quick
@given(TEXTS, TEXTS, TEXTS)
def test_a_save_that_landed_and_nothing_else_leaves_what_is_here(
    base: dict[str, str], sent: dict[str, str], ours: dict[str, str]
) -> None:
    assert joined_after(sent, base, ours, sent) == ours
