"""The whole search on small invented worlds."""

from dataclasses import replace

import numpy as np
import pytest
from coterie.analytics.communities import METHODS
from coterie.analytics.engine import Result, search
from coterie.analytics.shuffle import shuffled
from coterie.analytics.world import World
from worlds import Maker, Rows, as_world, honest


def groups(world: World, result: Result, *, strict: bool = False) -> list[set[str]]:
    return [{world.accounts[i] for i, core in zip(g.members, g.core, strict=True) if core or not strict} for g in result.groups]


@pytest.fixture(scope="module")
def campaign() -> tuple[Rows, World, Result]:
    rows = honest(31).newsroom().ring().campaign().rows
    world = as_world(rows)
    return rows, world, search(world, permutations=1)


def test_a_campaign_is_one_block_and_nobody_else_is_in_it(campaign: tuple[Rows, World, Result]) -> None:
    rows, world, result = campaign
    block, *others = result.groups
    assert block.kind == "block" and [g.kind for g in others] == ["ties", "ties"]
    strict, named = groups(world, result, strict=True)[0], groups(world, result)[0]
    assert len(strict & rows.planted["core"]) >= 58 and len(strict - rows.planted["core"] - rows.planted["fringe"]) <= 1
    assert len(named - rows.planted["core"] - rows.planted["fringe"]) <= 1


def test_honest_groups_come_out_apart_with_their_explanation(campaign: tuple[Rows, World, Result]) -> None:
    rows, world, result = campaign
    assert groups(world, result)[1:] == [rows.planted["ring"], rows.planted["newsroom"]]
    assert "newsroom" in result.groups[2].innocent and result.groups[2].contrast == 1.0
    for g in result.groups:
        assert g.innocent and g.evidence["copies"] > 0 and 0 < g.evidence["peak"] <= 1 and len(set(g.members)) == g.size


def test_each_says_what_holds_it_and_what_would_take_it_out(campaign: tuple[Rows, World, Result]) -> None:
    block, ring, newsroom = campaign[2].groups
    assert len(block.evidence["without"]) == len(block.evidence["episodes"]) and all(0 <= x <= 1 for x in block.evidence["without"])
    assert sum("would take it out" in r for r in block.reasons) == sum(block.core)
    assert ring.evidence["without"] == {"repost": 0.0} and "Without repost it would not be named." in ring.reasons[0]
    assert newsroom.evidence["resolutions"] == {"0.5": 1.0, "2": 1.0}


def test_what_would_take_it_out_is_true() -> None:
    """Each signal left out of the whole search: who is then named is what the reasons say, also where one signal opened another."""
    maker = Maker(8, people=500).organic().ring()
    for k in range(10):
        at = maker.moment(k)
        for who in sorted(maker.rows.planted["ring"])[:12]:
            maker.rows.post(who, at + maker.dice.random() * 40, maker.phrase(6), link=f"https://ring.example/{k}")
    world = as_world(maker.rows)
    result = search(world, permutations=0)
    (ring,) = result.groups
    assert {"link", "repost"} <= set(ring.layers) and len(set(ring.evidence["without"])) == 2
    for name in ring.layers:
        rest = search(replace(world, signals={n: s for n, s in world.signals.items() if n != name}), permutations=0)
        named = {i for g in rest.groups for i in g.members}
        assert {m for m, reason in zip(ring.members, ring.reasons, strict=True) if f"Without {name}" in reason} == set(ring.members) - named
        assert ring.evidence["without"][name] == round(max((len({*g.members} & {*ring.members}) for g in rest.groups), default=0) / ring.size, 3)


def test_shuffling_leaves_no_ties_and_no_blocks(campaign: tuple[Rows, World, Result]) -> None:
    assert campaign[2].control == {"permutations": 1, "clusters": [0], "accounts": [0], "blocks": [0]}
    assert campaign[2].groups[0].evidence["shuffled_blocks"] == 0 and campaign[2].groups[1].expected == 0


def test_a_world_where_nobody_acts_together_names_nobody() -> None:
    for seed in range(40, 44):
        assert search(as_world(honest(seed).rows), permutations=0).groups == ()


def test_a_campaign_with_an_interest_of_its_own_is_found() -> None:
    rows = honest(61).campaign(fringe=15, cover=12).rows
    world = as_world(rows)
    block = search(world, permutations=0).groups[0]
    assert block.kind == "block" and block.expected is not None and block.expected < 5
    assert len({world.accounts[i] for i in block.members} & rows.planted["core"]) >= 58


def test_a_group_that_makes_up_most_of_a_signal_is_not_its_own_chance() -> None:
    """With every tenth repost of the others left, nearly all meetings are the group's; with none there is nobody to compare with."""
    for left, found in ((10, True), (10**9, False)):
        maker = Maker(71, people=600).organic()
        maker.rows.of = [of if i % left == 0 else "" for i, of in enumerate(maker.rows.of, 1)]
        rows = maker.ring(posts=12).rows
        world = as_world(rows)
        assert groups(world, search(world, permutations=0)) == ([rows.planted["ring"]] if found else [])


def test_supporters_of_one_copy_each_are_a_lead_without_names() -> None:
    rows = honest(50).campaign(copies=1).rows
    result = search(as_world(rows), permutations=0)
    assert [g for g in result.groups if g.kind == "block"] == []
    assert len(result.leads) == 1 and result.leads[0]["copies"] == 1.0 and "x:" not in str(result.leads)


def test_what_is_dated_before_1970_is_not_dated_at_all() -> None:
    rows = honest(7, people=500).ring().rows
    known = search(as_world(rows), permutations=1)
    for k in range(30):
        for i in range(2):
            rows.post(rows.who[i], k - 20_000, "", of=f"o-old{k}")
    world = as_world(rows)
    assert world.untimed == 60 and search(world, permutations=1).groups == known.groups


@pytest.mark.parametrize("method", sorted(METHODS))
def test_same_seed_same_answer(method: str) -> None:
    world = as_world(honest(7, people=500).ring().newsroom().rows)
    first, again = (search(world, seed=3, permutations=1, method=method, threads=t) for t in (1, 2))
    assert first.groups == again.groups and len(first.groups) == 2


def test_the_control_keeps_volumes_times_and_traces() -> None:
    world = as_world(Maker(3, people=200).organic().newsroom().rows)
    mixed = shuffled(world, np.random.default_rng(0))
    assert (np.bincount(mixed.account, minlength=world.size) == np.bincount(world.account, minlength=world.size)).all()
    for name, signal in world.signals.items():
        assert (mixed.signals[name].trace == signal.trace).all() and (mixed.signals[name].at == signal.at).all()
    assert (mixed.account != world.account).mean() > 0.5
