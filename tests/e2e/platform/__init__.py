"""A messaging platform that exists for the tests alone: its channel, and its API on a real port."""
