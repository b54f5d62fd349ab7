"""Personal data is found however it is typed, and numbers that are facts are left alone."""
