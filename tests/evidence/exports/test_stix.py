"""STIX: OASIS' own validator has nothing to say, stix2 reads it, ids are those that STIX prescribes."""

from __future__ import annotations

import json

import pytest
from coterie.evidence.exports.catalogue import FORMATS
from coterie.evidence.subgraph import Node, Subgraph
from some_evidence import account, hostile, ring, small

stix2 = pytest.importorskip("stix2", reason="needs stix2")
validator = pytest.importorskip("stix2validator", reason="needs stix2-validator")


def bundle(part: Subgraph) -> dict:
    return json.loads(FORMATS["stix"].render(part)[".stix.json"])


# What STIX says one should, and OpenCTI or the same ids every time are worth more: UUIDv4 for random ids (103), verbs between types that
# STIX does not suggest (202), platforms that its list has no word for (244), a hash beside each address of a document (302).
SHOULD = ("{103}", "{202}", "{244}", "{302}")


@pytest.mark.parametrize("part", [small(), hostile(), ring(30, 60), Subgraph(of={"what": "nothing"})], ids=["small", "hostile", "ring", "nothing"])
def test_the_validator_is_silent(part):
    found = validator.validate_instance(bundle(part), validator.ValidationOptions(version="2.1"))
    assert found.is_valid
    told = [str(each) for each in (*found.errors, *found.warnings)]
    assert [each for each in told if not any(code in each for code in SHOULD)] == []


def test_ids_are_the_ones_that_stix_prescribes():
    for object_ in bundle(small())["objects"]:
        if object_["type"] in ("user-account", "url", "domain-name", "file", "ipv4-addr"):
            said = {k: v for k, v in object_.items() if k not in ("id", "type", "object_marking_refs")}
            assert stix2.parse({**said, "type": object_["type"]}, version="2.1").id == object_["id"], object_


def test_what_it_says():
    things = bundle(Subgraph(small().nodes, small().edges, of={**small().of, "techniques": "T0084.001 Use Copypasta; T0049 Flood Information Space"}))["objects"]
    by = {}
    for each in things:
        by.setdefault(each["type"], []).append(each)
    assert {n["x_mitre_id"] for n in by["attack-pattern"]} == {"T0084.001", "T0049"}
    assert {m["name"] for m in by["marking-definition"]} == {"TLP:GREEN", "synthetic"}
    made_up = next(m["id"] for m in by["marking-definition"] if m["name"] == "synthetic")
    assert {a["account_login"] for a in by["user-account"] if made_up in a["object_marking_refs"]} == {"ada"}
    verbs = {r["relationship_type"] for r in by["relationship"]}
    assert {"publishes", "related-to", "part-of", "belongs-to", "resolves-to"} <= verbs
    note = next(n for n in by["note"] if "belongs to" in n["content"])
    assert note["confidence"] == 70 and note["authors"] == ["A Reporter"] and "page 4" in note["external_references"][0]["description"]
    assert len(by["grouping"][0]["object_refs"]) == 2 and "newsroom" in by["grouping"][0]["description"]
    assert set(by["report"][0]["object_refs"]) >= {t["id"] for t in things if t["type"] in ("user-account", "relationship", "note")}
    ids = [t["id"] for t in things]
    assert len(ids) == len(set(ids))


def test_coterie_loads_it_again(tmp_path):
    from coterie.loaders.gather import Gathered
    from coterie.loaders.load import load

    part = Subgraph((account("x:17", id="17", handle="ada"), Node("Domain", "example.org"), Node("Hashtag", "corsica", {"printed": "Corsica"})))
    gathered = Gathered()
    load(gathered, FORMATS["stix"].write(part, tmp_path / "part")[0], tmp_path)
    assert set(gathered.nodes["Account"]) == {"x:17"} and set(gathered.nodes["Domain"]) == {"example.org"} and set(gathered.nodes["Hashtag"]) == {"corsica"}
