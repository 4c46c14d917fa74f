"""Registers of companies and FollowTheMoney: keys are register numbers and ids, never names; links are statements."""

from __future__ import annotations

import json

from taken import Taken, taken


def thing(id_, schema, **said):
    return {"id": id_, "schema": schema, "properties": {name: value if isinstance(value, list) else [value] for name, value in said.items()}}


FTM = [thing("o1", "Ownership", owner="p", asset="c", startDate="2020-01-01", role="shareholder"), thing("o2", "Ownership", owner="h", asset="c"), thing("p", "Person", name=["Ána B", "A. B"], addressEntity="a"),
       thing("c", "Company", name="A Co", jurisdiction="az", website="https://www.a-co.az/x", addressEntity=["a", "lost"]), thing("h", "LegalEntity", name="Holding"), thing("a", "Address", full="1 Main St"),
       thing("d", "Directorship", director="p", organization="c", endDate="2021"), thing("f", "Family", person="p", relative="q", relationship="brother"), thing("q", "Person", name="C B"),
       thing("m", "Payment", payer="c", beneficiary="h", amountEur="100000", date="2011-12-29", sourceUrl="https://example.org/donations"), thing("s", "Sanction", entity="p", authority="An office"),
       thing("u", "UserAccount", owner="p", service="Twitter", username="@ana"), thing("pp", "Passport", holder="p", number="X1"), thing("x", "Ownership", owner="nobody", asset="c"), {"schema": "Person"}, 5]


def test_entities_and_links(tmp_path):
    found = taken(tmp_path, "entities.ftm.json", FTM)
    assert found.counts == ("ftm", 16, 13, 3) and found.load.notes == {"Passport has no place in the graph": 1}
    assert found.load.refusals == {"owner: names no entity of this file": 1, "id: is not there, or has no properties": 1, "not an object": 1}
    assert found.ends("PART_OF") == [("c", "h")] and found.ends("MEMBER_OF") == [("p", "c")] and found.ends("WORKS_FOR") == [("p", "c")]
    assert found.ends("LOCATED_AT") == [("c", "a"), ("p", "a")] and found.ends("SITE_OF") == [("a-co.az", "c")] and found.ends("REPRESENTS") == [("x:@ana", "p")]
    said = {s["says"]: s for (label, _), s in found.nodes.items() if label == "Statement"}
    assert {"Ána B owns A Co: shareholder", "Ána B is a relative of C B: brother", "A Co paid 100000 EUR to Holding", "Ána B is listed by An office"} <= said.keys()
    assert said["A Co paid 100000 EUR to Holding"]["document"] == "https://example.org/donations" and said["Ána B owns A Co: shareholder"]["holds_from"] == "2020-01-01"
    assert "X1" not in str(found.nodes) and found.node("Person", "p")["aliases"] == ["A. B"]


def test_companies_of_one_name_stay_apart(tmp_path):
    def company(number, **more):
        return {"company": {"name": "Acme", "company_number": number, "jurisdiction_code": "us_ca", "registered_address_in_full": "1 Market St", **more}}

    officers = {"officers": [{"officer": {"name": "J Smith", "position": "director", "start_date": "2020-01-01"}}, {"officer": None}, {"officer": {"name": "REDACTED"}}]}
    found = taken(tmp_path, "companies.json", json.dumps({"results": {"companies": [company("C1", **officers), company("C2", **officers), company("")]}}, indent=1))
    assert found.counts == ("opencorporates", 3, 2, 1) and found.keys("Organisation") == ["us_ca/c1", "us_ca/c2"]
    assert found.keys("Person") == ["j-smith@us_ca/c1", "j-smith@us_ca/c2"] and len(found.ends("LOCATED_AT")) == 2 and len(found.keys("Address")) == 1
    one = taken(tmp_path, "one.json", json.dumps({"results": company("C1")}))
    assert one.keys("Organisation") == ["us_ca/c1"]


def test_the_real_files(shared, tmp_path):
    data = shared / "data"
    for name, counts in {"donations.ijson": 474, "parteispenden_entities.ftm.json": 475, "zala_entities.ftm.json": 91}.items():
        assert Taken(data / "ftm_entities" / name, aside=tmp_path).counts == ("ftm", counts, counts, 0)
    assert Taken(data / "format_samples" / "opencorporates_sample.json", aside=tmp_path).counts == ("opencorporates", 1, 1, 0)
