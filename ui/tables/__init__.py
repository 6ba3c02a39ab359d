"""The grid of one record type: model, view, editors, filter, what is remembered of it."""
