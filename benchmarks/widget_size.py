"""Prints what a page ever loads of the widget: each file's bytes on the way, and their sum."""

import gzip
import json
import sys

from addons.channels.web.files import read_files
from addons.channels.web.wire import about
from donorguide.answers import Composer
from donorguide.knowledge import load_knowledge, load_words
from donorguide.settings import ROOT, load_settings


def sizes() -> dict[str, int]:
    """The bytes of each file, and of what it shows at first, as the server sends them."""
    settings = load_settings()
    composer = Composer(load_knowledge(settings.knowledge), load_words(settings.words))
    shown = json.dumps(about(composer, settings), ensure_ascii=False).encode()
    files = {name: len(file.packed) for name, file in read_files(ROOT / "widget").items()}
    return files | {"about": len(gzip.compress(shown, mtime=0))}


if __name__ == "__main__":
    for name, size in (found := sizes()).items():
        sys.stdout.write(f"{size:6}  {name}\n")
    sys.stdout.write(f"{sum(found.values()):6}  in all, compressed by gzip\n")
