"""The language of the bar at a sitting: where the clerk is, and what a line does there."""

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.desk.sitting import Next
from tests.client.builders import uid
from tests.client.desk.at_work import HEARING, AtWork
from tests.client.desk.conftest import Start


def place(clerk: AtWork) -> tuple[str, int]:
    row = clerk.sitting.row
    assert row is not None
    return (row.hearing_id, clerk.sitting.matter_number)


def test_the_sitting_begins_at_the_first_offence_of_the_first_case(clerk: AtWork) -> None:
    assert place(clerk) == (HEARING, 1)
    assert clerk.sitting.matter is not None
    assert clerk.sitting.matter.title == "Exceed 30 mph"


def test_before_there_is_a_list_a_line_says_so_and_is_not_taken(start: Start) -> None:
    nobody = start(connected=False)
    for text in ("nsp", "", ":next", ":share", ":undo", "1", "/smi"):
        response = nobody.sitting.enter(text)
        assert response.said or response.then is Next.READ_BACK, text
    assert not nobody.sitting.enter("nsp").taken
    assert nobody.sitting.readback() is None
    assert nobody.sitting.preview("nsp").open_point == "There is no list yet"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("nsp", [1]),
        ("2/nsp", [2]),
        ("1,3/nsp", [1, 3]),
        ("3,1/nsp", [1, 3]),
        ("2-3/nsp", [2, 3]),
        ("1-3/nsp", [1, 2, 3]),
        ("*/nsp", [1]),
        ("**/nsp", [1, 2, 3]),
    ],
)
def test_a_line_records_on_the_offences_it_names(
    clerk: AtWork, text: str, numbers: list[int]
) -> None:
    assert clerk.enter(text).taken
    assert [n for n in (1, 2, 3) if clerk.words(n)] == numbers


def test_each_part_of_a_line_is_recorded_on_its_own_target_as_one_step(clerk: AtWork) -> None:
    text = "1/cd 12m; 2/wdrn; 3/nsp; lep 3"
    assert clerk.sitting.preview(text).words == (
        "1 Exceed 30 mph: CD  Conditional discharge for 12 months",
        "2 No insurance: WDRN  Withdrawn",
        "3 No test certificate: NSP  No separate penalty",
        "LEP  Licence endorsed · Penalty points: 3",
    )
    assert clerk.enter(text).taken
    results = [clerk.words(number) for number in (1, 2, 3)]
    assert [len(one) for one in results] == [1, 1, 2]
    clerk.sitting.undo()
    assert [clerk.words(number) for number in (1, 2, 3)] == [[], [], []]
    clerk.sitting.redo()
    assert [clerk.words(number) for number in (1, 2, 3)] == results


@pytest.mark.parametrize("text", ["1/nsp; 9/nsp", "1/nsp; 2/zz", "1/nsp; 2/fo", "1/nsp; d/nsp"])
def test_a_line_of_several_targets_is_taken_whole_or_not_at_all(clerk: AtWork, text: str) -> None:
    response = clerk.enter(text)
    assert not response.taken or response.then is Next.ASK
    assert [clerk.words(number) for number in (1, 2, 3)] == [[], [], []]


def test_a_question_about_one_part_leaves_the_others_where_they_go(clerk: AtWork) -> None:
    assert clerk.enter("2/fo; 1/nsp").then is Next.ASK
    clerk.enter("120")
    assert [clerk.words(number) for number in (1, 2, 3)] == [
        ["No separate penalty"],
        ["Fine £120"],
        [],
    ]


def test_a_star_leaves_out_what_an_earlier_part_of_the_line_settles(clerk: AtWork) -> None:
    clerk.enter("2/cd 12m; **/nsp; lep 3")
    assert [len(clerk.words(number)) for number in (1, 2, 3)] == [2, 1, 2]
    assert clerk.words(2) == ["Conditional discharge for 12 months"]


def test_a_star_is_every_open_offence_of_the_defendant_and_of_no_other(clerk: AtWork) -> None:
    clerk.enter("2/nsp")
    clerk.sitting.next_matter()
    clerk.sitting.next_matter()
    clerk.enter("*/cd 12m")
    assert [clerk.words(number) for number in (1, 2, 3)] == [
        [],
        ["No separate penalty"],
        ["Conditional discharge for 12 months"],
    ]


def test_a_star_with_nothing_open_is_refused_by_name(clerk: AtWork) -> None:
    clerk.enter("nsp")
    refused = clerk.enter("*/cd 12m")
    assert (refused.said, refused.taken) == ("No open offences of BRACKLEY Aldous", False)


def test_a_defendants_result_goes_on_each_defendant_once(clerk: AtWork) -> None:
    clerk.enter("1-3/fvs 48")
    recorded = clerk.file().record.live_lines
    assert len(recorded) == 2
    assert {line.target.defendant_id for line in recorded} == {uid("brackley"), uid("tolliver")}


def test_a_cases_result_goes_on_the_case_once(clerk: AtWork) -> None:
    clerk.enter("1-3/fcost 85 CREDNAME=cps")
    assert len(clerk.file().record.live_lines) == 1


def test_a_line_of_several_results_puts_each_where_it_belongs(clerk: AtWork) -> None:
    clerk.enter("2,3/fo 80; fvs 48")
    assert [clerk.words(number) for number in (1, 2, 3)] == [
        [],
        ["Fine £80", "Surcharge £48"],
        ["Fine £80"],
    ]


def test_an_offence_that_the_case_does_not_have_is_refused(clerk: AtWork) -> None:
    for text in ("4/nsp", "2-4/nsp"):
        refused = clerk.enter(text)
        assert (refused.said, refused.taken) == ("This case has no offence 4", False)
    assert clerk.typed() == []


def test_an_incomplete_line_records_nothing_and_keeps_its_text(clerk: AtWork) -> None:
    for text, said in (
        ("fo 120 banana", "‘banana’ has no place in Fine"),
        ("lep 13", "Penalty points: 12 at most"),
        ("fo 120 fvs 48", "Two results: put ; between FO and FVS"),
    ):
        response = clerk.enter(text)
        assert (response.said, response.taken) == (said, False)
    assert clerk.typed() == []


def test_a_result_stands_as_it_was_typed_with_its_keys(clerk: AtWork) -> None:
    clerk.enter("2/adj 4/12 10")
    (line,) = clerk.file().record.lines
    assert line.typed == "adj 4/12 10"
    assert line.wire["orderedDate"] == clerk.file().day
    assert line.target == clerk.file().matters[1].target


def test_what_is_typed_is_clean_before_it_is_recorded_or_shown(clerk: AtWork) -> None:
    text = "wdrn late\x1b[2J \u202ereport"
    shown = " ".join(clerk.sitting.preview(text).words)
    assert clerk.enter(text).taken
    clerk.until_saved()
    for seen in (shown, *clerk.typed(), *clerk.said, *clerk.server.typed(HEARING)):
        assert "\x1b" not in seen
        assert "\u202e" not in seen


def test_the_preview_says_what_the_line_would_record_and_records_nothing(clerk: AtWork) -> None:
    preview = clerk.sitting.preview("fo 120")
    assert preview.words == ("1 Exceed 30 mph: FO  Fine £120",)
    assert (preview.open_point, preview.is_entry) == ("", True)
    assert clerk.typed() == []


def test_the_preview_of_several_results_has_words_for_each(clerk: AtWork) -> None:
    assert clerk.sitting.preview("2,3/fo 80; nsp").words == (
        "2,3: FO  Fine £80",
        "NSP  No separate penalty",
    )


def test_a_line_for_the_defendant_takes_no_result_of_an_offence(clerk: AtWork) -> None:
    response = clerk.enter("d/nsp")
    assert not response.taken
    assert response.said == "No separate penalty belongs to an offence: name its number"
    assert clerk.enter("d/fvs 48").taken


def test_ditto_repeats_the_results_of_the_offence_above(clerk: AtWork) -> None:
    clerk.enter("1/fo 120; lep 3")
    clerk.sitting.next_matter()
    assert clerk.enter("'").taken
    assert clerk.words(2) == clerk.words(1) != []
    assert not clerk.enter("3/'9").taken
    assert len(set(clerk.typed())) < len(clerk.typed()) or len(clerk.typed()) == 4


def test_ditto_leaves_out_what_belongs_to_the_defendant_and_is_one_step_to_undo(
    clerk: AtWork,
) -> None:
    clerk.enter("1/fo 120; fvs 48")
    clerk.enter("2-3/'1")
    assert clerk.words(2) == clerk.words(3) == ["Fine £120"]
    clerk.sitting.undo()
    clerk.until_saved()
    assert clerk.words(2) == clerk.words(3) == []


def test_there_is_nothing_to_repeat_above_the_first_offence_or_from_an_empty_one(
    clerk: AtWork,
) -> None:
    assert clerk.enter("'").said == "There is no offence above"
    assert clerk.enter("1/'2").said == "Offence 2 has no results to repeat"


def test_an_explanation_names_what_a_result_asks_for(clerk: AtWork) -> None:
    response = clerk.enter("? fo")
    assert response.then is Next.HELP
    assert response.explained[0] == "FO  Fine"
    assert any("asks Amount of fine" in line for line in response.explained)
    assert clerk.enter("?").explained == ()


def test_only_what_names_a_result_or_a_command_is_completed(clerk: AtWork) -> None:
    complete = clerk.sitting.completion
    assert complete(":sh") == "are"
    assert complete("withdra") == "wn"
    assert complete("fo 12") == ""
    assert complete("fo") == ""
    assert complete("") == ""
    assert complete("fo 120; surch") == "arge"


@pytest.mark.parametrize(
    ("text", "open_point"),
    [
        ("fo", "needs Amount of fine"),
        ("zzz", "No result is known as ‘zzz’"),
        ("9/nsp", "This case has no offence 9"),
        ("=zz", "No plea is known as ‘zz’"),
    ],
)
def test_the_preview_says_what_is_open(clerk: AtWork, text: str, open_point: str) -> None:
    assert clerk.sitting.preview(text).open_point == open_point


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("2", ("Go to 2 BRACKLEY Aldous, TOLLIVER Maud",)),
        ("9", ("No number 9 here",)),
        (":re", (":redo :reckon",)),
        (":x", ("No command :x",)),
        ("/toll", ("Go to 2 BRACKLEY Aldous, TOLLIVER Maud",)),
        ("/zzz", ("Nothing found",)),
        ("/", ("Find a part of a name or of a case's reference",)),
    ],
)
def test_the_preview_says_where_a_line_would_lead(
    clerk: AtWork, text: str, words: tuple[str, ...]
) -> None:
    assert clerk.sitting.preview(text).words == words
    assert place(clerk) == (HEARING, 1)


def test_what_a_line_leaves_out_is_asked_and_nothing_is_recorded_before(clerk: AtWork) -> None:
    assert clerk.enter("nsp; fo").then is Next.ASK
    assert clerk.typed() == []
    assert clerk.enter("lots").taken is False
    assert clerk.enter("120").said == ""
    assert sorted(clerk.typed()) == ["fo 120", "nsp"]


def test_leaving_a_question_gives_the_line_back_as_it_was_typed(clerk: AtWork) -> None:
    clerk.enter("2/fo")
    assert clerk.sitting.next_case().taken is False
    assert clerk.sitting.undo().taken is False
    assert clerk.sitting.stop_asking() == "2/fo"
    assert clerk.sitting.asking is None
    assert clerk.typed() == []


def offered(clerk: AtWork, text: str) -> list[str]:
    return [choice.label.split()[0] for choice in clerk.enter(text).choices]


def test_of_what_a_beginning_may_mean_equally_the_clerks_most_used_comes_first(
    clerk: AtWork,
) -> None:
    assert offered(clerk, "f") == ["FO", "FVS", "FCOST"]
    clerk.enter("2/fvs 48")
    clerk.until_saved()
    assert offered(clerk, "f") == ["FVS", "FO", "FCOST"]
    assert offered(clerk, "f 120")[0] == "FVS"
    clerk.enter(":undo")
    clerk.until_saved()
    assert offered(clerk, "f") == ["FO", "FVS", "FCOST"]


def test_answers_given_before_going_back_to_the_line_stand_in_the_bar_again(
    clerk: AtWork,
) -> None:
    clerk.enter("2/fo; lep")
    assert clerk.enter("120").text == ""
    assert clerk.sitting.step_back() == "2/fo; lep"
    again = clerk.enter("2/fo; lep")
    assert (again.then, again.text) == (Next.ASK, "120")
    assert clerk.enter("90").text == ""
    clerk.enter("3")
    assert clerk.file().record.lines[0].prompts[0]["value"] == "90"


def test_answers_to_another_line_do_not_stand_in_the_bar(clerk: AtWork) -> None:
    clerk.enter("2/fo; lep")
    clerk.enter("120")
    clerk.sitting.step_back()
    assert clerk.enter("3/fo; lep").text == ""
    clerk.enter("60")
    clerk.enter("3")
    assert clerk.enter("3/fo; lep").text == ""


def test_the_preview_promises_what_entering_then_does(clerk: AtWork) -> None:
    for text in ("fo 120", "2,3/fo 80; fvs 48", "d/lep 3", "wdrn no evidence", "zz9", "9/nsp"):
        preview = clerk.sitting.preview(text)
        before = len(clerk.typed())
        assert clerk.enter(text).taken == (preview.open_point == ""), text
        assert (len(clerk.typed()) > before) == (preview.open_point == ""), text


def test_a_command_is_known_by_a_beginning_that_no_other_has(clerk: AtWork) -> None:
    assert clerk.sitting.enter(":sh").then is Next.READ_BACK
    assert not clerk.sitting.enter(":zz").taken


def test_a_recorded_result_is_put_back_into_the_bar_and_replaced_in_one_step(
    clerk: AtWork,
) -> None:
    clerk.enter("fo 120; lep 3")
    response = clerk.enter(":change fo")
    assert (response.then, response.text) == (Next.STAY, "fo 120")
    clerk.enter("fo 150")
    assert sorted(clerk.words(1)) == ["Fine £150", "Licence endorsed · Penalty points: 3"]
    clerk.sitting.undo()
    clerk.until_saved()
    assert sorted(clerk.words(1)) == ["Fine £120", "Licence endorsed · Penalty points: 3"]


def test_a_change_that_is_left_leaves_the_result_as_it_is(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    clerk.enter(":change")
    assert clerk.sitting.step_back() == ""
    clerk.enter("lep 3")
    assert sorted(clerk.words(1)) == ["Fine £120", "Licence endorsed · Penalty points: 3"]


def test_what_was_answered_to_questions_is_not_asked_again_when_a_result_is_changed(
    clerk: AtWork,
) -> None:
    clerk.desk.catalogue = builtin_catalogue()
    clerk.enter("nesr")
    clerk.enter("he said so; nsp was meant")
    assert clerk.enter(":change").text == "nesr"
    assert clerk.enter("nesr").then is not Next.ASK
    assert clerk.words(1) == ["No endorsement, special reasons: he said so; nsp was meant"]


def test_a_result_is_deleted_without_a_question_and_undone(clerk: AtWork) -> None:
    clerk.enter("fo 120; lep 3")
    assert clerk.enter(":delete lep").taken
    assert clerk.words(1) == ["Fine £120"]
    clerk.sitting.undo()
    clerk.until_saved()
    assert len(clerk.words(1)) == 2
    assert clerk.enter(":delete zzz").said == "There is no ZZZ on offence 1"


def test_a_change_that_was_begun_is_left_when_the_clerk_goes_elsewhere(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    clerk.enter(":change")
    clerk.sitting.next_matter()
    clerk.enter("nsp")
    assert clerk.words(1) == ["Fine £120"]
    assert clerk.words(2) == ["No separate penalty"]
