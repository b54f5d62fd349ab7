"""How well the bot understands questions that nobody trained on."""

import argparse

from addons.launcher.checks import check_settings
from addons.launcher.errors import LaunchError
from addons.launcher.model import fingerprint, model_path
from addons.launcher.terminal import complain, say
from benchmarks.bot import NAME, running_bot
from benchmarks.peers import nlpjs, stock_rasa
from benchmarks.understanding.conversation import replies
from benchmarks.understanding.groups import group_counts, in_order
from benchmarks.understanding.outcomes import Outcome, judge
from benchmarks.understanding.parses import parse, readings, time_line
from benchmarks.understanding.questions import (
    EXAMPLES,
    FEW_WORDS,
    SETS,
    QuestionSet,
    bare,
    load_examples,
    load_set,
    trained_on,
)
from benchmarks.understanding.reliability import Bin, bins
from benchmarks.understanding.score import Item, Scorer
from benchmarks.understanding.tables import (
    confusion_lines,
    failures,
    kind_table,
    side_by_side,
    wrong_fact_lines,
)
from benchmarks.understanding.training import training_times
from donorguide.answers import Composer
from donorguide.knowledge import Knowledge, load_knowledge, load_words
from donorguide.settings import ROOT

CURRENT, AS_TRAINED = "current", "as-trained"
PICTURE = ROOT / "var" / "bench" / "understanding.png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of this benchmark."""
    parser.add_argument(
        "--set", choices=SETS, default=SETS[0], help="the questions; heldout by default"
    )
    parser.add_argument("--show", action="store_true", help="show the questions that failed")
    parser.add_argument("--train", action="store_true", help="measure the time of a training too")
    parser.add_argument(
        "--peer",
        nargs="?",
        choices=(CURRENT, AS_TRAINED),
        const=CURRENT,
        help="compare with stock Rasa and nlp.js on the same data; with as-trained, they are "
        "not trained again though the data has changed",
    )
    parser.add_argument(
        "--classifiers",
        action="store_true",
        help="instead of all this, compare classifiers on the tuning set",
    )


async def measure(options: argparse.Namespace) -> None:
    """Asks all questions and reports, or compares classifiers.

    Raises:
        LaunchError: The bot cannot be started or trained.
    """
    settings = check_settings()
    words = load_words(settings.knowledge.parent / "words" / "en.yml")
    composer = Composer(load_knowledge(settings.knowledge), words)
    if options.classifiers:
        return _compare_classifiers(composer.knowledge)
    scorer = Scorer(composer.knowledge, composer.words)
    asked = load_set(options.set)
    _announce(asked)
    model = model_path(fingerprint(settings.knowledge))
    async with running_bot() as bot:
        systems = {NAME: judge(asked.items, await replies(NAME, bot.address, asked.items), scorer)}
    if options.peer:
        systems |= await _peers(asked.items, composer, scorer, options.peer == AS_TRAINED)
    _report(systems, options.show)
    parses = await parse(model, asked.items)
    say(time_line(parses))
    _draw(asked, systems[NAME], composer, bins(readings(parses)))
    if options.train:
        cold, changed = await training_times()
        say(f"Training: {cold:.1f} s cold, {changed:.1f} s with a few examples changed.")


def _announce(asked: QuestionSet) -> None:
    say(f"{asked.name}.yml: {len(asked.items)} questions, SHA-256 {asked.digest}")
    known = trained_on(asked.items, load_examples())
    long = sum(len(bare(item.turns[-1]).split()) > FEW_WORDS for item in known)
    say(
        f"{len(known)} of them are training examples word for word, "
        f"{long} of these of more than {FEW_WORDS} words."
    )


async def _peers(
    items: tuple[Item, ...], composer: Composer, scorer: Scorer, keep: bool
) -> dict[str, list[Outcome]]:
    """The outcomes of the peers; one that cannot be set up is left out."""
    found = {}
    try:
        found[stock_rasa.NAME] = judge(items, await stock_rasa.ask(items, keep), scorer)
    except LaunchError as error:
        complain(str(error))
    single = [item for item in items if len(item.turns) == 1]
    try:
        found[nlpjs.NAME] = judge(single, await nlpjs.ask(single, composer, keep), scorer)
    except LaunchError as error:
        complain(str(error))
    return found


def _report(systems: dict[str, list[Outcome]], show: bool) -> None:
    say(f"\n{wrong_fact_lines(systems)}\n")
    say(side_by_side(systems) if len(systems) > 1 else kind_table(systems[NAME]))
    say(f"\nWorst confusions (times, expected, said):\n{confusion_lines(systems[NAME])}\n")
    if show:
        say(f"{failures(systems[NAME])}\n")


def _compare_classifiers(knowledge: Knowledge) -> None:
    # Only here: it takes a second to import.
    from benchmarks.understanding.classifiers import compare

    say(f"{'classifier':<34}{'right first intent':>20}{'training':>11}")
    for name, right, seconds in compare(load_set("tuning").items, knowledge, EXAMPLES):
        say(f"{name:<34}{right:>20.1%}{seconds:>9.1f} s")


def _draw(
    asked: QuestionSet, outcomes: list[Outcome], composer: Composer, curve: list[Bin]
) -> None:
    # Only here: it takes a second to import.
    from benchmarks.understanding.picture import draw

    counts = group_counts((one for one in outcomes if one.item.expect), composer.knowledge)
    groups = in_order((name for pair in counts for name in pair), composer.knowledge)
    draw(PICTURE, f"{NAME}, {asked.name}.yml", groups, counts, curve)
    say(f"Picture: {PICTURE.relative_to(ROOT)}")
