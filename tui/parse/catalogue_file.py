"""Result definitions from a file: in the project's own form, or in the API's."""

import json
from pathlib import Path

from client.catalogue import Catalogue


class CatalogueFileError(Exception):
    """A file of result definitions that can't be used; the message says which, why, what to do."""


def load_catalogue(file: Path | None) -> Catalogue:
    """Give the built-in catalogue, or the one that a file holds.

    A file whose name ends in .toml is in the project's own form, and stands before the built-in
    results; any other is in the API's form (contract section 7.2), and stands alone. Raises
    CatalogueFileError, or CatalogueError where a file of the project's form has a slip.
    """
    from client.catalogue.builtin import builtin_catalogue, catalogue_with

    if file is None:
        return builtin_catalogue()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CatalogueFileError(f"‘{file}’ can't be read: {why}; check its name") from error
    except UnicodeDecodeError as error:
        raise CatalogueFileError(f"‘{file}’ is not text in UTF-8") from error
    if file.suffix.casefold() == ".toml":
        return catalogue_with(text, file.name)
    return _from_wire(file, text)


def _from_wire(file: Path, text: str) -> Catalogue:
    from pydantic import ValidationError

    from client.catalogue.wire import definitions_from_wire
    from client.contract.reference import ResultDefinitions

    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CatalogueFileError(f"‘{file}’ is not valid JSON: {error}") from error
    rows = body.get("resultDefinitions") if isinstance(body, dict) else None
    if not isinstance(rows, list) or not rows:
        raise CatalogueFileError(
            f'‘{file}’ holds no result definitions; it must be {{"resultDefinitions": […]}}'
        )
    try:
        return Catalogue(definitions_from_wire(ResultDefinitions.model_validate(body)))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = " ".join(
            f"number {part + 1}" if isinstance(part, int) else str(part) for part in first["loc"]
        )
        raise CatalogueFileError(f"‘{file}’: {where}: {first['msg'].lower()}") from error
