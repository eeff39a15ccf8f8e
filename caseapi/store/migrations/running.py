"""Running the steps with alembic. Loaded only when there is a step to run, for it loads slowly."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def known_versions() -> tuple[str, ...]:
    """Give every version the tables have had, the newest first."""
    steps = ScriptDirectory.from_config(_config())
    return tuple(step.revision for step in steps.walk_revisions())


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a version, in the transaction that the connection is in."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
