"""The lock: which files make up the Neo4j that coterie runs, each by name, size and SHA-256; no addresses.

Made anew with ``python -m coterie.queries.store.lock`` (a minute or two, needs the network).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "5.26.31"
ROOTS = (f"org.neo4j:neo4j:{VERSION}", f"org.neo4j.app:neo4j-server:{VERSION}", "org.neo4j.client:neo4j-browser:5.24.0")
PATH = Path(__file__).with_name("neo4j-5.26.lock")


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


def render(jars: list[Jar]) -> str:
    """Write a lock, sorted."""
    head = f"# Neo4j Community {VERSION}: {len(jars)} files, {sum(jar.size for jar in jars):,} bytes.\n"
    return head + "".join(f"{jar.line}\n" for jar in sorted(jars))


def resolve() -> list[Jar]:
    """Resolve the roots and all that they need to run, download each file and hash it."""
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.env import EnvironmentBuilder
    from jgo.maven import MavenContext

    with TemporaryDirectory() as folder:
        context = MavenContext(repo_cache=Path(folder, "m2"), remote_repos={"central": MAVEN_CENTRAL_URL})
        builder = EnvironmentBuilder(context=context, cache_dir=Path(folder, "env"))
        locked = builder.from_endpoint("+".join(ROOTS)).lockfile
        jars = []
        for each in locked.dependencies if locked else []:
            bare = Jar(each.groupId, each.artifactId, each.version, each.classifier or "", "", 0)
            content = Path(folder, "m2", bare.path).read_bytes()
            jars.append(Jar(bare.group, bare.artifact, bare.version, bare.classifier,
                            hashlib.sha256(content).hexdigest(), len(content)))
        return jars


if __name__ == "__main__":
    PATH.write_text(render(resolve()), encoding="utf-8")
    print(f"{PATH.name}: {len(parse(PATH.read_text(encoding='utf-8')))} files")
