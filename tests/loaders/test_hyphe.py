"""A corpus of web entities: who links to whom, from either of its network files, and its list."""

from __future__ import annotations

from datetime import UTC, datetime

from coterie.loaders.format import Context
from taken import apart, taken

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="node" attr.name="homepage" attr.type="string"/>
<key id="d2" for="node" attr.name="indegree" attr.type="int"/><key id="d3" for="edge" attr.name="count" attr.type="int"/>
<graph edgedefault="directed">
<node id="1"><data key="d0">One &amp; only</data><data key="d1">https://www.one.com/</data><data key="d2">2</data></node>
<node id="2"><data key="d0">Two</data><data key="d1">http://two.org.az/a</data></node>
<node id="3"><data key="d0">One's blog</data><data key="d1">http://blog.one.com/</data></node>
<node id="4"><data key="d0">Nowhere</data></node>
<edge source="1" target="2"><data key="d3">7</data></edge><edge source="1" target="3"/><edge source="2" target="4"/><edge source="9" target="1"/>
</graph></graphml>"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?><gexf version="1.2" xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http:///www.gexf.net/1.2draft/viz"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="homepage" title="homepage" type="string"/><attribute id="status" title="status" type="string"/></attributes>
<nodes><node id="1" label="One &amp; only"><attvalues><attvalue for="homepage" value="https://www.one.com/"/><attvalue for="status" value="IN"/></attvalues><viz:size value="2"/></node>
<node id="2" label="Two"><attvalues><attvalue for="homepage" value="http://two.org.az/a"/></attvalues></node></nodes>
<edges><edge id="0" source="1" target="2" weight="7"/></edges></graph></gexf>"""
LIST = ("ID,NAME,PREFIXES AS URL,INDEGREE,STATUS,HOME PAGE,type (TAGS)\n1,One & only,http://one.com https://one.com http://www.one.com,2,IN,https://www.one.com/,media\n"
        "2,Both,http://two.org.az http://three.net,0,OUT,,\n3,None,s:http|h:com|,0,IN,,\n")


def test_graphml(tmp_path):
    found = taken(tmp_path, "corpus.graphml", GRAPHML, Context(observed_at=datetime(2024, 2, 11, tzinfo=UTC)))
    assert found.counts == ("hyphe", 8, 5, 3) and found.load.refusals == {"homepage: is no web address": 1, "source: is no web address": 1, "target: is no web address": 1}
    assert found.ends("BACKLINKS") == [("one.com", "two.org.az")] and found.edges["BACKLINKS", "one.com", "two.org.az"] == {"holds_from": "2024-02-11", "holds_to": "2024-02-11"}
    assert found.node("Domain", "one.com")["title"] == "One & only" and found.load.notes == {"link inside one site": 1}


def test_gexf_says_the_same(tmp_path):
    found = taken(tmp_path, "corpus.gexf", GEXF)
    only = GRAPHML.split('<node id="3"')[0] + '<edge source="1" target="2"/></graph></graphml>'
    assert found.counts == ("hyphe", 3, 3, 0) and apart(found, taken(tmp_path, "corpus.graphml", only)) == {}


def test_the_list_of_entities(tmp_path):
    found = taken(tmp_path, "entities.csv", LIST)
    assert found.counts == ("hyphe-entities", 3, 2, 1) and found.keys("Domain") == ["one.com", "three.net", "two.org.az"] and found.edges == {}
    assert found.node("Domain", "one.com") == {"title": "One & only", "note": "type: media"} and found.load.notes == {"web entity of several sites: they are not joined": 1}
