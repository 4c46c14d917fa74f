"""A part of the graph behind the veil: connected as before, and nobody sheltered can be looked up in it."""

from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.gate.part import behind
from coterie.evidence.gate.profile import PROFILES
from coterie.evidence.gate.search import Search
from coterie.evidence.subgraph import Edge, Node, Subgraph
from society import BIO, NAMED, OFFICE, PRIVATE, TEXT, veil, world

ONE, TWO, STATE, MAN = ("Account", PRIVATE.key), ("Account", "x:@link"), ("Account", OFFICE.key), ("Person", NAMED.key)
POST = ("Post", "x:1719514530679199172")
PART = Subgraph(
    (Node(*ONE, {"platform": "x", "id": "1281192377277780", "handle": "Sona35072550", "name": "Sona Məmmədova", "created_at": "2015-03-17", "source": "ab", "row": 7, "candidates": ["Sona3507255O"]}),
     Node(*TWO, {"platform": "x", "handle": "link"}), Node(*STATE, {"platform": "x", "handle": "Presidency", "row": 3}), Node(*MAN, {"name": "Hafiz Jabarov", "note": "Businessman", "standing": "named"}),
     Node("Profile", f"{PRIVATE.key}/0a1b", {"bio": BIO, "followers": 31, "handle": "Sona35072550"}), Node(*POST, {"text": TEXT, "url": "https://x.com/Sona35072550/status/1719514530679199172", "likes": 2}),
     Node("Domain", "jabarov.com", {"title": "Jabarov"}), Node("Hashtag", "sona35072550", {}), Node("Document", "annex-2", {"title": "Annex 2"})),
    (Edge("POSTED", ONE, POST, {"row": 9}), Edge("FOLLOWS", ONE, TWO, {}), Edge("FOLLOWS", ONE, STATE, {}), Edge("SHOWED", ONE, ("Profile", f"{PRIVATE.key}/0a1b")),
     Edge("LISTED_IN", ONE, ("Document", "annex-2"), {"position": 12, "printed": "sona35072550", "row": 12}), Edge("SITE_OF", ("Domain", "jabarov.com"), MAN, {"statements": ["s"]})),
    {}, False, {"what": f"account {PRIVATE.key}", "case": "c", "tlp": "AMBER"})


def test_every_format_of_it_passes_the_search_and_its_shape_is_kept():
    shown = behind(PART, veil(), "CLEAR")
    files = {f"part{ending}": data for kind in FORMATS.values() for ending, data in kind.render(shown).items()}
    assert len(files) >= 8 and Search(PROFILES["public"], world()).leaks(files) == []
    assert len(shown.nodes) == len(PART.nodes) and len(shown.edges) == len(PART.edges) - 1 and shown.left_out == {"follows among private accounts": 1}
    assert Node(*STATE, {"platform": "x", "handle": "Presidency", "row": 3}) in shown.nodes and shown.of["tlp"] == "CLEAR" and PRIVATE.key not in shown.of["what"]


def test_what_looks_somebody_up_is_gone_and_one_pseudonym_runs_through():
    shown = behind(PART, veil(), "CLEAR")
    name = veil().key("Account", PRIVATE.key)
    mine = next(n for n in shown.nodes if n.key == name)
    assert mine.properties == {"platform": "x", "source": "ab", "handle": name.removeprefix("x:")}
    listed = next(e for e in shown.edges if e.type == "LISTED_IN")
    assert listed.start == ("Account", name) and listed.properties == {"printed": name.removeprefix("x:")}
    assert behind(PART, veil("internal"), "RED").nodes == PART.nodes
