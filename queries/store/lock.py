"""The locks: which files make up each Neo4j that coterie runs, each by name, size and SHA-256; no addresses.

Made anew with ``python -m coterie.queries.store.lock [NAME]`` (a minute or two, needs the network).
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Release:
    """A Neo4j that coterie can run: its name in case.toml, its versions, its main class, and the Javas it takes."""

    name: str
    version: str
    browser: str
    main: str
    javas: tuple[int, ...]

    @property
    def roots(self) -> tuple[str, ...]:
        """What is resolved, by coordinates; all the rest is what these need."""
        return (f"org.neo4j:neo4j:{self.version}", f"org.neo4j.app:neo4j-server:{self.version}",
                f"org.neo4j.client:neo4j-browser:{self.browser}")

    @property
    def path(self) -> Path:
        """Its lock."""
        return Path(__file__).with_name(f"neo4j-{self.name}.lock")

    @property
    def order(self) -> tuple[int, ...]:
        """For comparison: a graph goes to a later one, never back."""
        return order(self.version)


def order(version: str) -> tuple[int, ...]:
    """A version as numbers."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


LTS = Release("5.26", "5.26.31", "5.24.0", "org.neo4j.server.CommunityEntryPoint", (17, 21))
RELEASES = {release.name: release for release in (
    LTS, Release("2026.08", "2026.08.1", "5.24.0", "org.neo4j.server.Neo4jCommunity", (21,)))}
"""By name; the first, of long-term support, runs unless a case asks for another."""


@dataclass(frozen=True, order=True)
class Jar:
    """One file of the runtime. ``size`` in bytes, ``sha256`` in hex, ``classifier`` empty when there is none."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def file(self) -> str:
        """The last part of its path in a repository."""
        return "-".join(part for part in (self.artifact, self.version, self.classifier) if part) + ".jar"

    @property
    def name(self) -> str:
        """Its file name in the cache: with the group, since artifacts of different groups share names."""
        return f"{self.group}.{self.file}"

    @property
    def path(self) -> str:
        """Where it stands below a repository's address."""
        return f"{self.group.replace('.', '/')}/{self.artifact}/{self.version}/{self.file}"

    def fits(self, path: Path) -> bool:
        """Whether the file there is this one: same size, same SHA-256."""
        if not path.is_file() or path.stat().st_size != self.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256

    @property
    def line(self) -> str:
        """Its line in the lock: coordinates, SHA-256, size."""
        coordinates = ":".join(part for part in (self.group, self.artifact, self.version, self.classifier) if part)
        return f"{coordinates} {self.sha256} {self.size}"


def parse(text: str) -> tuple[Jar, ...]:
    """Read a lock; lines that begin with # are comments."""
    jars = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            coordinates, sha256, size = line.split()
            group, artifact, version, *classifier = coordinates.split(":")
            jars.append(Jar(group, artifact, version, "".join(classifier), sha256, int(size)))
    return tuple(jars)


def render(jars: list[Jar], release: Release = LTS) -> str:
    """Write a lock, sorted."""
    head = f"# Neo4j Community {release.version}: {len(jars)} files, {sum(jar.size for jar in jars):,} bytes.\n"
    return head + "".join(f"{jar.line}\n" for jar in sorted(jars))


def resolve(release: Release) -> list[Jar]:
    """Resolve the roots and all that they need to run, download each file and hash it."""
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.env import EnvironmentBuilder
    from jgo.maven import MavenContext

    with TemporaryDirectory() as folder:
        context = MavenContext(repo_cache=Path(folder, "m2"), remote_repos={"central": MAVEN_CENTRAL_URL})
        builder = EnvironmentBuilder(context=context, cache_dir=Path(folder, "env"))
        locked = builder.from_endpoint("+".join(release.roots)).lockfile
        jars = []
        for each in locked.dependencies if locked else []:
            bare = Jar(each.groupId, each.artifactId, each.version, each.classifier or "", "", 0)
            content = Path(folder, "m2", bare.path).read_bytes()
            jars.append(Jar(bare.group, bare.artifact, bare.version, bare.classifier,
                            hashlib.sha256(content).hexdigest(), len(content)))
        return jars


if __name__ == "__main__":
    for chosen in [RELEASES[name] for name in sys.argv[1:] or [LTS.name]]:
        chosen.path.write_text(render(resolve(chosen), chosen), encoding="utf-8")
        print(f"{chosen.path.name}: {len(parse(chosen.path.read_text(encoding='utf-8')))} files")
