"""Neo4j Browser as a workplace, in a real browser on the managed server."""

from __future__ import annotations

import base64
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from coterie.queries import browser as desk
from coterie.queries.catalogue import every
from coterie.queries.question import parse
from coterie.queries.schema.page import browser_style
from coterie.queries.store import browser_url, password, status

QUESTION = parse("""\
// title: Who follows whom
// id: own/follows
// asks: Which picture do the followers give? Issue #1 & more ?arg=evil
// shows: picture
// param: thing string  Anything
// param: since datetime null  From when
// column: path  A follow
// column: thing  What was given
// innocent: i
// next: n
// status: s
MATCH path = (:Account)-[:FOLLOWS]->(:Account) WHERE $thing = $thing AND ($since IS NULL OR $since < datetime()) AND 7 % 4 = 3
RETURN path, $thing AS thing
""", "follows.cypher")
HOSTILE = """it's "here" \\' & &arg=x #hash %41 %zz a+b ?arg=:play $p {x} `b` ; // no comment /* */ } RETURN 1\n:play evil é 🐻 İ \u202e"""


@pytest.mark.parametrize("value", [HOSTILE, "\\", "'", "\\u0027", "\\\\u0027\\", "", "\x00\x7f", True, None, 3, -0.5, ["a'b", "#"], timedelta(minutes=1.5),
                                   datetime(2024, 2, 2, 11, tzinfo=UTC)], ids=repr)
def test_a_value_written_as_cypher_is_that_value(store, value):
    assert store.read(f"RETURN {desk.literal(value)} = $value OR $value IS NULL AS same", value=value) == [{"same": True}]
    assert not set("&#%?$;{}\n") & set(desk.literal(value))


def test_values_stand_where_the_parameters_stood_and_in_no_comment():
    text = desk.editor(QUESTION, QUESTION.bind({"thing": "a"}))
    assert "WHERE 'a' = 'a' AND (null IS NULL OR null < datetime())" in text and "$" not in text
    assert desk.editor(QUESTION).count("$thing") == 3


def test_favourites_are_all_questions_in_folders_the_same_every_time():
    made = desk.favourites(every())
    assert made == desk.favourites(every())
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == [f"{q.id}.cypher" for q in every()]
        assert archive.read("origin/first-posters.cypher").decode().startswith("// Who posted it first\n// title:")


@pytest.fixture
def page(browser, graph, database):
    """Neo4j Browser, logged in, with the question in its editor; what it asked of others."""
    graph.write("CREATE (:Account {key: 'x:1', handle: 'one'})-[:FOLLOWS]->(:Account {key: 'x:2', handle: 'two', synthetic: true})")
    assert (desk.mark(graph), desk.mark(graph)) == (1, 0)
    answered, now = [], status(database)
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        tab = context.new_page()
        tab.set_default_timeout(90_000)
        tab.on("requestfinished", lambda request: answered.append(request.url))
        tab.goto(browser_url(now, desk.editor(QUESTION, QUESTION.bind({"thing": HOSTILE}))))
        tab.fill("[data-testid=username]", "neo4j")
        tab.fill("[data-testid=password]", password(database))
        tab.click("[data-testid=connect]")
        tab.wait_for_selector("text=You are connected as user")
        yield tab
        assert [url for url in answered if not url.startswith((now.http, "data:", "blob:"))] == []


def drop(page, name, content):
    """Drop a file onto the window."""
    made = page.evaluate_handle("([n, b]) => { const d = new DataTransfer(); "
                                "d.items.add(new File([Uint8Array.from(atob(b), c => c.charCodeAt(0))], n)); return d }",
                                [name, base64.b64encode(content).decode()])
    page.dispatch_event("[data-testid=main]", "drop", {"dataTransfer": made})


def test_a_question_is_drawn_with_its_colours_and_stands_among_the_favourites(page):
    drop(page, "coterie.grass", browser_style().encode())
    page.wait_for_selector("[data-testid=frameCommand]:has-text(':style')")
    page.click("[data-testid=editor-Run]")
    page.wait_for_selector(".node")
    assert page.locator(".node").count() == 2 and page.locator(".relationship").count() == 1
    rings = page.eval_on_selector_all(".node circle.b-outline", "all => all.map(c => [c.getAttribute('fill'), c.getAttribute('stroke'), c.getAttribute('stroke-width')])")
    assert sorted(rings) == [["#4C78A8", "#4C78A8", "2px"], ["#4C78A8", "#8A2BE2", "7px"]]
    page.locator("[data-testid=cypherFrameSidebarTable]").first.click()
    assert "no comment" in page.inner_text("[data-testid=frame-loaded-contents]")
    drop(page, "coterie-favourites.zip", desk.favourites(every()))
    page.click("[data-testid=navigationFavorites]")
    page.click("[data-testid=expandFolder-origin]")
    page.wait_for_selector("text=Who posted it first")
