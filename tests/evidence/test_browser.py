import shutil
import subprocess
import tarfile

import pytest
from platformdirs import user_cache_path
from test_report import EVIL, page

AXE = "4.10.3"
MARKED = "[x](javascript:alert(4)) ![y](http://evil.example/y.png)<svg onload=alert(3)>ze\u200bro \u2066right\u2069"


def looked_at(browser, path, width, look, *, scripted=False):
    """What was asked for, what was said, and what ``look`` (a function of the tab) gives."""
    asked, said = [], []
    with browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=scripted) as context:
        context.route("**/*", lambda route: (asked.append(route.request.url), route.continue_() if route.request.url == path.as_uri() else route.abort()))
        tab = context.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        tab.on("pageerror", lambda fault: said.append(str(fault)))
        tab.goto(path.as_uri(), wait_until="load")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
        found = look(tab) if look else None
    return asked, said, found


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("word", ["", EVIL, MARKED + "\u202e" + "a" * 100_000], ids=["plain", "hostile", "100 kB"])
def test_in_a_browser_nothing_is_fetched_run_or_said_and_nothing_overflows(browser, tmp_path, width, word):
    path = tmp_path / "report.html"
    path.write_text(page(word), "utf-8")
    asked, said, seen = looked_at(browser, path, width, lambda tab: tab.evaluate("document.body.innerText") if word.startswith(MARKED) else "")
    assert asked == [path.as_uri()] and said == []
    assert not seen or all(sign in seen for sign in ("[x](javascript:alert(4))", "<svg onload=alert(3)>", "⟨ZWSP⟩", "⟨LRI⟩", "more characters⟩"))


@pytest.fixture(scope="session")
def axe():
    """The text of axe-core, kept in the user's cache; skipped aloud where it cannot be had."""
    kept = user_cache_path("coterie") / "tests" / f"axe-core-{AXE}.js"
    if not kept.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("needs npm to have axe-core, which judges accessibility")
        kept.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([npm, "pack", f"axe-core@{AXE}", "--silent"], cwd=kept.parent, capture_output=True, text=True, timeout=120)
        packed = kept.parent / f"axe-core-{AXE}.tgz"
        if done.returncode or not packed.exists():
            pytest.skip(f"axe-core cannot be had: {done.stderr.strip()[:200]}")
        with tarfile.open(packed) as tar:
            kept.write_bytes(tar.extractfile("package/axe.min.js").read())
    return kept.read_text("utf-8")


@pytest.mark.parametrize(("width", "config"), [(1280, {}), (375, {"lang": "fr", "sections": "abcde"})], ids=["desktop", "phone, French"])
def test_axe_finds_no_violation(browser, tmp_path, axe, width, config):
    def violations(tab):
        tab.add_script_tag(content=axe)
        return tab.evaluate("async () => (await axe.run(document)).violations.map(v => `${v.id}: ${v.nodes.length}: ${v.nodes[0].html.slice(0, 200)}`)")

    path = tmp_path / "report.html"
    path.write_text(page("", **config), "utf-8")
    assert looked_at(browser, path, width, violations, scripted=True)[2] == []


def test_printed_every_page_says_that_it_is_synthetic_and_to_whom_it_may_go(browser, tmp_path):
    pdf = pytest.importorskip("pypdfium2", reason="needs pypdfium2 to read what was printed")
    path = tmp_path / "report.html"
    path.write_text(page(), "utf-8")
    printed = looked_at(browser, path, 1280, lambda tab: tab.pdf(prefer_css_page_size=True, print_background=True))[2]
    pages = [sheet.get_textpage().get_text_range() for sheet in pdf.PdfDocument(printed)]
    assert len(pages) > 5
    assert [i for i, text in enumerate(pages) if "TLP:AMBER" not in text or "SYNTHETIC" not in text] == []
