"""What libraries import for every program, and this one never uses, kept from being loaded.

Textual imports its command palette, with six of its widgets, which Callover has no use for: its
commands are typed after a colon. pydantic looks among all installed packages for plugins of its
own. The first holds up the first paint; together they are 2 MiB.
"""

import sys
from types import ModuleType

_PALETTE = (
    "CommandListItem",
    "CommandPalette",
    "DiscoveryHit",
    "Hit",
    "Hits",
    "Provider",
    "SimpleProvider",
)


class Unused:
    """Stands for a class that a library names when it is imported, and that is never made."""


def spare_unused() -> None:
    """Put next to nothing in the place of what is not used.

    It has to be called before Textual and pydantic are imported; what is imported already stays.
    """
    _stand_in("textual.command", dict.fromkeys(_PALETTE, Unused))
    _stand_in("pydantic.plugin._loader", {"get_plugins": tuple})


def _stand_in(name: str, names: dict[str, object]) -> None:
    module = ModuleType(name)
    vars(module).update(names)
    sys.modules.setdefault(name, module)
