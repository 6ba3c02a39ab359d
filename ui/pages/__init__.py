"""Whole pages of the window that are no table: start, overview, blanks to fill, problems."""
