"""An Excel workbook of three sheets; every cell is a text, so that none can run as a formula and no id is rounded."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import islice

from ..subgraph import Subgraph
from .about import about
from .flat import flat, said
from .tables import edge_rows, node_rows

LONGEST, ROWS = 32_767, 1_048_575
"""Characters of a cell and rows below the head that Excel takes; what is more is counted in the cell or on the first sheet."""

_MADE = datetime(2024, 1, 1)  # a workbook must say when it was made; the same part gives the same bytes
_PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def render(part: Subgraph) -> dict[str, bytes]:
    """The file: sheets About, Nodes and Edges."""
    import xlsxwriter

    table, out = flat(part), BytesIO()
    more = {f"{name} beyond what a sheet holds": f"{n - ROWS:,}" for name, n in
            (("nodes", len(table.nodes)), ("edges", len(table.edges))) if n > ROWS}
    with xlsxwriter.Workbook(out, _PLAIN) as book:
        book.set_properties({"title": _cut(part.of.get("what", ""), 250), "author": "coterie", "created": _MADE})
        facts = [*about(part).items(), *more.items()]
        for name, lines in (("About", facts), ("Nodes", node_rows(table, said)), ("Edges", edge_rows(table, said))):
            sheet = book.add_worksheet(name)
            for number, line in enumerate(islice(lines, ROWS + 1)):
                for column, cell in enumerate(line):
                    if cell:
                        sheet.write_string(number, column, _cut(cell, LONGEST))
    return {".xlsx": out.getvalue()}


def _cut(cell: str, longest: int) -> str:
    # Excel counts UTF-16 units, of which an astral character takes two.
    astral = sum(c > "\uffff" for c in cell) if len(cell) * 2 > longest else 0
    if len(cell) + astral <= longest:
        return cell
    kept = cell[:longest // 2 - 40 if astral else longest - 40]
    return f"{kept}⟨{len(cell) - len(kept):,} more characters⟩"
