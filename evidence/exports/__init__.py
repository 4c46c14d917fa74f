"""Exports: a part of the graph in the formats of other programs, one file each."""
