"""The synthetic twin: an invented platform with the published totals planted in it."""

from .world import World, generate

__all__ = ["World", "generate"]
