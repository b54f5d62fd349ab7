"""Stories that the trained model must predict right."""
