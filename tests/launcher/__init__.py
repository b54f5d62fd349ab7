"""Tests of the launcher and of the commands in bin/."""
