"""FollowTheMoney: its own model takes every entity and every value."""

from __future__ import annotations

import json

import pytest
from coterie.evidence.exports.catalogue import FORMATS
from some_evidence import hostile, ring, small

ftm = pytest.importorskip("followthemoney", reason="needs followthemoney")


def entities(part) -> dict[str, dict]:
    return {e["id"]: e for e in map(json.loads, FORMATS["ftm"].render(part)[".ftm.json"].decode("utf-8").split("\n")[:-1])}


@pytest.mark.parametrize("part", [small(), hostile(), ring(20, 40)], ids=["small", "hostile", "ring"])
def test_the_model_takes_them_as_they_are(part):
    found = entities(part)
    for entity in found.values():
        schema = ftm.model.get(entity["schema"])
        proxy = ftm.model.get_proxy(entity, cleaned=True)
        schema.validate(entity)
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert prop is not None, (entity["schema"], name)
            assert not [v for v in values if v and prop.type.clean(v, proxy=proxy) is None and prop.type.name != "string"], (name, values)
            if prop.type.name == "entity":
                assert all(ftm.model.get(found[v]["schema"]).is_a(prop.range) for v in values), (entity["schema"], name)


def test_what_they_say():
    found = entities(small()).values()
    message = next(e for e in found if e["schema"] == "Message" and e["properties"].get("date") == ["2024-02-02T10:00:00"])
    sender = next(e for e in found if e["id"] == message["properties"]["senderAccount"][0])
    assert sender["properties"]["username"] == ["ada"] and "synthetic" in sender["properties"]["keywords"][0]
    ties = [e for e in found if e["schema"] == "UnknownLink" and "synchronised" in e["properties"]["role"][0]]
    assert len(ties) == 3 and ties[0]["properties"]["startDate"] == ["2024-02-02T10:00:00"]
    file = next(e for e in found if e["properties"].get("fileName") == ["posts.csv"])
    assert message["properties"]["proof"] == [file["id"]]
    assert {e["schema"] for e in found} >= {"UserAccount", "Person", "Organization", "Membership", "Note", "Documentation"}
