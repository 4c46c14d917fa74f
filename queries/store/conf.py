"""Neo4j's settings for a case: loopback only, nothing sent anywhere, memory after the machine."""

from __future__ import annotations

import re
import socket
from contextlib import closing

import psutil

HOST = "127.0.0.1"
USUAL = (7687, 7474)
GIB, MIB = 1 << 30, 1 << 20
ONE, ALL = 60, 70
"""Percent of the heap that one transaction, and all of them together, may take."""
BACKSTOP = "30m"


def memory(ram: int) -> tuple[int, int]:
    """Largest heap and page cache, in bytes, for a machine with that much memory: a quarter each, 2 GiB at most."""
    share = min(2 * GIB, max(512 * MIB, ram // 4))
    return share, share


def render(bolt: int, http: int, *, ram: int | None = None) -> str:
    """The text of ``neo4j.conf``. Folders are Neo4j's own names below the home folder."""
    heap, cache = memory(psutil.virtual_memory().total if ram is None else ram)
    return f"""# Written at each start; changes here do not last.
server.default_listen_address={HOST}
server.bolt.listen_address={HOST}:{bolt}
server.bolt.advertised_address={HOST}:{bolt}
server.http.listen_address={HOST}:{http}
server.http.advertised_address={HOST}:{http}
server.https.enabled=false
dbms.security.auth_enabled=true
server.memory.heap.initial_size=256m
server.memory.heap.max_size={heap // MIB}m
server.memory.pagecache.size={cache // MIB}m
# One question that collects without end fails by itself, and leaves room for the others.
db.memory.transaction.max={heap * ONE // 100 // MIB}m
dbms.memory.transaction.total.max={heap * ALL // 100 // MIB}m
# Whoever asks sets a shorter time; this ends what nobody waits for any more.
db.transaction.timeout={BACKSTOP}
db.tx_log.rotation.retention_policy=1 files
db.tx_log.rotation.size=64m
db.tx_log.preallocate=false
# The server itself opens no file and calls no address, whoever asks, in Neo4j Browser too.
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# Neo4j Browser may load nothing from elsewhere (fonts, statistics, a news feed) and talk to nobody but this server.
dbms.security.http_static_content_security_policy_header={policy(bolt)}
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.bolt.telemetry.enabled=false
# Only local commands talk to it: no need to linger for latecomers when it stops.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


def policy(bolt: int) -> str:
    """What a web page of this server may load and call, as its Content-Security-Policy."""
    own, data = "'self'", "data: blob:"
    return (f"default-src {own}; script-src {own} 'unsafe-inline' 'unsafe-eval'; style-src {own} 'unsafe-inline'; img-src {own} {data}; "
            f"font-src {own} {data}; worker-src {own} blob:; connect-src {own} {data} ws://{HOST}:{bolt}; frame-ancestors 'none'")


def read_ports(text: str) -> tuple[int, int]:
    """Bolt and HTTP port that a ``neo4j.conf`` names; 0 where it names none."""
    found = (re.search(rf"^server\.{name}\.listen_address=.*:(\d+)$", text, re.M) for name in ("bolt", "http"))
    bolt, http = (int(match[1]) if match else 0 for match in found)
    return bolt, http


def free(port: int) -> bool:
    """Whether nothing listens on that port of this machine."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Neo4j does: a port just left is free
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return not answers(port)


def answers(port: int) -> bool:
    """Whether something accepts connections there."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def ports(wished: tuple[int, int]) -> tuple[int, int]:
    """Bolt and HTTP port: the wished ones, else Neo4j's usual ones, else any that are free."""
    for pair in (wished, USUAL):
        if all(pair) and free(pair[0]) and free(pair[1]):
            return pair
    with closing(socket.socket()) as one, closing(socket.socket()) as two:
        one.bind((HOST, 0))
        two.bind((HOST, 0))
        return one.getsockname()[1], two.getsockname()[1]
