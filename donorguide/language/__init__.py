"""What a message says: sentence vectors, and the focus of a question."""
