"""The catalogue that comes with the program."""

from functools import cache
from importlib.resources import files

from client.catalogue.book import Catalogue
from client.catalogue.toml_form import read_definitions, read_lists

LISTS = "lists.toml"


@cache
def builtin_catalogue() -> Catalogue:
    """Give the results that come with the program, read once per process.

    They stand in the order of their files' names. Raises CatalogueError, naming the file, the
    result and the fault, when a file has been changed and can't be read.
    """
    texts = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in sorted((files("client.catalogue") / "results").iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    }
    lists = read_lists(texts.pop(LISTS, ""), LISTS)
    return Catalogue(read_definitions(texts, lists))
