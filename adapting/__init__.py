"""Teaches the sentence encoder; README.md tells how."""
