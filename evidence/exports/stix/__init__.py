"""STIX 2.1 bundles, with OpenCTI's and VIGINUM's types as an extension: one part of the graph, one report."""

from .bundle import render

__all__ = ["render"]
