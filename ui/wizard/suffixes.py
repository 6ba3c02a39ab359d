"""What files that may be imported are called; nothing is loaded for knowing it."""

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt")
"""In the order of the file dialog."""
