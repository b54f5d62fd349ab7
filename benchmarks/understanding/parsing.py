"""Parses texts in process by a trained model: python -m benchmarks.understanding.parsing.

A program of its own, because Rasa and the libraries below it read the environment while they
are imported: one thread, as in the server, and empty classes in the place of TensorFlow.
"""

import asyncio
import json
import logging
import sys
import time
from pathlib import Path

from addons.launcher.rasa import set_environment
from addons.launcher.terminal import say

WARM_UP = ("hello", "What can you tell me?")


async def parse(model: Path, texts: list[str]) -> None:
    """Prints intent, confidence and seconds for each text, a JSON object a line.

    Args:
        model: The trained model.
        texts: Distinct texts, so that no cache knows their vectors.
    """
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    for text in WARM_UP:
        await agent.parse_message(text)
    for text in texts:
        begin = time.perf_counter()
        parsed = await agent.parse_message(text)
        seconds = time.perf_counter() - begin
        intent = parsed["intent_ranking"][0] if parsed["intent_ranking"] else parsed["intent"]
        if intent["name"] == "nlu_fallback":
            intent = parsed["intent_ranking"][1]
        say(json.dumps({**intent, "seconds": seconds}))


def main() -> None:
    """Takes the paths of a model and of a JSON list of texts from the command line."""
    model, texts = map(Path, sys.argv[1:])
    set_environment()
    logging.disable(logging.WARNING)
    asyncio.run(parse(model, json.loads(texts.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
