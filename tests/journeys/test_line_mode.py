"""The line mode: the same job as plain text, for screen readers and scripts."""

from pathlib import Path

from tests.journeys.conftest import CALLOVER, DAY, run

COMMAND = [CALLOVER, "line", "--date", DAY.isoformat()]


def test_a_script_records_and_shares_and_ends_with_0(environment: dict[str, str]) -> None:
    done = run(COMMAND, environment, "9\nfo 120\npayt; ptfor\n:share\n\n:quit\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "Kept: 1 " in done.stdout
    assert "An empty line shares this" in done.stdout
    assert "Shared " in done.stdout

    again = run(COMMAND, environment, "9\n:quit\n")
    assert "9 " in again.stdout
    assert ", shared" in again.stdout
    assert "   Fine £120" in again.stdout


def test_a_script_stops_at_the_first_line_that_is_not_taken(environment: dict[str, str]) -> None:
    done = run(COMMAND, environment, "999\nfo 120\n:quit\n")
    assert done.returncode == 1
    assert "No number 999 in this list" in done.stdout
    assert "Kept" not in done.stdout
    assert "Line 1 was not taken" in done.stdout


def test_anything_but_an_empty_line_goes_back_from_the_readback(
    environment: dict[str, str],
) -> None:
    done = run(COMMAND, environment, "9\nnsp\n:share\nno\n")
    assert done.returncode == 1
    assert "Not shared" in done.stdout


def test_a_script_stops_where_an_error_keeps_results_from_being_shared(
    environment: dict[str, str],
) -> None:
    done = run(COMMAND, environment, "9\nfo 120\n:share\n\n:quit\n")
    assert done.returncode == 1
    assert "error: 1: FO needs PAYT, AEOC or ABDC; add it" in done.stdout
    assert "Not shared: 1: FO needs PAYT, AEOC or ABDC; add it" in done.stdout
    assert "Shared " not in done.stdout


def test_text_of_the_line_mode_is_plain(environment: dict[str, str]) -> None:
    done = run(COMMAND, environment, "9\n:help\n:list\n:quit\n")
    assert "\x1b" not in done.stdout
    assert done.returncode == 0


def test_a_phrase_of_the_clerks_own_is_one_line(environment: dict[str, str]) -> None:
    folder = Path(environment["HOME"]) / ".config" / "callover"
    folder.mkdir(parents=True)
    (folder / "phrases.toml").write_text('std = "fo $1; fvs $2"')
    done = run(COMMAND, environment, "9\n.std 120 48\n:quit\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Kept: 1  Fine £120; Surcharge £48" in done.stdout


def test_mistakes_in_the_phrases_are_told_before_anything_opens(
    environment: dict[str, str],
) -> None:
    folder = Path(environment["HOME"]) / ".config" / "callover"
    folder.mkdir(parents=True)
    (folder / "phrases.toml").write_text('std = "fo 120"')
    done = run(COMMAND, environment, ":quit\n")
    assert done.returncode == 2
    assert "120 is fixed" in done.stderr
