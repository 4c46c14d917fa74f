"""What documents speak of: people, organisations, sites, addresses, events, and the statements themselves."""

from __future__ import annotations

from .marks import PROVENANCE, SYNTHETIC
from .model import Node, flag, text, texts, time

DOMAIN = Node(
    "Domain",
    "name",
    "A site: a registrable domain name, or a customer's under one that hosts for anybody; never defanged here.",
    (
        text("title", "What the site calls itself."),
        time("registered_on", "When it was registered."),
        text("registrar", "Through whom."),
        text("note", "What else is said of it."),
        texts("marks", "What its archived pages carry: generator, ids of analytics, advertising and site verification."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="name",
    colour="#59A14F",
)
PERSON = Node(
    "Person",
    "key",
    "A human being named in a source.",
    (
        text("name", "As printed in the source."),
        texts("aliases", "Other spellings in the sources."),
        text("standing", "office-holder, named or private (the default)."),
        text("standing_source", "What the standing rests on: statements, or a decision."),
        text("note", "Who that is, in one line."),
        flag("target", "Somebody whom a campaign attacked."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="name",
    colour="#E15759",
)
ORGANISATION = Node(
    "Organisation",
    "key",
    "A company, party, office, movement or outlet.",
    (
        text("name", "As printed in the source."),
        texts("aliases", "Other names."),
        text("kind", "party, office, company, ngo, media, movement, …"),
        text("country", "ISO 3166 code."),
        text("note", "What it is, in one line."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="name",
    colour="#9C755F",
)
ADDRESS = Node(
    "Address",
    "key",
    "A postal address or an IP address.",
    (text("name", "As printed."), text("kind", "postal or ip."), SYNTHETIC, *PROVENANCE),
    caption="name",
    colour="#BAB0AC",
)
EVENT = Node(
    "Event",
    "key",
    "A conference, memorandum, arrest or election.",
    (
        text("name", "As printed."),
        text("kind", "conference, memorandum, arrest, election, …"),
        text("place", "Where."),
        text("starts", "First day or moment, ISO, as precise as the source."),
        text("ends", "Last day or moment."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="name",
    colour="#D37295",
)
STATEMENT = Node(
    "Statement",
    "id",
    "Who asserts what, and on which page; asserted, not true.",
    (
        text("says", "The assertion in our words."),
        text("quote", "At most 15 words of the source."),
        text("page", "The page of the document."),
        text("archive", "An archived copy of the underlying evidence."),
        text("grade", "Admiralty code: A1 (reliable, confirmed) to F6 (cannot be judged)."),
        text("asserted_by", "Who says so."),
        text("holds_from", "From when it holds, ISO, as precise as known."),
        text("holds_to", "Until when."),
        text("document", "The id of the document."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="says",
    colour="#F1CE63",
)
DOCUMENT = Node(
    "Document",
    "id",
    "A report, article, list or page that statements cite.",
    (
        text("title", "Its title."),
        text("publisher", "Who published it."),
        text("published_on", "When, ISO."),
        text("url", "Where."),
        text("archive", "An archived copy."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="title",
    colour="#86BCB6",
)
