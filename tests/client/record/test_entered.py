"""What is entered beside the draft, as values: what stands, what waits, and the way back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from client.catalogue.charges import BUILTIN_VERDICTS, ChargeKinds
from client.contract.hearing import Hearing
from client.record.entered import EnteredStep, Items, numbered, sent, settled, shown, stepped
from client.record.entered_commands import keys_in, next_command, stands
from client.record.heard import plea_value, standing, verdict_value, words_of
from client.record.matters import matters_of
from client.record.record import Change, Record
from tests.client.builders import DAY, hearing, quick, uid
from tests.published import faults, needs_contract

SPEED, INSURANCE, BRACKLEY = uid("spd"), uid("ins"), uid("brackley")
CHARGES = ChargeKinds()
PLEAS = {kind.code: plea_value(kind, DAY) for kind in CHARGES.pleas[:4]}
VERDICTS = [verdict_value(kind, DAY) for kind in BUILTIN_VERDICTS]
VALUES: dict[str, list[dict[str, Any]]] = {
    "plea": [{}, *PLEAS.values()],
    "verdict": [{}, *VERDICTS],
    "attendance": [{"attendanceType": one} for one in ("IN_PERSON", "BY_VIDEO", "NOT_PRESENT")],
}
SUBJECTS = {"plea": SPEED, "verdict": INSURANCE, "attendance": BRACKLEY}


@st.composite
def runs(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """Give what is entered one after another."""
    whats = st.sampled_from(sorted(VALUES))
    return [
        (what, draw(st.sampled_from(VALUES[what]))) for what in draw(st.lists(whats, max_size=6))
    ]


def entering(run: list[tuple[str, dict[str, Any]]]) -> tuple[Hearing, list[EnteredStep], Items]:
    """Enter all of a run, each as an entry of its own."""
    told, steps = hearing(), []
    items: Items = {}
    for number, (what, value) in enumerate(run, 1):
        of = SUBJECTS[what]
        before = standing(shown(told, items, DAY), what, of, DAY)
        step = EnteredStep(what, of, before, value)  # type: ignore[arg-type]
        items = stepped(items, [step], number)
        steps.append(step)
    return shown(told, items, DAY), steps, items


@quick
@given(runs())
def test_what_was_entered_last_stands_on_the_hearing(
    run: list[tuple[str, dict[str, Any]]],
) -> None:
    seen, _, _ = entering(run)
    for what, value in dict(run).items():
        assert standing(seen, what, SUBJECTS[what], DAY) == value


@quick
@given(runs())
def test_taking_every_step_back_shows_the_hearing_as_it_was(
    run: list[tuple[str, dict[str, Any]]],
) -> None:
    told = hearing()
    _, steps, items = entering(run)
    for number, step in enumerate(reversed(steps), len(steps) + 1):
        items = stepped(items, [step.inverse], number)
    back = shown(told, items, DAY)
    assert matters_of(back) == matters_of(told)
    for what, of in SUBJECTS.items():
        assert standing(back, what, of, DAY) == standing(told, what, of, DAY)


@quick
@given(runs())
def test_a_change_goes_to_the_journal_and_back(run: list[tuple[str, dict[str, Any]]]) -> None:
    _, steps, _ = entering(run)
    change = Change((), entered=tuple(steps))
    assert Change.from_json(change.to_json()) == change
    assert change.inverse.inverse == change
    assert Record("h", DAY).apply(change) == Record("h", DAY)


@quick
@given(runs())
def test_all_that_waits_is_sent_once_and_then_stands_at_the_api(
    run: list[tuple[str, dict[str, Any]]],
) -> None:
    seen, _, items = entering(run)
    bodies = []
    while (following := next_command(items, uid("hearing"), DAY, matters_of(seen))) is not None:
        what, body = following
        wire = body.wire()
        assert stands(what, wire, seen)
        bodies.append(wire)
        items = sent(items, keys_in(what, wire), len(run))
    assert len(bodies) == len({what for what, _ in run})
    assert settled(items, seen, DAY, is_fresh=True) == {}


@needs_contract
@quick
@given(runs())
def test_every_command_fits_its_published_schema(run: list[tuple[str, dict[str, Any]]]) -> None:
    seen, _, items = entering(run)
    while (following := next_command(items, uid("hearing"), DAY, matters_of(seen))) is not None:
        what, body = following
        schema = {"attendance": "defendant-attendance-on-hearing-day"}.get(what, what)
        assert faults(f"command/hearing.update-{schema}", body.wire()) == []
        items = sent(items, keys_in(what, body.wire()), len(run))


def test_what_waits_is_not_overwritten_by_what_another_window_kept_before() -> None:
    guilty, denied = PLEAS["G"], PLEAS["NG"]
    own = stepped({}, [EnteredStep("plea", SPEED, {}, guilty)])
    other = stepped(own, [EnteredStep("plea", SPEED, {}, denied)], 7)
    assert numbered(other, [f"plea:{SPEED}"], 8)[f"plea:{SPEED}"].value == guilty


def test_an_entry_made_while_its_forerunner_was_on_the_way_is_sent_after_it() -> None:
    items = stepped({}, [EnteredStep("plea", SPEED, {}, PLEAS["G"])], 1)
    items = stepped(items, [EnteredStep("plea", SPEED, PLEAS["G"], PLEAS["NG"])], 2)
    after = sent(items, [f"plea:{SPEED}"], 1)
    assert after[f"plea:{SPEED}"].is_waiting


def test_a_verdict_that_is_cleared_names_what_stood() -> None:
    stood = VERDICTS[0]
    items = stepped({}, [EnteredStep("verdict", SPEED, stood, {})], 1)
    following = next_command(items, uid("hearing"), DAY, matters_of(hearing()))
    assert following is not None
    (verdict,) = following[1].wire()["verdicts"]
    assert verdict["isDeleted"] is True
    assert verdict["verdictType"]["id"] == stood["verdictType"]["id"]


def test_a_plea_that_no_list_knows_is_still_said_in_words() -> None:
    value = {"plea": {"pleaValue": "ADMITS_NOTHING", "pleaDate": DAY}}
    assert words_of("plea", value, CHARGES) == "plea: admits nothing"
    assert words_of("plea", {}, CHARGES) == ""
    assert words_of("verdict", {}, CHARGES) == ""
