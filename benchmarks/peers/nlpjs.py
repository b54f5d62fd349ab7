"""nlp.js on our training examples; our composer puts its intents into words."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from addons.launcher.errors import LaunchError
from addons.launcher.processes import Command
from addons.launcher.terminal import say
from benchmarks.commands import IN_FOLDER, LOGS, complete
from benchmarks.lines import answers
from benchmarks.peers.models import as_trained, delete_others, model_file
from benchmarks.understanding.questions import EXAMPLES, load_examples
from benchmarks.understanding.score import Item
from donorguide import answers as ours
from donorguide.answers import Composer, Memory, Question
from donorguide.settings import ROOT

NAME = "nlp.js"
FOLDER = ROOT / "benchmarks" / "peers" / "nlpjs"
SURE = 0.5  # the score from which nlp.js itself takes an intent for found
NONE = "None"
FALLBACK = "nlu_fallback"


async def ask(items: Sequence[Item], composer: Composer, keep: bool) -> list[str]:
    """The reply to the only message of each conversation.

    Args:
        items: The conversations.
        composer: Puts an intent into words.
        keep: Whether it may have learnt from other data than ours is now.

    Raises:
        LaunchError: It cannot be set up or trained.
    """
    await _set_up()
    model = model_file("nlpjs", ".json", [EXAMPLES, FOLDER / "classify.js"])
    if keep:
        model = as_trained(model, "nlpjs", ".json")
    examples = model.with_name("examples.json")
    examples.write_text(json.dumps(load_examples()), encoding="utf-8")

    def command(texts: Path) -> Command:
        program = ("node", str(FOLDER / "classify.js"), str(model), str(examples), str(texts))
        return Command(NAME, program, LOGS / "bench-nlpjs.log")

    texts = [item.turns[-1] for item in items]
    found = await answers(command, texts, f"Training and asking {NAME}")
    delete_others(model, "nlpjs", ".json")
    return [reply(one["intent"], one["score"], composer) for one in found]


def reply(intent: str, score: float, composer: Composer) -> str:
    """What our bot would say if it had understood this, and nothing had been said before."""
    if score < SURE or intent == NONE:
        return ours.suggest(Question((FALLBACK,)), Memory(), composer).text
    if intent == "deny":  # as the rule for it does
        return ours.say("something_else", Memory(), composer).text
    return ours.respond([Question((intent,))], Memory(), composer).text


async def _set_up() -> None:
    """Installs what the lock beside it describes."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise LaunchError("node and npm were not found, so nlp.js is left out.")
    lock, stamp = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".set-up"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    say("nlp.js is installed in benchmarks/peers/nlpjs/node_modules.")
    npm = (*IN_FOLDER, str(FOLDER), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
    log = LOGS / "bench-nlpjs-set-up.log"
    await complete(Command("The set-up of nlp.js", npm, log), "Setting up nlp.js")
    shutil.copyfile(lock, stamp)
