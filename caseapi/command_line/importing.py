"""`caseapi import`: bringing a court's data in from files, all of it or nothing."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caseapi.command_line.arguments import (
    Adding,
    a_date,
    add_command,
    add_database,
    open_database,
)
from caseapi.command_line.progress import shown

if TYPE_CHECKING:
    from caseapi.imports.reference_lists import ReferenceList

Run = Callable[[argparse.Namespace], int]


def add_import(commands: Adding) -> None:
    """Add `caseapi import` with its kinds."""
    parser = add_command(
        commands,
        "import",
        says="bring data in from files",
        tells="""
            Bring data in from files of JSON, packed with gzip where they end in .gz; court lists
            may be XML, and users TOML. A file that is wrong is refused whole, and it is said
            where; a file that was brought in before changes nothing.""",
        examples="""
            caseapi import result-definitions definitions.json
            caseapi import courts courts.json
            caseapi import offences offence-codes.json.gz
            caseapi import hearings monday.json tuesday.json --date 2026-11-23
            caseapi import court-list courtlist.xml
            caseapi import users users.toml""",
    )
    kinds = parser.add_subparsers(title="what to import", metavar="WHAT", required=True)

    def add(name: str, says: str, run: Run, *, dated: bool = False) -> None:
        kind = kinds.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
        kind.add_argument("files", type=Path, nargs="+", metavar="FILE")
        if dated:
            kind.add_argument(
                "--date", type=a_date, metavar="DATE", help="the day on which they are to begin"
            )
        add_database(kind)
        kind.set_defaults(run=run)

    add("result-definitions", "the results that can be ordered, with their rules", _definitions)
    add("fixed-lists", "the lists that a result's answers are chosen from", _fixed_lists)
    add("offences", "offences by their CJS codes", _offences)
    add("courts", "court houses and their courtrooms", _courts)
    add("standing-data", "plea types, verdict types, bail statuses and the like", _standing_data)
    add("hearings", "hearings with their cases and defendants", _hearings, dated=True)
    add("court-list", "a court list of Libra, as XML or JSON", _court_list)
    add("fines", "unpaid fines of defendants, account by account", _fines)
    add("users", "who may use the API, and their groups: the whole list", _users)


def _definitions(asked: argparse.Namespace) -> int:
    from caseapi.imports.definitions import definitions_in
    from caseapi.imports.reading import read_json_file, refused_as
    from caseapi.json_text import to_json
    from caseapi.store import reference

    path = _only(asked)
    value = read_json_file(path)
    with refused_as(path):
        definitions = definitions_in(value)
    with open_database(asked) as store, store.writing() as connection:
        texts = [to_json(row) for row in definitions.rows]
        if reference.read_definitions(connection) == texts:
            return _say_nothing_new(path)
        reference.replace_definitions(connection, list(definitions.rows))
    _say_left_out(definitions.left_out)
    prompts = sum(len({row["id"] for row in d["prompts"]}) for d in definitions.rows)
    print(f"Imported {len(definitions.rows)} result definitions with {prompts} prompts.")
    return 0


def _offences(asked: argparse.Namespace) -> int:
    from caseapi.imports.reference_lists import offences_in

    return _one_list(asked, offences_in, "offences")


def _fixed_lists(asked: argparse.Namespace) -> int:
    from caseapi.imports.reference_lists import fixed_lists_in

    return _one_list(asked, fixed_lists_in, "fixed lists")


def _one_list(asked: argparse.Namespace, read: Callable[[Any], "ReferenceList"], what: str) -> int:
    """Put the one list that a file holds, whose rows are called `what`, in its last one's place."""
    from caseapi.imports.reading import read_json_file, refused_as
    from caseapi.imports.reference_lists import put_list

    path = _only(asked)
    value = read_json_file(path)
    with refused_as(path):
        found = read(value)
    rows = list(found.rows.items())
    with open_database(asked) as store, store.writing() as connection:
        if not put_list(connection, found, shown(rows, what)):
            return _say_nothing_new(path)
    _say_left_out(found.left_out)
    print(f"Imported {len(rows):,} {what}.")
    return 0


def _standing_data(asked: argparse.Namespace) -> int:
    from caseapi.imports.reading import read_json_file, refused_as
    from caseapi.imports.reference_lists import put_list, standing_data_in

    values = [(path, read_json_file(path)) for path in asked.files]
    with open_database(asked) as store, store.writing() as connection:
        for path, value in values:
            with refused_as(path):
                lists, unknown = standing_data_in(value)
            changed = [given for given in lists if put_list(connection, given)]
            for given in changed:
                _say_left_out(given.left_out)
                print(f"Imported {given.kind}: {len(given.rows)} rows.")
            if unknown:
                tables = "1 table was" if unknown == 1 else f"{unknown} tables were"
                print(f"{tables} passed over: the API has no use for them.")
            if not changed:
                _say_nothing_new(path)
    return 0


def _courts(asked: argparse.Namespace) -> int:
    from caseapi.imports.courts import courts_in, put_court
    from caseapi.imports.reading import read_json_file, refused_as

    path = _only(asked)
    value = read_json_file(path)
    with refused_as(path):
        units = courts_in(value)
    with open_database(asked) as store, store.writing() as connection:
        changed = [unit for unit in shown(units, "courts") if put_court(connection, unit)]
    if not changed:
        return _say_nothing_new(path)
    rooms = sum(len(unit["courtrooms"]) for unit in changed)
    print(f"Imported {_count(len(changed), 'court house')} with {_count(rooms, 'courtroom')}.")
    return 0


def _hearings(asked: argparse.Namespace) -> int:
    """Take in all files or, when one can't be, none."""
    from caseapi.imports.hearings import import_hearings
    from caseapi.imports.reading import read_json_file, refused_as

    values = [(path, read_json_file(path)) for path in asked.files]
    taken = known = 0
    with open_database(asked) as store, store.writing() as connection:
        for path, value in shown(values, "files"):
            with refused_as(path):
                imported = import_hearings(connection, value, date=asked.date)
            taken += imported.hearings
            _say_left(path, imported.left)
            known += imported.known
            if imported.known and not imported.hearings:
                _say_nothing_new(path)
    if taken or not known:
        print(f"Imported {_count(taken, 'hearing')} from {_count(len(values), 'file')}.")
    return 0


def _court_list(asked: argparse.Namespace) -> int:
    """Take in all files or, when one can't be, none."""
    from caseapi.imports.court_list import KnownCourts, hearings_in
    from caseapi.imports.hearings import take_in
    from caseapi.imports.reading import read_file, refused_as
    from caseapi.imports.trees import from_file
    from caseapi.json_text import from_json
    from caseapi.store import reference

    texts = [(path, read_file(path)) for path in asked.files]
    with open_database(asked) as store, store.writing() as connection:
        for path, text in texts:
            units = tuple(from_json(unit) for unit in reference.read_units(connection))
            with refused_as(path):
                found = list(hearings_in(from_file(text), KnownCourts(units)))
                imported = take_in(connection, shown(found, "hearings"))
            _say_left(path, imported.left)
            if imported.hearings:
                print(f"Imported {_count(imported.hearings, 'hearing')} from {path}.")
            else:
                _say_nothing_new(path)
    return 0


def _fines(asked: argparse.Namespace) -> int:
    """Take in all files or, when one can't be, none."""
    from caseapi.imports.fines import fines_in, put_accounts
    from caseapi.imports.reading import read_json_file, refused_as

    values = [(path, read_json_file(path)) for path in asked.files]
    with open_database(asked) as store, store.writing() as connection:
        for path, value in values:
            with refused_as(path):
                found = fines_in(value)
            changed = sum(put_accounts(connection, *each) for each in shown(found, "defendants"))
            if changed:
                print(f"Imported {_count(changed, 'account')} from {path}.")
            else:
                _say_nothing_new(path)
    return 0


def _users(asked: argparse.Namespace) -> int:
    from caseapi.imports.users import load_users

    path = _only(asked)
    with open_database(asked) as store:
        users, changed = load_users(store, path)
    if not changed:
        return _say_nothing_new(path)
    print(f"Imported {_count(users, 'user')}, {changed} of them new or changed.")
    return 0


def _only(asked: argparse.Namespace) -> Path:
    """Give the one file of a kind that is a whole list."""
    from caseapi.errors import CannotError

    if len(asked.files) > 1:
        raise CannotError("This is one whole list, so give one file; a second would replace it.")
    only: Path = asked.files[0]
    return only


def _say_nothing_new(path: Path) -> int:
    print(f"Nothing new in {path}.")
    return 0


def _say_left_out(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"caseapi: left out: {line}", file=sys.stderr)


def _say_left(path: Path, lines: Iterable[str]) -> None:
    for line in lines:
        print(f"caseapi: {path}: {line}", file=sys.stderr)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
