"""The workbook holds texts alone, whole as far as Excel takes them."""

from __future__ import annotations

import io

import pytest
from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.exports.flat import flat
from coterie.evidence.exports.legible import legible
from some_evidence import hostile, small

unescape = pytest.importorskip("openpyxl.utils.escape", reason="needs openpyxl to read workbooks").unescape
openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl to read workbooks")


@pytest.mark.parametrize("part", [small(), hostile()], ids=["small", "hostile"])
def test_every_cell_is_a_text_and_comes_back(part):
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(part)[".xlsx"]))
    assert book.sheetnames == ["About", "Nodes", "Edges"]
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert cells and {cell.data_type for cell in cells} == {"s"} and not any(cell.hyperlink for cell in cells)
    table = flat(legible(part))
    head, *rows = [[cell.value or "" for cell in row] for row in book["Nodes"]]
    for known, row in zip(table.nodes, rows, strict=True):
        said = dict(zip(head, row, strict=True))
        for name, value in known.values.items():
            if isinstance(value, str) and len(value) < 32_767:
                assert unescape(said[name]) == value, name  # Excel writes what XML would change as _x000D_
    if part.nodes[0].properties.get("printed") is not None:
        assert any("more characters⟩" in str(cell.value) for cell in cells) and max(len(str(cell.value)) for cell in cells) <= 32_767
