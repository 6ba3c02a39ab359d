"""Tests of the formulas: they are compiled here, calculated by LibreOffice and by plain binary doubles, and compared."""
