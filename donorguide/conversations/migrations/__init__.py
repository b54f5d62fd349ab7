"""The steps from an older database to this version's, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine


def migrate(engine: Engine) -> None:
    """Brings the tables up to date; those that are change nothing."""
    with engine.begin() as connection:
        if not _is_current(connection):
            command.upgrade(_config(connection), "head")


def is_current(engine: Engine) -> bool:
    """Whether the tables are those of this version."""
    with engine.connect() as connection:
        return _is_current(connection)


def _is_current(connection: Connection) -> bool:
    newest = ScriptDirectory.from_config(_config(connection)).get_current_head()
    return bool(MigrationContext.configure(connection).get_current_revision() == newest)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config
