"""Writing the first step anew from the tables, as long as nothing has been released.

    python -m caseapi.store.migrations.writing

After a release this is of no more use: each change of the tables is then a step of its own.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from caseapi.store import tables
from caseapi.store.migrations import HEAD

if TYPE_CHECKING:
    from alembic.operations.ops import UpgradeOps

FIRST_STEP = Path(__file__).parent / "versions" / "v0001_tables.py"

_TEMPLATE = '''"""The tables of the first release. Written by `make migration`."""

import sqlalchemy as sa
from alembic import op

revision = "{head}"
down_revision = None

APPEND_ONLY = {append_only}


def upgrade() -> None:
    """Make all tables."""
{steps}
    for statement in APPEND_ONLY.get(op.get_context().dialect.name, ()):
        op.execute(statement)
'''


def first_step() -> str:
    """Give the text of the step that makes all tables, not yet formatted."""
    with create_engine("sqlite://").connect() as connection:
        nothing = MigrationContext.configure(connection)
        made = produce_migrations(nothing, tables.metadata)
    code = render_python_code(cast("UpgradeOps", made.upgrade_ops), migration_context=nothing)
    return _TEMPLATE.format(head=HEAD, append_only=_append_only(), steps="\n".join(_steps(code)))


def _append_only() -> str:
    engines = (
        f'"{engine}": ({"".join(f"{_quoted(each)}," for each in statements)}),'
        for engine, statements in tables.APPEND_ONLY.items()
    )
    return f"{{{''.join(engines)}}}"


def _quoted(statement: str) -> str:
    return f'"""{statement}"""'


def _steps(code: str) -> Iterator[str]:
    for line in code.splitlines():
        if line.strip() and "###" not in line:
            yield f"    {line.strip()}"


def main() -> int:
    """Write the step; `make migration` formats it."""
    FIRST_STEP.write_text(first_step(), encoding="utf-8")
    print(f"Wrote {FIRST_STEP.name} with {len(tables.metadata.tables)} tables.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
