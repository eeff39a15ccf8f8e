"""The catalogue: all definitions in force, with the ways to look one up."""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cached_property

from client.catalogue.charges import ChargeKinds
from client.catalogue.model import Definition
from client.catalogue.words import WordIndex


class Catalogue:
    """Definitions by short code and by id; their order is the order they were given in.

    Of two definitions with one short code the first stands, as in the original's own lookup.
    `charges` are the pleas and verdicts that can be entered; the built-in ones unless given.
    """

    def __init__(
        self, definitions: Iterable[Definition], charges: ChargeKinds | None = None
    ) -> None:
        self.charges = charges or ChargeKinds()
        self._by_id: dict[str, Definition] = {}
        self._by_code: dict[str, Definition] = {}
        for definition in definitions:
            self._by_id.setdefault(definition.id, definition)
            self._by_code.setdefault(definition.short_code.casefold(), definition)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Definition]:
        return iter(self._by_id.values())

    def with_charges(self, charges: ChargeKinds) -> "Catalogue":
        """Give the same definitions, held once for both, with other pleas and verdicts."""
        other = copy(self)
        other.charges = charges
        return other

    def by_code(self, short_code: str) -> Definition | None:
        """Give the definition with exactly this short code, whatever its case."""
        return self._by_code.get(short_code.casefold())

    def by_id(self, definition_id: str) -> Definition | None:
        """Give the definition with this id."""
        return self._by_id.get(definition_id)

    def parents_of(self, definition_id: str) -> tuple[str, ...]:
        """Give the ids of the definitions that name this one among their children."""
        return tuple(self._parents.get(definition_id, ()))

    @cached_property
    def _parents(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for definition in self:
            for child in definition.children:
                found.setdefault(child.definition_id, []).append(definition.id)
        return found

    @cached_property
    def words(self) -> WordIndex:
        """The words by which the definitions are known; made when it is first asked for."""
        return WordIndex(self)
