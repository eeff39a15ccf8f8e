"""The entry language: how long a line's preview takes, and how long its catalogue takes to load."""

import datetime as dt
import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.clerk import MeasureError
from benchmarks.figures import median
from client.catalogue import Catalogue
from client.catalogue.builtin import builtin_catalogue
from client.catalogue.wire import definitions_from_wire
from client.contract.reference import ResultDefinitions
from client.shorthand.completion import completion
from client.shorthand.courts import Court, Courts
from client.shorthand.line import Results
from client.shorthand.reading import read_line
from tests.client.catalogue.reference import reference_as_wire
from tests.client.shorthand.court_list import COURTS
from tests.client.shorthand.test_corpus import DAY, LINES
from tests.published import REFERENCE

_TIMES = 7
_STARTS = 7
_LOADING = """
import sys, time
from pathlib import Path
start = time.perf_counter()
from client.catalogue.builtin import read_builtin
read_builtin(Path(sys.argv[1])).words
print((time.perf_counter() - start) * 1000)
"""


def preview() -> tuple[tuple[float, float], str]:
    """Measure the preview of every line of the corpus on the largest catalogue that there is.

    Courts are looked up in the whole court list, where that is published.
    Gives the median and the worst in ms, each line by the best of several goes, as the machine may
    be busy; and which line was the worst, on how many results.
    """
    catalogue, courts = _catalogue(), _courts()
    _preview("fo 120", catalogue, courts, DAY)
    took = sorted(
        (min(_milliseconds(line.text, catalogue, courts) for _ in range(_TIMES)), line.text)
        for line in LINES
    )
    worst, text = took[-1]
    note = f"on {len(catalogue)} results, {len(took)} lines; the worst was ‘{text}’"
    return (median([one for one, _ in took]), worst), note


def load(root: Path) -> tuple[float, ...]:
    """Measure a program's loading of the built-in catalogue from its kept copy, in ms.

    That is with the import of what reads it and with the index of its words.
    """
    took = []
    for _ in range(_STARTS + 1):
        done = subprocess.run(
            [sys.executable, "-c", _LOADING, str(root)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise MeasureError(done.stderr.strip().splitlines()[-1])
        took.append(float(done.stdout))
    # The first makes the copy.
    return (median(took[1:]),)


def _catalogue() -> Catalogue:
    if not REFERENCE.is_dir():
        return builtin_catalogue()
    wire = ResultDefinitions.model_validate(reference_as_wire())
    return Catalogue(definitions_from_wire(wire))


def _courts() -> Courts:
    if not REFERENCE.is_dir():
        return COURTS
    houses = json.loads((REFERENCE / "courts.json").read_text("utf-8"))
    return Courts(
        Court(
            house["oucode"],
            house["name"],
            tuple(house["address"]),
            house.get("postcode") or "",
            tuple(room["name"] for room in house.get("rooms", ())),
        )
        for house in houses
    )


def _milliseconds(text: str, catalogue: Catalogue, courts: Courts) -> float:
    start = time.perf_counter()
    _preview(text, catalogue, courts, DAY)
    return (time.perf_counter() - start) * 1000


def _preview(text: str, catalogue: Catalogue, courts: Courts, day: dt.date) -> None:
    """Do what a key press in the entry bar does before anything is drawn."""
    line = read_line(text, catalogue, day, courts=courts)
    if isinstance(line, Results):
        _ = [reading.words for reading in line.readings], line.open_point
    completion(text, catalogue, ("share", "undo"))
