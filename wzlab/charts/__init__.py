"""Figures of a lab's verdicts, made without a screen and without pyplot.

    catalogue   every chart there is: id, title, the function that makes it; a new chart is one line there
    gaps        the gaps chart: the head, the bars, the conditions without a threshold
    gap_bars    its rows of bars, and the legend
    gap_rows    what it draws, as plain numbers and words
    styles      letters, greys and margins that all charts share
    paper       a page in points on which text is measured before it is set
    outcomes    the colour and the sign of each standing, the same on every picture (no drawing library needed)
    fonts       the shipped font, and what to do about a character it lacks
    saving      a figure as PNG, SVG or PDF, the same bytes each time

A figure has a size of its own, in inches: whoever shows it may change its dpi, never its size.  A chart reads a
`Report` and draws; it judges nothing, and its words come from `wzlab.policy.words`.  matplotlib takes half a second
to import, so nothing is imported here; import the module you need where you need it.
"""
