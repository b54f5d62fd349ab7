"""Starts what the bot consists of: Rasa, the action server, and both together."""
