"""The one door to Neo4j: managed by coterie, or any other by its address."""

from . import bulk
from .address import Address, address_from
from .door import Plan, Store, connect, open_managed
from .jars import library
from .lock import LTS, RELEASES, Release
from .server import ServerStatus, browser_url, start, status, stop
from .state import password

__all__ = ["LTS", "RELEASES", "Address", "Plan", "Release", "ServerStatus", "Store", "address_from", "browser_url", "bulk", "connect",
           "library", "open_managed", "password", "start", "status", "stop"]
