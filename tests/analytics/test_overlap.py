"""Named operations: chance beside the overlap, and no p where the overlap made the list."""

import numpy as np
import pytest
from coterie.analytics.overlap import Overlap, Posts, overlaps
from coterie.analytics.world import World
from scipy.stats import binom
from worlds import DAY, START, as_world, honest


def operations(world: World, prefix: str = "#op") -> dict[str, Posts]:
    """Posts by the first hashtag of each operation of the campaign."""
    tags = world.signals["hashtag"]
    code = {name: i for i, name in enumerate(tags.names)}
    found = {k: tags.trace == code[f"{prefix}{k}a"] for k in range(4)}
    return {f"op{k}": (tags.account[mine], tags.at[mine]) for k, mine in found.items()}


@pytest.fixture(scope="module")
def world() -> World:
    return as_world(honest(81).campaign(60, fringe=60).rows)


def by_sets(found: list[Overlap]) -> dict[int, list[Overlap]]:
    return {k: [o for o in found if len(o.operations) == k] for k in (2, 3, 4)}


def test_those_who_come_again_are_beyond_chance(world: World) -> None:
    found = by_sets(overlaps(world, operations(world), populations=[2000, 50]))
    assert [len(v) for v in found.values()] == [6, 4, 1]
    every = found[4][0]
    assert every.accounts == 60 and every.expected is not None and every.expected < 3 and every.p is not None and every.p < 1e-9
    even = 2000 * np.prod([len(set(who.tolist())) / 2000 for who, _ in operations(world).values()])
    assert every.declared[2000] == pytest.approx((even, max(1e-300, binom.sf(59, 2000, even / 2000))))
    assert every.declared[50][1] is None, "more took part than there were people"


def test_a_list_made_of_an_overlap_does_not_prove_itself(world: World) -> None:
    found = overlaps(world, operations(world), defined_by=["op0", "op1"])
    assert [o.operations for o in found] == [("op0", "op1"), ("op2", "op3"), ("op0", "op1", "op2"), ("op0", "op1", "op3"), ("op0", "op1", "op2", "op3")]
    assert found[0].p is None and found[0].expected is None and "no news" in found[0].why
    further = found[2]
    assert further.accounts == 60 and further.expected is not None and 1 < further.expected < 30, "chance for those on the list alone"


def test_people_who_come_by_chance_are_about_as_many_as_it_says() -> None:
    """Random days of random people, busy ones more often: nothing is beyond chance."""
    maker = honest(82)
    weight = maker.volume**0.5 / (maker.volume**0.5).sum()
    named = {}
    for k in range(4):
        who = maker.dice.choice(len(maker.people), 250, replace=False, p=weight)
        at = START + (3 + 5 * k) * DAY + maker.dice.integers(0, 36000, len(who))
        for i, t in zip(who.tolist(), at.tolist(), strict=True):
            maker.rows.post(maker.people[i], t, maker.phrase(6), tags=[f"#call{k}"])
        named[f"op{k}"] = (who, at)
    world = as_world(maker.rows)
    number = {key: i for i, key in enumerate(world.accounts)}
    posts = {k: (np.array([number[maker.people[i]] for i in who]), at) for k, (who, at) in named.items()}
    for o in overlaps(world, posts):
        assert o.expected is not None and 0.5 * o.expected - 5 <= o.accounts <= 2 * o.expected + 5 and o.p is not None and o.p > 0.01


def test_few_participants_are_not_enough(world: World) -> None:
    small = {k: (who[:15], at[:15]) for k, (who, at) in operations(world).items()}
    assert all(o.p is None and "fewer than 20" in o.why for o in overlaps(world, small))
