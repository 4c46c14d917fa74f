import pytest
from test_report import EVIL, page


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("word", ["", EVIL], ids=["plain", "hostile"])
def test_in_a_browser_nothing_is_fetched_run_or_said_and_nothing_overflows(browser, tmp_path, width, word):
    path = tmp_path / "report.html"
    path.write_text(page(word), "utf-8")
    asked, said = [], []
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        context.route("**/*", lambda route: (asked.append(route.request.url), route.continue_() if route.request.url == path.as_uri() else route.abort()))
        tab = context.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        tab.on("pageerror", lambda fault: said.append(str(fault)))
        tab.goto(path.as_uri(), wait_until="load")
        assert asked == [path.as_uri()] and said == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
