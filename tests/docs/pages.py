"""Pages of the docs with parts that the program writes, between `<!-- name -->` and its end."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def holds_what_the_program_says(page: str, parts: Mapping[str, str]) -> None:
    """Compare a page's parts, by their names, with what they should be.

    With `UPDATE_DOCS=1` in the environment they are written anew instead.
    """
    path = DOCS / page
    text = path.read_text("utf-8")
    made = text
    for name, part in parts.items():
        block = re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- /{name} -->)", re.DOTALL)
        assert block.search(text), f"{page} has no place for {name}"
        made = block.sub(lambda found, part=part: f"{found[1]}{part}{found[3]}", made)  # type: ignore[misc]
    if os.environ.get("UPDATE_DOCS"):
        path.write_text(made, "utf-8")
        return
    assert text == made, f"UPDATE_DOCS=1 writes the parts of docs/{page} anew"
