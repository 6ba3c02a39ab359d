"""Tests of `wzlab.charts`."""
