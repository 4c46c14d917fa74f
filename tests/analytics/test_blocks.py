"""Blocks: chance of attending, and members with what would take them out."""

from dataclasses import replace

import numpy as np
import pytest
from coterie.analytics.attendance import Attendance
from coterie.analytics.block_clusters import Crowds, crowds
from coterie.analytics.blocks import enough
from coterie.analytics.members import Members, members
from worlds import Maker, as_world, honest


def found(maker: Maker) -> Crowds:
    seen = crowds(as_world(maker.rows), seed=0)
    assert seen
    return seen


def test_all_or_fewer_down_to_half() -> None:
    assert [enough(n) for n in (2, 3, 4, 7)] == [[2], [3, 2], [4, 3, 2], [7, 6, 5, 4]]


@pytest.fixture(scope="module")
def campaign() -> tuple[Crowds, Members]:
    seen = found(honest(31).campaign(share=0.85))
    return seen, members(seen.known, seen.episodes, seen.blocks[0])


def test_what_would_take_a_member_out(campaign: tuple[Crowds, Members]) -> None:
    """One wrong attendance, if it says one; no single one, if it says more."""
    seen, inside = campaign
    block = seen.blocks[0]

    def still(account: int, episode: int) -> bool:
        there = seen.known.there.copy()
        there[account, episode] = False
        known: Attendance = replace(seen.known, there=there)
        return account in members(known, seen.episodes, block).strict

    for lasts in np.unique(inside.lasts).tolist():
        for account in inside.strict[inside.lasts == lasts][:3].tolist():
            attended = [e for e in block.episodes if seen.known.there[account, e]]
            assert all(still(account, e) for e in attended) == (lasts > 1)


def test_two_operations_are_enough_among_many() -> None:
    seen = found(honest(3, people=4000).campaign(operations=2, fringe=20))
    assert [len(b.episodes) for b in seen.blocks] == [2] and seen.blocks[0].attend >= 58


def test_a_campaign_on_two_platforms_is_one_block() -> None:
    maker = honest(5, platforms=2).campaign()
    seen = found(maker)
    (block,) = seen.blocks
    inside = {seen.world.accounts[i] for i in members(seen.known, seen.episodes, block).strict}
    core = maker.rows.planted["core"]
    assert {key[:2] for key in core} == {"x:", "y:"} and len(inside & core) >= 58
