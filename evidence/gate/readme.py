"""The page that a bundle carries for whoever opens it first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .profile import Profile

_LAW = (("Purpose", "purpose"), ("Lawful basis", "lawful_basis"), ("Kept until", "retention"), ("Right of reply", "right_of_reply"))


def readme(title: str, settings: Mapping[str, Any], profile: Profile, tlp: str, *, synthetic: bool) -> str:
    """Title, label, whom it is for, why the data are kept, what lies here and how to check it."""
    made_up = "◇ Synthetic: a generator made every account, text and address in it.\n\n" if synthetic else ""
    names = "" if len(profile.named) > 2 else (
        "acc-…, per-…, site-…, post-… and text-… are pseudonyms: the same within this case, unrelated to those of any other.\n")
    law = "".join(f"{name}: {settings.get(key) or 'not said'}\n" for name, key in _LAW)
    return (f"{title}\nTLP:{tlp}\n\n{made_up}{profile.says}\n{names}\n{law}\n"
            "report.html opens in any browser, without network. ledger.json holds its claims, exports/ parts of the graph for other\n"
            "programs. manifest.json names each file with its SHA-256, and the questions, files and versions behind them.\n"
            "To check that nothing was changed, without a database:\n\n    coterie verify FOLDER --key FINGERPRINT\n\n"
            "Ask whoever sent this for the fingerprint by another way.\n")
