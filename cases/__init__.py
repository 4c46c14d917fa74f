"""The case folder, and the two cases that come along."""
