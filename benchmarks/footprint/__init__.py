"""What the bot takes of a machine."""
