"""The pages on what is typed show what the program does; `UPDATE_DOCS=1` writes their tables."""

import datetime as dt
import os
import re
import tomllib
from pathlib import Path

import pytest

from client.catalogue.builtin import builtin_catalogue
from tests.client.shorthand.court_list import COURTS
from tui.parse.parsed import parse_lines
from tui.parse.rows import plain_rows

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "shorthand.md"
PAGES = ("shorthand", "pleas")
EXAMPLES = {
    page: tomllib.loads((DOCS / f"{page}-examples.toml").read_text("utf-8")) for page in PAGES
}
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


def table(examples: list[dict[str, str]]) -> str:
    why = any("why" in example for example in examples)
    heads = ["You type", "What it comes to", *(["Why"] if why else [])]
    rows = [
        [f"`{example['line']}`", reading(example["line"]), *([example["why"]] if why else [])]
        for example in examples
    ]
    cells = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_of_a_page_are_what_the_program_says(page: str) -> None:
    path, examples = DOCS / f"{page}.md", EXAMPLES[page]
    text = path.read_text("utf-8")
    assert {found[2] for found in TABLE.finditer(text)} == examples.keys()
    made = TABLE.sub(lambda found: f"{found[1]}{table(examples[found[2]])}{found[4]}", text)
    if os.environ.get("UPDATE_DOCS"):
        path.write_text(made, "utf-8")
        return
    assert text == made, "UPDATE_DOCS=1 writes the tables anew"


def test_the_page_stays_one_page() -> None:
    assert len(PAGE.read_text("utf-8").splitlines()) < ON_A_PAGE


def test_every_mended_line_says_why() -> None:
    assert all(example["why"].endswith(".") for example in EXAMPLES["shorthand"]["mended"])
