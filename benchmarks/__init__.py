"""What the program costs, each figure beside its yardstick, both measured in the same run.

`python -m benchmarks` prints the lines.  Nothing here is a test: machines are noisy, so read medians and ratios.
"""
