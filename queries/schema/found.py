"""What was loaded, named and found: sources, operations, runs, passages, clusters."""

from __future__ import annotations

from .marks import SYNTHETIC
from .model import Node, flag, number, share, text, time

PASSAGE = Node(
    "Passage",
    "id",
    "A group of near-identical texts, named by its exemplar.",
    (
        text("text", "The exemplar as first posted."),
        number("posts", "Posts that say it."),
        number("accounts", "Accounts that say it."),
        text("run", "The run that found it.", index=True),
        SYNTHETIC,
    ),
    caption="text",
    colour="#FF9DA7",
    derived=True,
)
OPERATION = Node(
    "Operation",
    "id",
    "A named window with selectors.",
    (
        text("title", "What it is about."),
        time("starts", "First moment, UTC."),
        time("ends", "First moment after it, UTC."),
        text("zone", "The zone in which the window was written."),
        text("selector", "What selects its posts, as JSON."),
        text("snapshot", "A hash of the windows and the data it was marked on."),
        SYNTHETIC,
    ),
    caption="title",
    colour="#8CD17D",
    derived=True,
)
SOURCE = Node(
    "Source",
    "sha256",
    "A loaded file with its coverage.",
    (
        text("name", "The file's name."),
        text("format", "The format it was read as."),
        number("read", "Rows read."),
        number("accepted", "Rows accepted."),
        number("refused", "Rows in quarantine."),
        text("refusals", "Refused rows by reason, as JSON."),
        text("notes", "Values dropped from kept rows, as JSON."),
        text("nodes", "Nodes it made, by label, as JSON."),
        text("edges", "Edges it made, by type, as JSON."),
        number("rows_done", "Rows committed so far."),
        flag("complete", "The load came to its end."),
        text("covers", "What the file covers, in words: query, window, deletions."),
        flag("covers_all", "Declared complete for what it covers."),
        time("observed_at", "When the data was collected, if said."),
        SYNTHETIC,
    ),
    caption="name",
    colour="#79706E",
)
RUN = Node(
    "Run",
    "id",
    "One detection: its parameters, code, data and seed.",
    (
        number("number", "Counted from 1 in this case."),
        number("seed", "The seed."),
        text("parameters", "As JSON."),
        text("version", "coterie's version."),
        text("snapshot", "A hash of what was loaded."),
        text("result", "Counts and controls, as JSON."),
        SYNTHETIC,
    ),
    caption="number",
    colour="#499894",
    derived=True,
)
CLUSTER = Node(
    "Cluster",
    "id",
    "Accounts that a run found synchronised.",
    (
        text("run", "The run that found it.", index=True),
        number("number", "Its number in the run, biggest first."),
        number("size", "Members."),
        text("kind", "block (the same people in several big episodes) or ties (they meet again and again)."),
        share("p", "The chance of as much by accident, under the stated model."),
        share("stability", "Share of seeds that agree, 0..1."),
        share("contrast", "Near matches over all matches, 0..1; live events stay near 0.15."),
        share("expected", "Accounts that chance would put there."),
        text("layers", "Ties by signal, as JSON."),
        text("evidence", "The numbers behind it, as JSON."),
        text("innocent", "What honest thing looks the same."),
        SYNTHETIC,
    ),
    caption="number",
    colour="#D4A6C8",
    derived=True,
)
