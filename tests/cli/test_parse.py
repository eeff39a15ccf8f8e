"""`callover parse`: what each line would record, or what is open in it; nothing is recorded."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.catalogue.fields import CatalogueError
from client.catalogue.wire import definitions_to_wire
from tui.cli import main
from tui.parse.as_json import json_row
from tui.parse.catalogue_file import CatalogueFileError, load_catalogue
from tui.parse.parsed import parse_lines
from tui.parse.rows import plain_rows

DAY = dt.date(2026, 11, 23)
CALLOVER = [sys.executable, "-m", "tui.cli"]
OURS = """
[TEAPOT]
id = "id-of-teapot"
label = "Teapot order"
level = "case"
kind = "final"
words = ["pour tea"]
prompts = [{ ref = "cups", label = "Cups", kind = "number", rule = "mandatory", id = "cups" }]
"""


def plain(*lines: str) -> list[str]:
    return [row for one in parse_lines(lines, builtin_catalogue(), DAY) for row in plain_rows(one)]


def as_json(line: str) -> dict[str, Any]:
    (parsed,) = parse_lines([line], builtin_catalogue(), DAY)
    body: dict[str, Any] = json.loads(json_row(parsed))
    return body


def run(
    lines: str | bytes, *options: str, home: Path, **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*CALLOVER, "parse", "--date", "2026-11-23", *options],
        env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home), **environment},
        input=lines.encode() if isinstance(lines, str) else lines,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_complete_line_says_what_it_records_and_where() -> None:
    assert plain("1,3/fo 120; fvs 48; fcpc 85") == [
        "1,3/fo 120; fvs 48; fcpc 85",
        "  offences 1, 3: FO Fine £120",
        "  defendant: FVS Surcharge £48",
        "  case: FCPC Costs £85 to the Crown Prosecution Service",
        "  then FO needs PAYT, AEOC or ABDC",
    ]
    assert plain("*/cd 12m")[1] == ("  every open offence: CD Conditional discharge for 12 months")


def test_a_line_that_lacks_an_answer_says_what_it_needs_with_the_choices() -> None:
    assert plain("instl 20 4/12") == [
        "instl 20 4/12",
        "  defendant: INSTL To pay £20 … from Fri 4 Dec 2026",
        "    needs Payment frequency",
        "      1 weekly",
        "      2 fortnightly",
        "      3 monthly",
    ]
    assert plain("fcomp 50")[2:] == [
        "    needs one of these",
        "      1 Major creditor",
        "      2 Minor creditor",
    ]


def test_words_without_a_place_and_limits_are_pointed_out() -> None:
    assert plain("nsp [because]")[2:] == ["    no place for ‘because’"]
    assert plain("lep 13")[2:] == ["    problem: Penalty points for this offence: 12 at most"]


def test_a_line_for_the_case_takes_no_result_of_an_offence() -> None:
    (parsed,) = parse_lines(["c/nsp"], builtin_catalogue(), DAY)
    assert not parsed.is_complete
    assert plain_rows(parsed)[1:] == [
        "  problem: No separate penalty belongs to an offence: name its number"
    ]


def test_what_could_be_several_results_is_offered_by_number() -> None:
    assert plain("next hearing") == [
        "next hearing",
        "  which of these:",
        "    1 NEXH Next hearing",
        "    2 NHMC Next hearing in magistrates' court",
        "    3 NHCCS Next hearing in Crown Court",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("zzz", "problem: No result is known as ‘zzz’"),
        ("fo 120 fvs 48", "problem: Two results: put ; between FO and FVS"),
        (".std", "problem: A phrase is not known here: give the line it stands for"),
        ("14", "goes to number 14 of the list; records nothing"),
        ("/smi", "finds ‘smi’ in the list; records nothing"),
        (":share", "the command share; records nothing"),
        ("?coew", "explains ‘coew’; records nothing"),
        ("'2", "current offence: the results of offence 2 again"),
        ("**/'", "every open offence of every defendant: the results of the offence above again"),
    ],
)
def test_every_other_line_says_what_it_is(line: str, said: str) -> None:
    assert plain(line) == [line, f"  {said}"]


def test_an_empty_line_says_nothing_and_is_no_fault() -> None:
    (parsed,) = parse_lines(["  \n"], builtin_catalogue(), DAY)
    assert plain_rows(parsed) == []
    assert parsed.is_complete


def test_text_that_could_steer_a_terminal_is_cleaned() -> None:
    assert plain("fo 1\x1b[2J0\u202e") == ["fo 1[2J0", *plain("fo 1[2J0")[1:]]


def test_json_gives_ids_codes_and_values_as_the_draft_holds_them() -> None:
    body = as_json("2/cd 1y6m")
    assert (body["kind"], body["complete"]) == ("results", True)
    assert body["targets"]["offences"] == [2]
    (result,) = body["results"]
    discharge = builtin_catalogue().by_code("CD")
    assert discharge is not None
    assert result["resultDefinitionId"] == discharge.id
    assert (result["shortCode"], result["resultLevel"], result["category"]) == ("CD", "O", "F")
    (period,) = result["resultPrompts"]
    assert (period["type"], period["promptRef"]) == ("DURATION", "periodofConditionalDischarge")
    assert period["value"] == [{"label": "Years", "value": 1}, {"label": "Months", "value": 6}]
    assert result["open"] == []


def test_json_gives_every_open_point_and_every_choice() -> None:
    (result,) = as_json("lep 13 [x] [y]")["results"]
    assert {"problem": "Penalty points for this offence: 12 at most"} in result["open"]
    assert {"unplaced": "y"} in result["open"]
    (result,) = as_json("fcomp 50")["results"]
    assert result["open"] == [
        {
            "question": "FCOMP: which of these",
            "promptRefs": ["cREDNAME", "minorcreditornameandaddress"],
            "choices": ["Major creditor", "Minor creditor"],
        }
    ]
    body = as_json("2/next hearing")
    assert body["kind"] == "choices"
    assert body["choices"][0] == {"label": "NEXH Next hearing", "line": "2/nexh"}


@pytest.mark.parametrize(
    ("line", "kind", "complete"),
    [
        ("", "nothing", True),
        ("14", "jump", True),
        ("/smi", "search", True),
        (":share", "command", True),
        ("zzz", "unread", False),
        ("?fo", "explain", True),
        ("2/'1", "ditto", True),
        ("fo", "results", False),
    ],
)
def test_json_says_what_kind_of_line_it_is(line: str, kind: str, complete: bool) -> None:
    body = as_json(line)
    assert (body["line"], body["kind"], body["complete"]) == (line, kind, complete)


def test_a_file_in_the_form_of_the_api_stands_alone(tmp_path: Path) -> None:
    file = tmp_path / "definitions.json"
    rows = [row for row in definitions_to_wire(builtin_catalogue()) if row["shortCode"] == "NSP"]
    file.write_text(json.dumps({"resultDefinitions": rows}), "utf-8")
    assert [definition.short_code for definition in load_catalogue(file)] == ["NSP"]


def test_a_file_of_our_own_form_stands_before_the_built_in_results(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(OURS, "utf-8")
    catalogue = load_catalogue(file)
    (parsed,) = parse_lines(["pour tea 3"], catalogue, DAY)
    assert plain_rows(parsed)[1] == "  case: TEAPOT Teapot order · Cups: 3"
    assert len(catalogue) == len(builtin_catalogue()) + 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", b"{", "a.json’ is not valid JSON"),
        ("a.json", b"[" * 200_000, "a.json’ is not valid JSON"),
        ("a.json", b"[]", "a.json’ holds no result definitions; it must be"),
        ("a.json", b'{"resultDefinitions": []}', "holds no result definitions"),
        (
            "a.json",
            b'{"resultDefinitions": [{"id": "x", "label": "x"}]}',
            "resultDefinitions number 1 shortCode: field required",
        ),
        ("a.json", b"\xff", "a.json’ is not text in UTF-8"),
        ("none/a.json", None, "can't be read: no such file or directory"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CatalogueFileError) as raised:
        load_catalogue(file)
    assert said in str(raised.value)


def test_a_slip_in_a_file_of_our_own_form_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(OURS.replace("label", "lable", 1), "utf-8")
    with pytest.raises(CatalogueError, match=r"ours\.toml: TEAPOT: label is missing"):
        load_catalogue(file)


def test_options_of_parse_are_refused_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["line", "--json"]) == 2
    assert "go with `callover parse`" in capsys.readouterr().err


def test_lines_that_are_all_read_end_with_0(tmp_path: Path) -> None:
    done = run("fo 120\n\n:quit\n", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == (
        "fo 120\n  current offence: FO Fine £120\n  then FO needs PAYT, AEOC or ABDC\n"
        ":quit\n  the command quit; records nothing\n"
    )
    assert [file.name for file in tmp_path.rglob("*")] == ["callover", "catalogue.json"]


def test_an_open_line_ends_with_1_and_the_rest_is_still_read(tmp_path: Path) -> None:
    done = run(b"fo\n\xff\nnsp", "--json", home=tmp_path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, b"")
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    assert [row["complete"] for row in rows] == [False, False, True]


def test_misuse_ends_with_2_and_says_why(tmp_path: Path) -> None:
    done = run("fo 120\n", "--catalogue", str(tmp_path / "none.json"), home=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith("callover: ‘".encode())
    assert done.stderr.count(b"\n") == 1


def test_parsing_loads_no_screen() -> None:
    show = "import sys, tui.parse; print(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", show], capture_output=True, text=True, check=True, timeout=60
    )
    assert not {"textual", "rich", "caseapi"} & set(done.stdout.split())
