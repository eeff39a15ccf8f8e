"""The kept copy of the built-in catalogue: true to the files, and this user's alone."""

import shutil
from pathlib import Path

import pytest

from client.catalogue import builtin, toml_form
from client.catalogue.builtin import catalogue_with, read_builtin
from client.catalogue.fields import CatalogueError

FINE = """
[FO]
id = "another-fine"
label = "Fine of this court"
level = "offence"
kind = "final"
children = { optional = "COLLO" }
"""


def test_the_copy_gives_the_catalogue_that_the_files_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_files = read_builtin(tmp_path / "callover")

    def no_toml(text: str, file: str) -> dict[str, object]:
        raise AssertionError(file)

    monkeypatch.setattr(toml_form, "read_toml", no_toml)
    assert list(read_builtin(tmp_path / "callover")) == list(from_files)


def test_the_copy_is_this_users_alone_and_nothing_else_is_left(tmp_path: Path) -> None:
    read_builtin(tmp_path / "callover")
    (copy,) = (tmp_path / "callover").iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "\xff",
        "this",
        "this\n",
        "this\n{}",
        '"others"\nrows',
        "this\nrows ",
        "this\nROWS",
    ],
)
def test_a_copy_that_is_damaged_or_of_other_files_is_made_anew(tmp_path: Path, damage: str) -> None:
    whole = read_builtin(tmp_path)
    copy = tmp_path / "catalogue.json"
    before = copy.read_text("utf-8")
    this, rows = before.split("\n")
    fined = rows.replace("fine", "FINE", 1)
    damaged = damage.replace("this", this).replace("rows", rows).replace("ROWS", fined)
    copy.write_bytes(damaged.encode("latin-1" if damage == "\xff" else "utf-8"))
    assert copy.read_bytes() != before.encode()
    assert list(read_builtin(tmp_path)) == list(whole)
    assert copy.read_text("utf-8") == before


@pytest.mark.parametrize("changed", ["RESULTS", "CODE"])
def test_a_copy_of_other_texts_or_by_other_code_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    read_builtin(tmp_path)
    copy = tmp_path / "catalogue.json"
    before = copy.read_text("utf-8").partition("\n")
    shutil.copytree(getattr(builtin, changed), tmp_path / "changed")
    file = next((tmp_path / "changed").glob("m*.[pt]*"))
    file.write_text(f"{file.read_text('utf-8')}\n# Changed\n", "utf-8")
    monkeypatch.setattr(builtin, changed, tmp_path / "changed")
    read_builtin(tmp_path)
    after = copy.read_text("utf-8").partition("\n")
    assert after[0] != before[0]
    assert after[2] == before[2]


def test_a_folder_that_can_not_be_written_to_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert len(read_builtin(tmp_path / "file")) == len(read_builtin(tmp_path / "folder"))


def test_a_file_of_ones_own_stands_before_the_built_in_results_and_may_lean_on_them() -> None:
    catalogue = catalogue_with(FINE, "ours.toml")
    fine = next(iter(catalogue))
    assert (fine.id, fine.short_code) == ("another-fine", "FO")
    collection = catalogue.by_code("COLLO")
    assert collection is not None
    assert fine.children[0].definition_id == collection.id


def test_a_slip_in_a_file_of_ones_own_is_reported_by_file() -> None:
    with pytest.raises(CatalogueError, match=r"ours\.toml: FO: lable is not known here"):
        catalogue_with(FINE + 'lable = "x"', "ours.toml")
