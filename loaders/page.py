"""What a web page shows: title, generator, links, the ids it carries for analytics, advertising and verification, and its text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

LARGEST = 4 * 1024 * 1024  # bytes of one page; what stands behind is not looked at
_MOST_LINKS = 5_000
_SHORT, _LONG = 200, 4_000  # characters; shorter texts are the same everywhere, and no host's own page is longer

# Who places an advertisement or counts the visitors is known by these, on every site that one hand runs.
_MARKS = (
    ("google-analytics", re.compile(r"\b(UA-\d{4,10}-\d{1,4})\b")),
    ("google-analytics", re.compile(r"(?:gtag/js\?id=|gtag\(\s*['\"]config['\"]\s*,\s*['\"])(G-[A-Z0-9]{6,12})\b")),
    ("google-tag-manager", re.compile(r"\b(GTM-[A-Z0-9]{4,9})\b")),
    ("google-adsense", re.compile(r"\b(?:ca-)?(pub-\d{10,20})\b")),
    ("yandex-metrica", re.compile(r"(?:mc\.yandex\.\w+/watch/|\bym\(\s*)(\d{5,10})\b")),
    ("facebook-pixel", re.compile(r"\bfbq\(\s*['\"]init['\"]\s*,\s*['\"](\d{8,20})['\"]")),
    ("matomo", re.compile(r"['\"]setTrackerUrl['\"]\s*,\s*['\"]?(?:u\s*\+\s*)?['\"]?((?:https?:)?//[\w./-]{4,80})")),
)
# What hosts, servers and sellers of domains show in place of a site: it is the same everywhere, and joins nobody.
_NOBODYS = re.compile(
    r"welcome to nginx|default (?:web ?)?(?:site )?page|apache2? (?:\w+ )?default page|test page for|it works!|iis windows|index of /|"
    r"domain (?:name )?(?:is|may be|has been|was) (?:for sale|parked|registered|expired)|buy this domain|parked (?:free|domain)|"
    r"account (?:has been )?suspended|site (?:is )?(?:under construction|not published|not found)|coming soon|future home of|"
    r"just a moment|checking your browser|attention required|enable javascript and cookies|access (?:is )?denied|ddos protection by|"
    r"bandwidth limit exceeded|congratulations.{0,40}(?:hosting|website|account)|hello world!.{0,30}welcome to wordpress",
    re.I | re.S,
)
_VERIFIED = ("google-site-verification", "yandex-verification", "facebook-domain-verification", "msvalidate.01", "p:domain_verify")


@dataclass
class Page:
    """A page read; ``links`` are (absolute address, text).

    ``digest`` is of the text, None when that is too short to be the site's own, or what a host shows in place of a site.
    """

    title: str = ""
    marks: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    digest: str | None = None


def page(html: str, address: str) -> Page:
    """Read a page that stood at this address; whatever it holds, something comes out."""
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    marks = {f"{name}:{value}" for name, pattern in _MARKS for value in pattern.findall(html)} | reader.marks
    text, title = " ".join("".join(reader.text).split()), " ".join("".join(reader.title).split())
    own = len(text) >= _SHORT and (len(text) > _LONG or not _NOBODYS.search(f"{title}\n{text[:600]}"))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if own else None
    return Page(title[:300], sorted(marks)[:50], reader.links, digest)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base, self.marks, self.links = address, set[str](), list[tuple[str, str]]()
        self.title, self.text = list[str](), list[str]()
        self._silent, self._in_title, self._anchor = 0, False, ""
        self._said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in ("script", "style", "noscript"):
            self._silent += 1
        elif tag == "title":
            self._in_title = True
        elif tag == "base" and said.get("href"):
            self.base = self._joined(said["href"]) or self.base
        elif tag == "a":
            self._end()
            self._anchor = self._joined(said.get("href", "")) or ""
        elif tag == "meta":
            name, content = said.get("name", "").lower(), said.get("content", "").strip()[:120]
            if content and (name == "generator" or name in _VERIFIED):
                self.marks.add(f"{name}:{content}")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "noscript"):
            self._silent = max(0, self._silent - 1)
        elif tag == "title":
            self._in_title = False
        elif tag == "a":
            self._end()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._silent:
            self.text.append(data)
            if self._anchor:
                self._said.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        if self._anchor and len(self.links) < _MOST_LINKS:
            self.links.append((self._anchor, " ".join("".join(self._said).split())[:200]))
        self._anchor, self._said = "", []

    def _joined(self, href: str) -> str | None:
        try:
            return urljoin(self.base, href.strip())
        except ValueError:
            return None
