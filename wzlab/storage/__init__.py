"""Labs as files."""
