"""Runs any Rasa command on this project: python -m addons.launcher.rasa COMMAND."""

import os
import sys

from addons.launcher.logs import keep_logs_private
from addons.launcher.patches import (
    answer_health_instead_of_root,
    compile_the_action_schema_once,
    load_the_model_in_the_background,
    send_actions_what_they_need,
    serve_in_one_process,
    silence_libraries,
    tell_the_parser_what_was_answered,
    train_without_fingerprints,
)
from addons.launcher.stand_ins import install_stand_ins
from donorguide.settings import SettingsError, load_settings

MOST_BYTES = "100000"  # of a request; Sanic would read 100 MB
A_DAY = "86400"  # seconds for which a browser need not ask whether a page may ask us
# More BLAS threads than one are slower, for one question and for a training.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def set_environment() -> None:
    """Sets what Rasa and the libraries below it read while they are imported.

    Raises:
        SettingsError: A setting of the bot is wrong.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    settings = load_settings()
    os.environ["SANIC_REQUEST_MAX_SIZE"] = MOST_BYTES
    os.environ["SANIC_PROXIES_COUNT"] = str(settings.proxies)
    os.environ["SANIC_CORS_MAX_AGE"] = A_DAY
    os.environ["SANIC_CORS_ALWAYS_SEND"] = "false"  # to whom no page asks for
    # endpoints.yml names the action server's port by this variable.
    os.environ["DONORGUIDE_ACTION_PORT"] = str(settings.action_port)


def main() -> None:
    """Puts the patches in place, then hands over to Rasa's own command line."""
    try:
        set_environment()
    except SettingsError as error:
        sys.exit(str(error))
    command = "".join(sys.argv[1:2])
    serving = command == "run"
    if serving:
        os.environ.setdefault("LOG_LEVEL", "WARNING")
    install_stand_ins(command)
    import rasa.__main__

    silence_libraries()
    serve_in_one_process()
    answer_health_instead_of_root()
    train_without_fingerprints()
    compile_the_action_schema_once()
    send_actions_what_they_need()
    tell_the_parser_what_was_answered()
    if serving:
        # Only here: rasa shell speaks to its server as soon as that listens.
        load_the_model_in_the_background()
        rasa.__main__.configure_structlog = keep_logs_private
    rasa.__main__.main()


if __name__ == "__main__":
    main()
