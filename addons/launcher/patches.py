"""What Rasa 3.6.21 does otherwise than this bot needs it, put right from outside."""

import asyncio
import functools
import warnings
from typing import Any

import pluggy


def silence_libraries() -> None:
    """Rasa's libraries warn of one another at every start; nobody here can mend it."""
    from rasa.utils.common import EXPECTED_WARNINGS

    EXPECTED_WARNINGS.append((DeprecationWarning, "'[A-Za-z]+' deprecated - use"))
    EXPECTED_WARNINGS.append((UserWarning, "pkg_resources is deprecated"))


def serve_in_one_process() -> None:
    """Sanic 22.12 spawns workers by default, which lack an app built at run time."""
    import sanic

    sanic.Sanic.run = functools.partialmethod(sanic.Sanic.run, single_process=True)


def answer_health_instead_of_root() -> None:
    """Rasa's own GET / makes a channel that serves / die with RouteExists.

    In its place come the addresses by which an operator's tools see how the bot is.
    """
    import rasa.server

    from addons.launcher.health import add_health_routes

    rasa.server.add_root_route = add_health_routes


def load_the_model_in_the_background() -> None:
    """The port answers at once instead of hanging until the model is there.

    Until then `app.ctx.agent` is None. Before it opens, what an ended process left stands in line.
    """
    import rasa.core.run
    from rasa.core.agent import load_agent

    from addons.channels.edge import edge

    async def load(
        model_path: str, endpoints: Any, remote_storage: Any, app: Any, _loop: Any
    ) -> None:
        def load_in_a_thread() -> Any:
            return asyncio.run(load_agent(model_path, None, remote_storage, endpoints))

        async def put() -> None:
            app.ctx.agent = await asyncio.to_thread(load_in_a_thread)
            app.ctx.model = "ready" if app.ctx.agent.is_ready() else "failed"
            # From here on visitors speak, and a warning may quote them.
            warnings.simplefilter("ignore")

        app.ctx.agent = None
        app.add_task(put())
        app.ctx.taking_up = await edge().take_up(app)

    rasa.core.run.load_agent_on_start = load


def train_without_fingerprints() -> None:
    """Rasa hashes all that a component makes, for a cache that is off: a quarter of the time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that Rasa imports here
        from rasa.engine.training.hooks import TrainingHook

    TrainingHook.on_before_node = lambda *_, **__: {}
    TrainingHook.on_after_node = lambda *_, **__: None


def compile_the_action_schema_once() -> None:
    """RemoteAction compiles a JSON schema for every call: 10 to 20 ms a turn."""
    import jsonschema
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    validator = jsonschema.validators.validator_for(schema)(schema)

    def validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate


def tell_the_parser_what_was_answered() -> None:
    """NLU components see one message alone; "and school?" means something only after an answer.

    The id of the entry answered last, or suggested since, goes into the metadata of the message
    while it is parsed.
    """
    from rasa.core.processor import MessageProcessor

    parse = MessageProcessor.parse_message

    async def parse_after_the_last_answer(
        processor: Any, message: Any, tracker: Any = None, *arguments: Any, **named: Any
    ) -> Any:
        memory = (tracker.get_slot("memory") if tracker else None) or {}
        before = memory.get("suggested") or memory.get("entries", [])[-1:]
        metadata = message.metadata
        message.metadata = {**(metadata or {}), "answered": before[:1]}
        try:
            return await parse(processor, message, tracker, *arguments, **named)
        finally:
            message.metadata = metadata

    MessageProcessor.parse_message = parse_after_the_last_answer


class TrackersForActions:
    """A plugin of Rasa: our actions read slots and the latest message, and get no history."""

    @pluggy.HookimplMarker("rasa")
    def prefix_stripping_for_custom_actions(self, json_body: dict[str, Any]) -> dict[str, Any]:
        """What is sent to the action server, in place of what Rasa would send."""
        return {**json_body, "tracker": {**json_body["tracker"], "events": []}}


def send_actions_what_they_need() -> None:
    """RemoteAction posts the whole history each time."""
    from rasa.plugin import plugin_manager

    plugin_manager().register(TrackersForActions())
