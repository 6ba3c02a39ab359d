"""Tests of `ui.checks`."""
