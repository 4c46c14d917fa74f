"""Registration records: what stands in for a person joins nobody, however it is spelled; what is said is cited."""

from coterie.loaders.asserted import asserts, is_service, stands_for_nobody
from coterie.loaders.format import Context
from coterie.loaders.registration import Record, registration
from coterie.loaders.rows import EdgeRow, NodeRow, RowRefused
from hypothesis import given
from hypothesis import strategies as st

PRINTED = ["REDACTED FOR PRIVACY", "Data Protected", "Whois Agent", "Withheld for Privacy ehf", "Domains By Proxy, LLC", "Contact Privacy Inc. Customer 0123", "Not Disclosed",
           "Statutory Masking Enabled", "N/A", "Private Person", "Privacy Protect, LLC (PrivacyProtect.org)", "See registrar", "GDPR Masked", "none", "-", "*", ""]
PEOPLE = st.from_regex(r"[B-DF-HJ-NP-TV-Z][aeiou][bdfgklmt][aeiou] [B-DF-HJ-M][aeiou][bdfgklmt][aeiou]", fullmatch=True).filter(lambda name: not is_service(name))
SIGNS = st.text(alphabet="?!.*-– \u200b😀", max_size=6)


def relations(record: Record) -> list[EdgeRow]:
    return [row for row in registration(record, Context()) if isinstance(row, EdgeRow) and row.type == "REGISTERED_BY"]


@given(st.sampled_from(PRINTED), st.sampled_from([str, str.upper, str.lower, str.title]), st.sampled_from(["", " ", "  ", "\t", "*", "- "]))
def test_a_stand_in_is_known_in_any_case_and_padding(printed, case, around):
    said = around + case(printed) + around
    assert stands_for_nobody(said)
    assert relations(Record("example.org", name=said, organisation=said)) == []


@given(st.one_of(st.none(), st.integers(), st.text(max_size=40), st.lists(st.text(), max_size=2)))
def test_judging_a_value_never_raises(value):
    assert isinstance(stands_for_nobody(value), bool) and isinstance(is_service(value), bool)


@given(st.text(max_size=30), st.text(max_size=300), st.text(max_size=300), st.lists(st.text(max_size=30), max_size=3))
def test_any_record_is_rows_or_refused_and_each_relation_is_cited(domain, name, organisation, address):
    try:
        rows = list(registration(Record(domain, name=name, organisation=organisation, registrar="Reg", address=address), Context()))
    except RowRefused:
        return
    nodes = {(row.label, row.key) for row in rows if isinstance(row, NodeRow)}
    assert all(row.start in nodes and row.end in nodes for row in rows if isinstance(row, EdgeRow)) and all(key for _, key in nodes)
    said = {row.start[1] for row in rows if isinstance(row, EdgeRow) and row.type == "CITES"}
    assert all(set(row.properties["statements"]) <= said for row in rows if isinstance(row, EdgeRow) and row.type in ("REGISTERED_BY", "LOCATED_AT"))


@given(PEOPLE, SIGNS)
def test_one_registrant_is_one_person_and_signs_alone_are_nobody(name, signs):
    first, second = (relations(Record(domain, name=printed)) for domain, printed in (("a.org", name), ("b.org", f"  {name.upper()} ")))
    assert first[0].end == second[0].end and first[0].end[0] == "Person"
    assert relations(Record("a.org", name=signs)) == relations(Record("b.org", organisation=signs)) == []


@given(st.text(max_size=20), st.text(max_size=400))
def test_what_is_asserted_twice_is_one_statement_and_a_long_one_is_cut(key, says):
    first, again = (list(asserts("MENTIONS", ("Domain", key), ("Person", "p"), says, "doc")) for _ in range(2))
    assert first == again and len(first[0].properties["says"]) <= 300
    assert first[0].key != next(iter(asserts("MENTIONS", ("Domain", key + "x"), ("Person", "p"), says, "doc"))).key
