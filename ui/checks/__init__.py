"""The live check: every condition in the notice's order, and the working of the one that is looked at."""
