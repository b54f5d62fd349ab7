"""Measurements; none of them is a test. They import Rasa as the launcher does."""

from addons.launcher.stand_ins import install_stand_ins

install_stand_ins()
