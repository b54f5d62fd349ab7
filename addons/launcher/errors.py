"""The one error of the launcher."""


class LaunchError(Exception):
    """The bot cannot start or go on; the text is one sentence saying what to do."""
