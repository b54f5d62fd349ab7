"""What must hold across the whole project."""
