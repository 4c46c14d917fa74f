"""coterie: who acts together, who started it, what stands behind it, and would it survive a hostile reading."""

__version__ = "0.1.0"
