"""Users and their groups, from a file in TOML or JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from caseapi.imports.reading import ImportRefusedError
from caseapi.imports.users import load_users, users_in
from caseapi.json_text import from_json
from caseapi.store import Store, reference
from tests.caseapi import court

NEW = "0d1f3c55-1111-4222-8333-944455556666"

IN_TOML = f"""
[[users]]
userId = "{court.CLERK.upper()}"
firstName = "Sian"
lastName = "Ashdown"
groups = ["Legal Advisers"]

[[users]]
userId = "{NEW}"
firstName = ""
lastName = "Llŷr"
groups = ["Judiciary", "DJMC"]
"""


def file(folder: Path, text: str, name: str = "users.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def stored(store: Store, user_id: str) -> Any:
    with store.reading() as connection:
        text = reference.read_user(connection, user_id)
    return None if text is None else from_json(text)


def member(**changes: Any) -> dict[str, Any]:
    return {**court.user(NEW, "Ada", "Penrose"), **changes}


def test_the_file_is_the_whole_list_of_users(store: Store, tmp_path: Path) -> None:
    assert load_users(store, file(tmp_path, IN_TOML)) == (2, 3)
    assert stored(store, court.CLERK)["groups"] == ["Legal Advisers"]
    assert stored(store, NEW)["lastName"] == "Llŷr"
    gone = stored(store, court.SECOND_CLERK)
    assert (gone["lastName"], gone["groups"]) == ("Balogun", [])


def test_the_file_may_begin_with_a_mark_of_its_encoding(store: Store, tmp_path: Path) -> None:
    assert load_users(store, file(tmp_path, f"\ufeff{IN_TOML}")) == (2, 3)


def test_a_user_may_be_kept_from_kinds_of_application() -> None:
    (read,) = users_in([member(barredApplicationTypes=["AP77"])])
    assert read == member(barredApplicationTypes=["AP77"])
    with pytest.raises(ImportRefusedError, match=r"users\.0\.barredApplicationTypes\.0"):
        users_in([member(barredApplicationTypes=[""])])


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    load_users(store, file(tmp_path, IN_TOML))
    assert load_users(store, file(tmp_path, IN_TOML)) == (2, 0)


@pytest.mark.parametrize("value", [[member()], {"users": [member()]}])
def test_json_holds_a_list_or_an_object_of_users(store: Store, tmp_path: Path, value: Any) -> None:
    path = file(tmp_path, json.dumps(value), "users.json")
    assert load_users(store, path)[0] == 1
    assert stored(store, NEW)["firstName"] == "Ada"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([member(groups=["Court Clerk"])], "Court Clerk is not a group; did you mean Court Clerks"),
        ([member(groups=["Kings"])], r"users\.0\.groups\.0: Kings is not a group"),
        ([member(groups="Court Clerks")], r"users\.0\.groups"),
        ([member(), member()], r"users\.1: .* is given twice"),
        ([member(userId="ada")], r"users\.0\.userId: is not a user id"),
        ([member(lastName="")], r"users\.0\.lastName"),
        ([member(password="x")], r"users\.0\.password"),
        ([{}], r"users\.0\.userId"),
        ([], "it holds no user"),
        ({"people": []}, "users"),
        (7, "users"),
        (None, "users"),
    ],
)
def test_a_wrong_list_is_refused_and_says_where(value: Any, says: str) -> None:
    with pytest.raises(ImportRefusedError, match=says):
        users_in(value)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.toml", "[[users]\n", "it is not TOML: .*line 1"),
        ("a.json", "[", "it is not JSON"),
        ("none.toml", None, "No such file"),
        ("none.json", None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(
    store: Store, tmp_path: Path, name: str, text: str | None, says: str
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportRefusedError, match=says) as refused:
        load_users(store, path)
    assert str(path) in str(refused.value)
    assert stored(store, court.SECOND_CLERK)["groups"] == ["Court Clerks"]


def test_a_file_that_is_no_text_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "users.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ImportRefusedError, match="not text in UTF-8"):
        load_users(store, path)
