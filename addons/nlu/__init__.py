"""NLU components, one a file."""
