"""Check an install by starting it where it may land."""
