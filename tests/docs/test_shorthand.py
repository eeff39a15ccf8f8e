"""The page on the shorthand shows what the program does; `UPDATE_DOCS=1` writes its tables anew."""

import datetime as dt
import os
import re
import tomllib
from pathlib import Path

from client.catalogue.builtin import builtin_catalogue
from tests.client.shorthand.court_list import COURTS
from tui.parse.parsed import parse_lines
from tui.parse.rows import plain_rows

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "shorthand.md"
EXAMPLES = tomllib.loads((DOCS / "shorthand-examples.toml").read_text("utf-8"))
DAY = dt.date(2026, 11, 23)
TABLE = re.compile(r"(<!-- examples (\w+) -->\n)(.*?)(<!-- /examples -->)", re.DOTALL)
ON_A_PAGE = 120


def reading(line: str) -> str:
    """Give what a line comes to in one cell: its numbered choices in brackets."""
    (parsed,) = parse_lines([line], builtin_catalogue(), DAY, COURTS)
    said: list[str] = []
    for row in plain_rows(parsed)[1:]:
        text = row.strip()
        numbered = re.match(r"\d+ ", text) is not None
        before = said.pop() if numbered else ""
        said.append(f"{before.removesuffix(')')}{',' if before.endswith(')') else ' ('} {text})"
                    if numbered else text)  # fmt: skip
    return "; ".join(said).replace("( ", "(").replace(":; ", ": ").replace(": (", " (")


def table(name: str) -> str:
    examples = EXAMPLES[name]
    why = any("why" in example for example in examples)
    heads = ["You type", "What it comes to", *(["Why"] if why else [])]
    rows = [
        [f"`{example['line']}`", reading(example["line"]), *([example["why"]] if why else [])]
        for example in examples
    ]
    cells = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def test_the_tables_of_the_page_are_what_the_program_says() -> None:
    text = PAGE.read_text("utf-8")
    assert {found[2] for found in TABLE.finditer(text)} == EXAMPLES.keys()
    made = TABLE.sub(lambda found: f"{found[1]}{table(found[2])}{found[4]}", text)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(made, "utf-8")
        return
    assert text == made, "UPDATE_DOCS=1 writes the tables anew"


def test_the_page_stays_one_page() -> None:
    assert len(PAGE.read_text("utf-8").splitlines()) < ON_A_PAGE


def test_every_mended_line_says_why() -> None:
    assert all(example["why"].endswith(".") for example in EXAMPLES["mended"])
