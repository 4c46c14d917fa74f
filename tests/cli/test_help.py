"""Every command's help has an example that is a command."""

from __future__ import annotations

import shlex

import typer
from coterie.cli.app import app
from typer.testing import CliRunner

ROOT = typer.main.get_command(app)


def every(command, path=()):
    yield path, command
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from every(inner, (*path, name))


def test_every_help_has_an_example_of_its_own():
    pages = list(every(ROOT))
    assert len(pages) >= 15
    for path, _ in pages:
        done = CliRunner().invoke(app, [*path, "--help"], prog_name="coterie")
        said = " ".join(done.output.split())
        assert done.exit_code == 0 and f"Example: {' '.join(['coterie', *path])}" in said, path


def test_examples_have_no_option_that_is_unknown():
    known = {path: {option for p in command.params for option in p.opts} for path, command in every(ROOT)}
    for path, command in every(ROOT):
        words = shlex.split((command.epilog or "").removeprefix("Example: coterie").split(",")[0])
        assert {w for w in words if w.startswith("-")} <= known[path], path
