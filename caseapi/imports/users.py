"""Taking users and their groups in, from a file in TOML or JSON."""

import difflib
import tomllib
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.alias_generators import to_camel

from caseapi.access import GROUPS
from caseapi.imports.reading import ImportRefusedError, checked, json_in, read_file, refused_as
from caseapi.store import Store, users
from client.contract.text import Text


def _a_group(name: str) -> str:
    if name in GROUPS:
        return name
    near = difflib.get_close_matches(name, sorted(GROUPS), n=1)
    raise ValueError(f"{name} is not a group{f'; did you mean {near[0]}?' if near else ''}")


def _a_uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError as error:
        raise ValueError("is not a user id, a UUID") from error


class User(BaseModel):
    """A user as the file gives them: an id, a name, and the groups of section 1.7; closed.

    The codes of types of application keep the hearings with such an application from the user.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, alias_generator=to_camel)

    user_id: Annotated[str, AfterValidator(_a_uuid)]
    first_name: Annotated[Text, Field(max_length=200)]
    last_name: Annotated[Text, Field(min_length=1, max_length=200)]
    groups: list[Annotated[str, AfterValidator(_a_group)]]
    barred_application_types: list[Annotated[str, Field(min_length=1, max_length=100)]] = []


_USERS = TypeAdapter(list[User])


def load_users(store: Store, path: Path) -> tuple[int, int]:
    """Make a file's users the whole list, and give how many they are and how many that changed.

    A user who is not in it any more is in no group from then on. Raises `ImportRefusedError` for
    a file that can't be read or is wrong anywhere; then nothing is changed.
    """
    value = _read(path)
    with refused_as(path):
        found = users_in(value)
    with store.writing() as connection:
        return len(found), users.replace_users(connection, found)


def users_in(value: Any) -> list[dict[str, Any]]:
    """Give the users of `{"users": […]}` or of a list, in the API's form.

    Raises `ImportRefusedError` that names the first member that is wrong, and for a user who is
    given twice, or none at all.
    """
    read = checked(_USERS, value.get("users") if isinstance(value, dict) else value, "users")
    if not read:
        raise ImportRefusedError("it holds no user")
    seen: set[str] = set()
    for number, user in enumerate(read):
        if user.user_id in seen:
            raise ImportRefusedError(f"users.{number}: {user.user_id} is given twice")
        seen.add(user.user_id)
    return [user.model_dump(by_alias=True, exclude_defaults=True) for user in read]


def _read(path: Path) -> Any:
    text = read_file(path)
    with refused_as(path):
        if path.suffix.lower() != ".toml":
            return json_in(text)
        try:
            return tomllib.loads(text.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ImportRefusedError("it is not text in UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            raise ImportRefusedError(f"it is not TOML: {error}") from error
