"""The vocabulary: what the words of other people's lists mean."""
