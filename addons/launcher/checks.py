"""What must hold before any process starts: each failure is one sentence."""

import errno
import socket
import sys

from addons.launcher.errors import LaunchError
from donorguide.settings import ROOT, Settings, SettingsError, load_settings

PYTHONS = ((3, 11), (3, 12))


def check_python(version: tuple[int, int] = sys.version_info[:2]) -> None:
    """Rasa 3.6 and the lock hold for two versions of Python.

    Raises:
        LaunchError: This is another one.
    """
    if version not in PYTHONS:
        raise LaunchError(
            f"Donor Guide needs Python 3.11 or 3.12 and this is {version[0]}.{version[1]}: "
            "remove the folder .venv and start again with bin/run."
        )


def check_settings() -> Settings:
    """Reads the settings.

    Raises:
        LaunchError: One is wrong.
    """
    try:
        return load_settings()
    except SettingsError as error:
        raise LaunchError(str(error)) from None


def check_knowledge(settings: Settings) -> list[str]:
    """Reads the knowledge file and the words, and returns what staff should know about them.

    Raises:
        LaunchError: A file is missing or broken.
    """
    from donorguide.knowledge import KnowledgeError, load_knowledge, load_words

    try:
        contacts = load_knowledge(settings.knowledge).contacts
        load_words(settings.words)
    except KnowledgeError as error:
        raise LaunchError(str(error)) from None
    unset = [name for name, contact in contacts.items() if contact is None]
    if not unset:
        return []
    file = settings.knowledge
    name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    return [
        f"No contact is set for {', '.join(unset)}: "
        f"donors get general words instead ({name}, contacts)."
    ]


def check_weights() -> None:
    """Reads the weights of the sentence encoder through.

    Raises:
        LaunchError: They are missing or damaged.
    """
    from donorguide.language.weights import WeightsError, check_weights

    try:
        check_weights()
    except WeightsError as error:
        raise LaunchError(str(error)) from None


def check_database(settings: Settings) -> None:
    """Opens the database; a file is brought up to date.

    Raises:
        LaunchError: It cannot be used as it is.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from donorguide.conversations.database import OutdatedError, opened

    try:
        opened(settings.database).dispose()
    except OutdatedError:
        raise LaunchError(
            "The database lacks tables of this version: bring it up to date with bin/migrate, "
            "then start again."
        ) from None
    except (SQLAlchemyError, OSError) as error:
        raise LaunchError(unusable(settings, error)) from None


def unusable(settings: Settings, error: Exception) -> str:
    """Why a database cannot be used, without the password that its address may hold."""
    from sqlalchemy.engine import make_url

    url = make_url(settings.database)
    shown = url.database if url.get_backend_name() == "sqlite" else url.render_as_string()
    why = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return (
        f"The database {shown} cannot be used ({why}): "
        "mend it, move it away, or set DONORGUIDE_DATABASE to another."
    )


def check_secret(settings: Settings) -> list[str]:
    """What staff should know when the secret was made up for this start."""
    if "secret" in settings.model_fields_set:
        return []
    return [
        "No DONORGUIDE_SECRET is set: conversations of the widget, and the memory of which "
        "personal details are the same, end with a restart."
    ]


def check_ports(settings: Settings) -> None:
    """Takes each port for a moment.

    Raises:
        LaunchError: One is taken or may not be used.
    """
    _check_port(settings.host, settings.port, "DONORGUIDE_PORT")
    _check_port("127.0.0.1", settings.action_port, "DONORGUIDE_ACTION_PORT")


def check_all() -> tuple[Settings, list[str]]:
    """Checks everything in the order in which one mends it.

    Returns:
        The settings, and sentences that staff should read though nothing is broken.

    Raises:
        LaunchError: The first thing that is wrong.
    """
    check_python()
    settings = check_settings()
    notes = check_knowledge(settings) + check_secret(settings)
    check_weights()
    check_database(settings)
    check_ports(settings)
    return settings, notes


def _check_port(host: str, port: int, variable: str) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(address)
    except OSError as error:
        raise LaunchError(_why_not(error, host, port, variable)) from None


def _why_not(error: OSError, host: str, port: int, variable: str) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is taken: "
            f"end the program that has it, or set {variable} to another port."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this user: set {variable} to one above 1023."
    return f"This machine has no address {host!r}: set DONORGUIDE_HOST to one that it has."
