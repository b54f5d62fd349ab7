"""Starts the action server: python -m addons.launcher.actions."""

import sys

from rasa_sdk.endpoint import create_app

from addons.launcher.logs import keep_logs_private
from donorguide.settings import SettingsError, load_settings


def main() -> None:
    """Serves the package `actions` to the Rasa server of the same machine.

    rasa_sdk's own command fails on Sanic 22.12, which wants several processes.
    """
    try:
        port = load_settings().action_port
    except SettingsError as error:
        sys.exit(str(error))
    keep_logs_private()
    app = create_app("actions", cors_origins=None)
    app.run(host="127.0.0.1", port=port, single_process=True, motd=False)


if __name__ == "__main__":
    main()
