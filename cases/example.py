"""What the cases that come along bring with them: operations, claims, criteria and parts, for a case of the same kind."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files

from ..queries.errors import UsageError
from .case import Case

EXAMPLES = {"un-notorious-big": "un_notorious_big", "un-notorious-big-twin": "un_notorious_big_twin",
            "internet-research-agency": "internet_research_agency"}
"""The cases that come along, by name, with their packages."""
_FILES = ("operations.toml", "claims.toml", "criteria.toml", "parts.toml")


def known(name: str) -> str:
    """The package of an example; UsageError for a name that none has."""
    if name not in EXAMPLES:
        raise UsageError(f"There is no case {name} to take from.", advice=f"There are {', '.join(EXAMPLES)}.")
    return EXAMPLES[name]


def bring(case: Case, name: str) -> list[str]:
    """Copy into ``case`` what the example ``name`` brings, its settings of the report at the end of case.toml; gives the files' names.

    UsageError for a name that no example has.
    """
    with as_file(files(f"coterie.cases.{known(name)}")) as data:
        brought = [file for file in _FILES if (data / file).exists()]
        for file in brought:
            shutil.copyfile(data / file, case.folder / file)
        text, extra = (case.folder / "case.toml").read_text("utf-8"), data / "case.toml"
        if extra.exists() and "[report]" not in text:
            (case.folder / "case.toml").write_text(text + "\n" + extra.read_text("utf-8"), "utf-8")
    return brought
