"""Brings the tables of the database up to date: python -m addons.launcher.migrate."""

import sys

from sqlalchemy.exc import SQLAlchemyError

from addons.launcher.checks import check_settings, unusable
from addons.launcher.errors import LaunchError
from addons.launcher.terminal import complain, say
from donorguide.conversations.database import connected
from donorguide.conversations.migrations import migrate


def main() -> int:
    """Migrates.

    Returns:
        The exit code: 0 when the tables are those of this version, else 1.
    """
    try:
        settings = check_settings()
        try:
            migrate(connected(settings.database))
        except (SQLAlchemyError, OSError) as error:
            raise LaunchError(unusable(settings, error)) from None
    except LaunchError as error:
        complain(str(error))
        return 1
    say("The tables of the database are up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
