"""Take the pictures of the guide: Neo4j Browser on the documented case, in headless Chromium.

    python benchmarks/desk_pictures.py un-notorious-big      (the folder as make demo leaves it)
"""

from __future__ import annotations

import base64
import shutil
import sys
from pathlib import Path
from typing import Any

from coterie.cases.case import open_case
from coterie.queries import browser as desk
from coterie.queries.catalogue import every, find
from coterie.queries.schema.page import browser_style
from coterie.queries.store import browser_url, password, status
from playwright.sync_api import sync_playwright

DOCS = Path(__file__).resolve().parents[1] / "docs"
DROP = ("([n, b]) => { const d = new DataTransfer(); "
        "d.items.add(new File([Uint8Array.from(atob(b), c => c.charCodeAt(0))], n)); return d }")


def drop(tab: Any, name: str, content: bytes) -> None:
    made = tab.evaluate_handle(DROP, [name, base64.b64encode(content).decode()])
    tab.dispatch_event("[data-testid=main]", "drop", {"dataTransfer": made})
    tab.wait_for_timeout(1500)


def drawn(tab: Any, address: str, path: Path) -> None:
    """Run what the address holds and keep its frame as a picture."""
    tab.goto("about:blank")
    tab.goto(address)
    tab.wait_for_selector("text=You are connected as user")
    tab.wait_for_timeout(1500)
    tab.click("[data-testid=editor-Run]")
    tab.wait_for_selector(".node")
    tab.wait_for_timeout(4000)
    for button in ("[aria-label='zoom-to-fit']", "[data-testid=zoomToFitButton]", "button[title='Zoom to fit']"):
        if tab.query_selector(button):
            tab.click(button)
            tab.wait_for_timeout(1500)
    tab.locator("[data-testid=frame]").first.screenshot(path=path)


def main(folder: Path) -> None:
    case = open_case(folder)
    with case.store():
        now, word = status(case.graph), password(case.graph)
    picture = find("affiliation/picture")

    def address(start: str, end: str, paths: int) -> str:
        url: str = browser_url(now, desk.editor(picture, picture.bind({"from": start, "to": end, "paths": paths})))
        return url

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        tab = chromium.new_page(viewport={"width": 1360, "height": 860})
        tab.set_default_timeout(90_000)
        tab.goto(browser_url(now))
        tab.fill("[data-testid=username]", "neo4j")
        tab.fill("[data-testid=password]", word)
        tab.click("[data-testid=connect]")
        tab.wait_for_selector("text=You are connected as user")
        drop(tab, "coterie.grass", browser_style().encode())
        drop(tab, "coterie-favourites.zip", desk.favourites(every()))
        tab.click("[data-testid=navigationFavorites]")
        tab.click("[data-testid=expandFolder-affiliation]")
        tab.wait_for_timeout(800)
        tab.screenshot(path=DOCS / "guide-favourites.png", clip={"x": 0, "y": 0, "width": 700, "height": 430})
        tab.click("[data-testid=navigationFavorites]")
        drawn(tab, address("jabarov.com", "big", 4), DOCS / "guide-jabarov.png")
        drawn(tab, address("@RenaMemmedova20", "yap", 4), DOCS / "guide-membership.png")
        chromium.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
