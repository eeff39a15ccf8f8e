"""Saves and shares against the published schemas, and published drafts read and written back."""

import json
from pathlib import Path
from typing import Any

import pytest

from client.catalogue.builtin import builtin_catalogue
from client.contract.results import read_draft
from client.record.lines import ResultLine, new_line
from client.record.record import Change, Record, record_of
from client.record.sharing import share_command
from client.shorthand.line import Results
from client.shorthand.reading import read_line
from tests.client.builders import DATE, DAY, clerk, matters, recorded, uid
from tests.client.shorthand.court_list import COURTS
from tests.client.shorthand.test_all_definitions import (
    catalogue,
    completed,
    definitions,
    naming,
)
from tests.published import CONTRACT, REFERENCE, faults, needs_contract

DRAFTS = sorted(
    (REFERENCE / "fixtures").glob("progression__payload-hearing-get-draft-result-*.json")
)

needs_drafts = pytest.mark.skipif(
    not DRAFTS, reason="the published drafts are not beside the checkout"
)


def typed_record() -> Record:
    """Give a record with a line of every result that a code and one of a few values make."""
    lines: list[ResultLine] = []
    hearing = " 4/12 10:00 lav 3 trial 30min"
    for definition in builtin_catalogue():
        for value in ("", " 120", " 12m", " 4/12 10:00", " 4/12", " some words", hearing):
            text = f"{definition.short_code}{value}"
            line = read_line(text, builtin_catalogue(), DATE, courts=COURTS)
            if isinstance(line, Results) and not line.open_point:
                (made,) = line.readings
                where = matters()[len(lines) % 3].target
                lines.append(new_line(uid(f"{definition.id}"), made, where, DATE))
                break
    assert "NHMC" in [line.short_code for line in lines]
    return Record(uid("hearing"), DAY, tuple(lines), 1)


@needs_contract
def test_the_schemas_can_find_a_fault() -> None:
    assert faults("command/hearing.save-draft-result-v2", {"version": "1"})
    assert faults("command/hearing.share-days-results", {"resultLines": [], "version": 1})


@needs_contract
@pytest.mark.parametrize("version", [1, 40])
def test_every_save_fits_its_schema(version: int) -> None:
    record = typed_record()
    assert len(record.lines) > 50
    assert faults("command/hearing.save-draft-result-v2", record.to_save(version).wire()) == []


@needs_contract
def test_every_share_fits_its_schema() -> None:
    body = share_command(typed_record(), clerk()).wire()
    assert faults("command/hearing.share-days-results", body) == []


@needs_contract
def test_every_result_of_the_reference_data_fits_the_schemas_once_it_is_complete() -> None:
    lines = []
    for number, definition in enumerate(definitions()):
        (reading,) = completed(definition, naming(definition)).readings
        where = matters()[number % 3].target
        lines.append(new_line(uid(f"{number} {definition.id}"), reading, where, DATE))
    record = Record(uid("hearing"), DAY, tuple(lines), 1)
    assert len(record.lines) > 600
    save = record.to_save(2, catalogue()).wire()
    assert faults("command/hearing.save-draft-result-v2", save) == []
    assert faults("command/hearing.share-days-results", share_command(record, clerk()).wire()) == []
    again = record_of(uid("hearing"), DAY, read_draft(json.loads(json.dumps(save))))
    assert again.lines == record.lines
    assert again.to_save(2, catalogue()).wire() == save


@needs_contract
def test_a_save_without_results_fits_its_schema() -> None:
    body = Record(uid("hearing"), DAY).to_save(1).wire()
    assert faults("command/hearing.save-draft-result-v2", body) == []


@needs_drafts
@pytest.mark.parametrize("file", DRAFTS, ids=lambda file: file.stem.rpartition("-")[2])
class TestAPublishedDraft:
    @staticmethod
    def document(file: Path) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return found

    def record(self, file: Path) -> Record:
        document = self.document(file)
        return record_of(document["hearingId"], document["hearingDay"], read_draft(document))

    def test_is_written_back_with_the_same_lines_and_relations(self, file: Path) -> None:
        document = self.document(file)
        saved = self.record(file).to_save(document["version"] + 1).wire()
        assert saved["version"] == document["version"] + 1
        for member in ("resultLines", "relations", "shadowListedOffenceIds", "__metadata__"):
            assert saved[member] == document[member], member

    def test_says_every_line_in_words(self, file: Path) -> None:
        assert all(line.words(builtin_catalogue()) for line in self.record(file).lines)

    def test_is_shared_as_the_schema_wants_it(self, file: Path) -> None:
        if not CONTRACT.is_dir():
            pytest.skip("the published schemas are not beside the checkout")
        body = share_command(self.record(file), clerk()).wire()
        assert faults("command/hearing.share-days-results", body) == []

    def test_takes_another_line_and_keeps_its_own(self, file: Path) -> None:
        record = self.record(file)
        grown = record.apply(Change.adding([recorded("nsp")]))
        assert grown.lines[:-1] == record.lines
        assert len(grown.to_save(1).relations) == len(record.to_save(1).relations) + 1
