"""Checks at the desk: beside the line, in the read-back, before a share, and set down."""

from client.catalogue.builtin import builtin_catalogue
from client.contract import routes
from client.desk.responses import Next
from client.record.lines import ResultLine
from tests.client.builders import uid
from tests.client.desk.at_work import HEARING, AtWork

CONTRADICTION = "Pleaded guilty, but found not guilty"


def contradict(clerk: AtWork) -> None:
    """Record a result on an offence whose plea and verdict can't both be right."""
    clerk.enter("@p")
    clerk.enter("=g; !n; nsp")


def test_an_error_stands_beside_the_line_while_it_is_typed(clerk: AtWork) -> None:
    assert clerk.sitting.preview("=g; nsp").check == ""
    preview = clerk.sitting.preview("=g; !n; nsp")
    assert preview.open_point == ""
    assert preview.check.startswith(f"error: {CONTRADICTION}")


def test_what_is_missing_is_not_looked_for_while_a_line_is_typed(clerk: AtWork) -> None:
    assert clerk.sitting.preview("fo 120").check == ""


def test_a_line_that_is_not_complete_is_not_checked(clerk: AtWork) -> None:
    assert clerk.sitting.preview("=g; !n; fo").check == ""


def test_a_change_is_checked_in_place_of_what_it_changes(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    clerk.enter("2/fo 1200")
    assert clerk.sitting.preview("3/fo 90").check == ""
    assert "one 0 too many" in clerk.sitting.preview("3/fo 12000").check


def test_an_error_keeps_results_from_being_shared(clerk: AtWork) -> None:
    contradict(clerk)
    response = clerk.sitting.share()
    assert not response.taken
    assert response.said.startswith(f"Not shared: 1: {CONTRADICTION}")
    assert ":setdown 1" in response.said
    clerk.until_saved()
    assert clerk.server.shares == []


def test_a_warning_keeps_nothing_back(clerk: AtWork) -> None:
    clerk.enter("nsp")
    back = clerk.sitting.readback()
    assert back is not None
    assert back.findings
    assert not back.faults
    assert clerk.sitting.share().said == "Sharing…"
    clerk.until_said("Shared 10:00")


def test_an_error_that_is_set_down_with_a_reason_lets_them_be_shared(clerk: AtWork) -> None:
    contradict(clerk)
    clerk.enter(":setdown 1 the bench will clear the verdict at two")
    assert clerk.has_said("Kept: plea-and-verdict set down")
    back = clerk.sitting.readback()
    assert back is not None
    assert "set down: the bench will clear the verdict at two" in "\n".join(back.lines())
    assert clerk.sitting.share().said == "Sharing…"
    clerk.until_said("Shared 10:00")
    (line,) = clerk.server.lines(HEARING).values()
    assert list(line["checksSetDown"].values()) == ["the bench will clear the verdict at two"]
    assert "checksSetDown" not in str(clerk.server.shares)


def test_a_reason_is_undone_like_any_other_step(clerk: AtWork) -> None:
    contradict(clerk)
    clerk.enter(":setdown 1 a slip")
    clerk.enter(":undo")
    assert not clerk.sitting.share().taken


def test_without_a_number_and_a_reason_nothing_is_set_down(clerk: AtWork) -> None:
    contradict(clerk)
    for line in (":setdown", ":setdown 1", ":setdown 99 a slip", ":setdown x a slip"):
        assert not clerk.enter(line).taken, line


def test_mending_goes_to_the_offence_and_puts_the_result_back_into_the_line(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    clerk.enter("2/fo 120")
    clerk.enter("3/fo 1200")
    back = clerk.sitting.readback()
    assert back is not None
    number = [one.check_id for one in back.findings].index("fine-slip") + 1
    response = clerk.enter(f":mend {number}")
    assert (response.text, clerk.sitting.matter_number) == ("fo 1200", 3)
    clerk.enter("3/fo 120")
    assert clerk.words(3) == ["Fine £120"]


def test_mending_without_a_check_or_with_a_wrong_number_says_so(clerk: AtWork) -> None:
    assert not clerk.enter(":mend").taken
    clerk.enter("nsp")
    assert not clerk.enter(":mend 99").taken


def test_a_draft_that_is_held_otherwise_is_a_line_in_words(clerk: AtWork) -> None:
    held = clerk.server.hold(routes.DRAFT_RESULT)
    clerk.enter("fo 120")
    clerk.until_saved()
    (line_id,) = clerk.server.lines(HEARING)
    clerk.enter("@p")
    fine = ResultLine(line_id, clerk.server.lines(HEARING)[line_id])
    (prompt,) = fine.prompts
    changed = {**fine.wire, "resultPrompts": [{**prompt, "value": "12"}]}
    clerk.server.drafts[HEARING]["resultLines"] = {line_id: changed}
    held.set()
    clerk.until_said("NOT AS TYPED, number 1: Fine £120 is held as Fine £12")
    assert clerk.words(1) == ["Fine £120"]


def test_a_draft_that_is_held_as_it_was_typed_is_not_spoken_of(clerk: AtWork) -> None:
    clerk.enter("fo 120")
    clerk.until_saved()
    clerk.until(lambda: clerk.server.counts[routes.DRAFT_RESULT.name] > 2, "the draft is read back")
    clerk.enter("nsp")
    clerk.until_saved()
    assert not clerk.has_said("NOT AS TYPED")


def test_shared_results_that_are_held_otherwise_are_a_line_in_words(clerk: AtWork) -> None:
    held = clerk.server.hold(routes.SHARED_RESULTS)
    clerk.enter("fo 120")
    clerk.until_saved()
    clerk.sitting.share()
    clerk.until_said("Shared 10:00")
    assert not clerk.has_said("received")
    (line,) = clerk.server.shared[HEARING]
    line["prompts"] = [{**line["prompts"][0], "value": "12.00"}]
    held.set()
    clerk.until_said("Fine: Amount of fine 120.00 is held as 12.00")


def test_the_reason_stands_on_the_result_that_it_is_about(clerk: AtWork) -> None:
    clerk.enter("2/nsp")
    contradict(clerk)
    clerk.enter(":setdown 1 a slip")
    file = clerk.file()
    (line,) = [one for one in file.record.live_lines if "checksSetDown" in one.wire]
    assert line.target.offence_id == uid("spd")


def test_what_the_servers_validator_says_stands_with_the_rest(clerk: AtWork) -> None:
    told = {
        "ruleId": "DR-SEX-008",
        "severity": "WARNING",
        "message": "Notification?",
        "affectedOffences": [{"offenceId": uid("spd")}],
    }
    clerk.server.lists[routes.VALIDATE_RESULTS] = {"warnings": [told], "errors": []}
    clerk.enter("nsp")

    def said() -> list[str]:
        back = clerk.sitting.readback()
        return [one.check_id for one in back.findings] if back else []

    clerk.until(lambda: "DR-SEX-008" in said(), "the server's warning stands")
    clerk.server.lists[routes.VALIDATE_RESULTS] = {}
    clerk.enter("2/nsp")
    assert "DR-SEX-008" not in said()


def test_mending_asks_for_what_a_result_needs_though_it_was_left_open(clerk: AtWork) -> None:
    clerk.desk.catalogue = builtin_catalogue()
    clerk.enter("2/fo 120")
    clerk.sitting.step_back()
    response = clerk.enter(":mend")
    assert (response.then, response.text) == (Next.ASK, "")
    assert response.said == "FO needs PAYT, AEOC or ABDC; add it"
    assert clerk.sitting.matter_number == 2
    clerk.enter("payt; ptfor")
    assert clerk.typed() == ["fo 120", "payt", "ptfor"]


def test_what_one_result_would_meet_is_found_once_for_all_that_need_it(clerk: AtWork) -> None:
    clerk.desk.catalogue = builtin_catalogue()

    def lacking() -> list[str]:
        readback = clerk.sitting.readback()
        assert readback is not None
        return [one.line for one in readback.findings if one.check_id == "child-missing"]

    clerk.enter("2,3/fo 80; 2/fvs 32")
    clerk.sitting.step_back()
    assert lacking() == ["2, 3: FO and FVS need PAYT, AEOC or ABDC; add it (child-missing)"]
    clerk.enter("2/payt; ptfor")
    assert lacking() == []
