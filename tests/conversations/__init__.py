"""Tests of the conversations' database."""
