"""The synthetic twin: an invented platform with the published totals planted in it."""
