"""Resolves the names of classes as Rasa does: python -m tests.contracts.resolve_components NAME...

Writes a JSON object with what became of each name, the bare ones looked up in Rasa's registry.
A process of its own, because Rasa is imported with the launcher's stand-ins.
"""

import json
import sys

from addons.launcher.stand_ins import install_stand_ins


def main() -> None:
    """Imports Rasa, then every class."""
    install_stand_ins()
    # It registers Rasa's own components by being imported.
    import rasa.engine.recipes.default_components  # noqa: F401
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe
    from rasa.shared.utils.common import class_from_module_path

    registry = DefaultV1Recipe._registered_components
    of_rasa = set(registry)
    found: dict[str, str] = {}
    for name in sys.argv[1:]:
        bare = name.rpartition(".")[2]
        try:
            if "." in name and bare in of_rasa:
                found[name] = "has the name of a class of Rasa's"
            elif "." in name:
                found[name] = type(class_from_module_path(name)).__name__
            else:
                found[name] = type(registry[name].clazz).__name__
        except Exception as error:
            found[name] = f"{type(error).__name__}: {error}"
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
