"""Findings to figures and reports."""
