"""The window program: a client of `wzlab`, as the command line is another.

It may import `wzlab`; `wzlab` never imports it (checked in the test run).  Qt is loaded here and nowhere else.
"""
