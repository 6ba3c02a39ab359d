"""The window in which other people's tables are looked at before anything is taken over."""
