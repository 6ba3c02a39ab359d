"""Tables as people really send them: made by script, with what must come out of each worked out by hand."""
