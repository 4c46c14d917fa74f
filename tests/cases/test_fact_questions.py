"""The table of facts and the questions that answer them: each can be asked as it stands, and no fact of an analysis is left out."""

import csv
import json
from pathlib import Path
from zoneinfo import ZoneInfo

from coterie.queries.catalogue import find

TABLE = Path(__file__).parents[2] / "cases" / "un_notorious_big" / "questions.csv"


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def params(row):
    return dict(pair.split("=", 1) for pair in row["params"].split("; ") if pair)


def test_every_question_of_the_table_is_there_and_takes_the_parameters():
    for row in rows():
        assert row["question"] or row["why"], row
        if row["question"]:
            question = find(row["question"])
            assert question.id == row["question"] and question.bind(params(row), ZoneInfo("Europe/Paris")) is not None


def test_the_table_is_in_order_and_says_nothing_twice():
    places = [(row["fact"], row["question"], row["params"]) for row in rows()]
    assert places == sorted(set(places))


def test_no_fact_of_an_analysis_that_the_table_treats_is_left_out(shared):
    facts = {fact["id"]: fact["analytic"] for fact in json.loads((shared / "case" / "facts.json").read_text("utf-8"))["facts"]}
    said = {row["fact"]: row["analytic"] for row in rows()}
    assert said == {id_: analytic for id_, analytic in facts.items() if analytic in set(said.values())}
