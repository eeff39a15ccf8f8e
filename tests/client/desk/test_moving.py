"""Going about the list and the charge: by Enter, arrows, numbers, commands and finding."""

import pytest

from client.desk.sitting import Next
from client.record.matters import defendant_name
from tests.client.builders import hearing_json, uid
from tests.client.desk.at_work import HEARING, SECOND, AtWork
from tests.client.desk.conftest import Start
from tests.client.sync.court_server import CourtServer


def place(clerk: AtWork) -> tuple[str, int]:
    row = clerk.sitting.row
    assert row is not None
    return (row.hearing_id, clerk.sitting.matter_number)


def test_an_empty_line_goes_to_the_next_open_offence_then_to_the_next_case(
    clerk: AtWork,
) -> None:
    clerk.enter("2/nsp")
    clerk.sitting.enter("")
    assert place(clerk) == (HEARING, 3)
    clerk.enter("nsp")
    clerk.sitting.enter("")
    assert place(clerk) == (HEARING, 1)
    clerk.enter("nsp")
    clerk.sitting.enter("")
    assert place(clerk) == (SECOND, 1)


def test_at_the_end_of_the_list_moving_on_says_so(clerk: AtWork) -> None:
    clerk.sitting.go_to(2)
    clerk.enter("1-3/nsp")
    assert clerk.sitting.enter("").said == "This is the last case of the list"
    assert place(clerk) == (SECOND, 1)


def test_a_case_in_which_nothing_was_said_can_be_passed_by(clerk: AtWork) -> None:
    for _ in range(3):
        clerk.sitting.enter("")
    assert place(clerk) == (SECOND, 1)


def test_arrows_go_through_all_defendants_and_stop_at_the_ends(clerk: AtWork) -> None:
    clerk.sitting.previous_matter()
    assert place(clerk) == (HEARING, 1)
    names = []
    for _ in range(4):
        matter = clerk.sitting.matter
        assert matter is not None
        assert matter.defendant is not None
        names.append(defendant_name(matter.defendant))
        clerk.sitting.next_matter()
    assert names == ["BRACKLEY Aldous", "TOLLIVER Maud", "TOLLIVER Maud", "TOLLIVER Maud"]


def test_a_number_jumps_to_that_case_and_to_its_first_offence(clerk: AtWork) -> None:
    clerk.sitting.next_matter()
    assert clerk.enter("2").taken
    assert place(clerk) == (SECOND, 1)
    refused = clerk.enter("77")
    assert (refused.said, refused.taken) == ("No number 77 in this list", False)
    assert place(clerk) == (SECOND, 1)


def test_commands_go_by_name(clerk: AtWork) -> None:
    clerk.enter(":next")
    assert place(clerk) == (SECOND, 1)
    assert clerk.enter(":next").said == "This is the last case of the list"
    clerk.enter(":previous")
    assert place(clerk) == (HEARING, 1)
    assert clerk.enter(":previous").said == "This is the first case of the list"
    assert clerk.enter(":share").then is Next.READ_BACK
    assert clerk.enter(":quit").then is Next.QUIT
    assert clerk.enter(":help").then is Next.HELP
    refused = clerk.enter(":shrae")
    assert (refused.said, refused.taken) == ("There is no command :shrae", False)
    assert set(clerk.sitting.command_names) >= {"share", "undo", "redo", "quit", "help"}


@pytest.mark.parametrize("wanted", ["okoro", "KORO a", "01tw7654", "7654326"])
def test_finding_looks_at_names_and_references_in_any_part(
    start: Start, server: CourtServer, wanted: str
) -> None:
    third = hearing_json("third", 12)
    (case,) = third["prosecutionCases"]
    case["prosecutionCaseIdentifier"]["caseURN"] = "01TW7654326"
    people = {"lastName": "Okoro", "firstName": "Ada"}
    case["defendants"] = [{**case["defendants"][0], "personDefendant": {"personDetails": people}}]
    server.hearings[third["id"]] = third
    clerk = start().until_listed()
    assert clerk.enter(f"/{wanted}").taken
    assert place(clerk) == (uid("third"), 1)


def test_finding_again_goes_round_the_list(clerk: AtWork) -> None:
    seen = []
    for _ in range(3):
        clerk.enter("/tolliver")
        seen.append(place(clerk)[0])
    assert seen == [SECOND, HEARING, SECOND]


def test_finding_nothing_keeps_the_text_and_the_place(clerk: AtWork) -> None:
    refused = clerk.enter("/nobody")
    assert (refused.said, refused.taken) == ("Nothing matches ‘nobody’", False)
    assert not clerk.enter("/").taken
    assert place(clerk) == (HEARING, 1)


def test_the_ends_of_the_list_and_the_offences_beside_go_by_name_too(clerk: AtWork) -> None:
    clerk.enter(":last")
    assert place(clerk) == (SECOND, 1)
    clerk.enter(":first")
    assert place(clerk) == (HEARING, 1)
    clerk.enter(":below")
    assert place(clerk) == (HEARING, 2)
    clerk.enter(":above")
    assert place(clerk) == (HEARING, 1)


def test_the_ends_of_the_charge_are_said(clerk: AtWork) -> None:
    assert clerk.enter(":above").said == "This is the first offence of this case"
    assert clerk.enter(":below").said == ""
    clerk.enter(":below")
    assert clerk.enter(":below").said == "This is the last offence of this case"
    assert place(clerk) == (HEARING, 3)


def test_an_empty_search_finds_the_same_again(clerk: AtWork) -> None:
    assert clerk.sitting.find_again().said == "Nothing has been looked for yet; write /name"
    assert clerk.enter("/tolliver").taken
    assert place(clerk) == (SECOND, 1)
    assert clerk.sitting.preview("/").words == (f"Go to 1 {clerk.row(1).who}",)
    assert clerk.enter("/").taken
    assert place(clerk) == (HEARING, 1)
    clerk.sitting.find_again()
    assert place(clerk) == (SECOND, 1)


def test_without_a_list_there_are_no_ends_to_go_to(start: Start) -> None:
    clerk = start(connected=False)
    assert clerk.enter(":last").said == "There is no list yet"
    assert not clerk.enter(":first").taken


def test_the_next_case_that_still_needs_something_is_found_past_those_that_are_shared(
    start: Start, server: CourtServer
) -> None:
    third = hearing_json("third", 12)
    server.hearings[third["id"]] = third
    clerk = start().until_listed()
    clerk.sitting.go_to(2)
    clerk.enter("1-3/nsp")
    clerk.sitting.share()
    clerk.until_said("Shared")
    clerk.sitting.go_to(1)
    clerk.enter(":todo")
    assert place(clerk) == (uid("third"), 1)
    clerk.enter(":todo")
    assert place(clerk) == (HEARING, 1)


def test_where_no_other_case_needs_anything_the_place_stays(clerk: AtWork) -> None:
    clerk.sitting.go_to(2)
    clerk.enter("1-3/nsp")
    clerk.sitting.share()
    clerk.until_said("Shared")
    clerk.sitting.go_to(1)
    clerk.sitting.next_matter()
    assert clerk.enter(":todo").said == "No other case of the list needs anything"
    assert place(clerk) == (HEARING, 2)
