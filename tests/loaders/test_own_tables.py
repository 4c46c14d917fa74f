"""coterie's own tables of platforms: who followed whom when it was looked at, and what a profile showed each time."""

from __future__ import annotations

from datetime import UTC, datetime

from coterie.loaders.format import Context
from taken import taken

FOLLOWS = "platform,follower,followed,observed_at,complete\nx,12,@Owner,2024-02-11T00:00:00Z,true\nx,13,@owner,,\ntelegram,12,13,2024-02-30T00:00:00Z,\n"
PROFILES = ("platform,id,handle,name,bio,followers,suspended,observed_at\nx,5,one,One,before,3,,2024-01-01T00:00:00Z\nx,5,one,One,before,4,,2024-01-02T00:00:00Z\n"
            "x,5,two,One,after,4,,2024-02-01T00:00:00Z\nx,5,two,One,after,4,true,2024-03-01T00:00:00Z\nx,1.2e+18,x,,,,,\n")


def test_edges_of_follows_say_when_they_were_seen_and_whether_the_list_was_whole(tmp_path):
    found = taken(tmp_path, "follows.csv", FOLLOWS, Context(observed_at=datetime(2024, 2, 12, tzinfo=UTC)))
    assert found.counts == ("follows", 3, 2, 1) and found.load.refusals == {"observed_at: is no possible time": 1}
    assert found.edges["FOLLOWS", "x:12", "x:@owner"] == {"observed_at": datetime(2024, 2, 11, tzinfo=UTC), "complete": True}
    assert found.edges["FOLLOWS", "x:13", "x:@owner"].get("observed_at") == datetime(2024, 2, 12, tzinfo=UTC) and not found.edges["FOLLOWS", "x:13", "x:@owner"].get("complete")


def test_each_state_of_a_profile_is_kept_and_counts_alone_make_none(tmp_path):
    found = taken(tmp_path, "accounts.csv", PROFILES)
    shown = sorted((said["observed_at"].month, said["handle"], said["bio"], said.get("suspended")) for (label, _), said in found.nodes.items() if label == "Profile")
    assert found.counts == ("accounts", 5, 4, 1) and shown == [(1, "one", "before", None), (2, "two", "after", None), (3, "two", "after", True)]
    assert len(found.ends("SHOWED")) == 3 and found.keys("Account") == ["x:5"]
