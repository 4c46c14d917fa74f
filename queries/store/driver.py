"""The official driver, without pandas and pyarrow: it loads both when they are there, for values that nobody hands to it.

They would cost half of what a short command takes.
"""

from __future__ import annotations

import sys

_idle = [name for name in ("pandas", "pyarrow") if name not in sys.modules]
sys.modules.update(dict.fromkeys(_idle))  # type: ignore[arg-type]  # None says "not there" to whoever imports it
try:
    import neo4j
    from neo4j import exceptions, graph, time
finally:
    for _name in _idle:
        del sys.modules[_name]

__all__ = ["exceptions", "graph", "neo4j", "time"]
