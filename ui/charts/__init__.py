"""The charts of the core, shown, clicked, copied and saved."""
