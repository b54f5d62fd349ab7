"""Tests of donorguide.answers."""
