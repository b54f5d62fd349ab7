"""How well the bot understands questions that nobody trained on."""
