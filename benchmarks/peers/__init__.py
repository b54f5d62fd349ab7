"""Other systems, trained on the same examples and asked the same questions."""
