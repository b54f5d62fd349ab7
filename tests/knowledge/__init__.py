"""Tests of donorguide.knowledge."""
