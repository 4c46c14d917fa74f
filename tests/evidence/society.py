"""A small society for the gate: an office, somebody named in a source, two private people; and how to see it."""

from coterie.evidence.gate.people import Somebody, World
from coterie.evidence.gate.profile import PROFILES
from coterie.evidence.gate.veil import Veil

KEY, OTHER = b"k" * 32, b"o" * 32
OFFICE = Somebody("Account:x:1", "office-holder", ("Presidency",), ("Presidency of Arcadia",), ("1",))
PARTY = Somebody("Person:leader", "office-holder", (), ("Ilham Noble", "İlham NOBLE"))
NAMED = Somebody("Person:hafiz-jabarov", "named", (), ("Hafiz Jabarov", "Hafız CABAROV", "Nağiyev Həfiz"))
PRIVATE = Somebody("Account:x:1281192377277780", "private", ("Sona35072550", "sona35072550"), ("Sona Məmmədova",), ("1281192377277780",))
ORDINARY = Somebody("Account:x:@link", "private", ("link", "Link"), (), ())
SITE = Somebody("Domain:jabarov.com", "named")
TEXT = "Our streets are quiet tonight and nobody will say who lit the lamps https://example.org #Lamps"
BIO = "Mother of three."
EVERYBODY = (OFFICE, PARTY, NAMED, PRIVATE, ORDINARY, SITE)


def world(profile="public"):
    named = PROFILES[profile].named
    free, sheltered = (tuple(s for s in EVERYBODY if (s.standing in named) is keep) for keep in (True, False))
    return World(free, sheltered, ("Union of Arcadia",), (TEXT, BIO), ("A statement of the Presidency on the harbour, in full.",),
                 frozenset({"x:1719514530679199172", "1719514530679199172", "https://archive.ph/abcde", "x:~0123456789abcdef"}), {"Baku": 9, "Flat 4, Elm Street": 1})


def veil(profile="public", key=KEY):
    return Veil(PROFILES[profile], key, world(profile))


def giveaways():
    """Every way in which the society's sheltered can be written that a public release may not hold."""
    return ["Sona35072550", "sona35072550", "SONA35072550", "@Sona35072550", "x:1281192377277780", "1281192377277780", "Sona Məmmədova", "SONA MƏMMƏDOVA",
            "sonaməmmədova", "Hafiz Jabarov", "JABAROV", "Jabarov's", "Jabarovun", "Nagiyev", "hafiz-jabarov", "Person:hafiz-jabarov", "jabarov.com",
            "www.jabarov.com", "https://jabarov.com/contact", "@link", "x:@link", "x:1719514530679199172", "https://x.com/i/status/1719514530679199172",
            "https://archive.ph/abcde", TEXT, TEXT[:70], "quoted: " + TEXT.upper(), "somebody@mail.example", "+33 6 12 34 56 78"]
