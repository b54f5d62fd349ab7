"""Benchmarks of the bot; they load of it and of Rasa what its launcher does."""

from addons.launcher.stand_ins import install_stand_ins

install_stand_ins()
