"""Lint: what does not fit together in a report's own sentences, found before anybody measures anything."""
