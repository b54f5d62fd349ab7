"""Tests of donorguide.language."""
