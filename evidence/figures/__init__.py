"""Figures: a catalogue, one file each; a figure asks saved questions and gives a picture with its finding and its numbers."""
