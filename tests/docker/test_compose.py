"""The container is the same Neo4j, closed to the outside."""

from __future__ import annotations

import re
from pathlib import Path

from coterie.queries.store import lock

COMPOSE = Path(__file__).resolve().parents[2] / "docker" / "compose.yml"


def test_the_container_has_the_managed_version_loopback_ports_and_no_default_password() -> None:
    text = COMPOSE.read_text(encoding="utf-8")
    assert f"image: neo4j:{lock.LTS.version}-community\n" in text
    ports = re.search(r"ports:\n((?: +- .*\n)+)", text)[1].split("\n")[:-1]
    assert len(ports) == 2 and all(port.strip().startswith('- "127.0.0.1:${NEO4J_') for port in ports)
    assert 'NEO4J_AUTH: "neo4j/${NEO4J_PASSWORD:?' in text and "healthcheck:" in text
