"""Channels over the edge, one a file."""
