"""Bytes into characters, as browsers do: byte order mark, what the server said, what the page says, then a guess.

Whatever was guessed or mended is said in a note: no text is taken for granted that may be garbled.
"""

import codecs
import re
from contextlib import suppress
from encodings.aliases import aliases
from typing import NamedTuple

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read under a label (WHATWG, Encoding Standard) where it is not what the label says.
READ_AS = {
    "cp1252": "ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1 l1 ansi x-cp1252 iso-ir-100",
    "cp1254": "iso-8859-9 iso8859-9 latin5",
    "cp874": "iso-8859-11 tis-620",
    "gb18030": "gb2312 gb-2312 gbk x-gbk chinese",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji",
    "cp949": "euc-kr ks_c_5601-1987 korean",
    "big5hkscs": "big5 x-x-big5 cn-big5",
    "mac_roman": "x-mac-roman macintosh mac",
}
LABELS = {label: codec for codec, labels in READ_AS.items() for label in labels.split()}
# Read as bytes by a browser, or a way to hide markup: never taken from a label.
REFUSED = frozenset(["utf-7", "hz", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"])
META = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.\-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.\-]{1,40})",
    re.IGNORECASE,
)
HIRAGANA = re.compile("[\u3041-\u3096]")
PRESCAN = 4096
# Bytes below which zeros between letters show nothing.
SHORTEST = 8
# So much of a text that does not name its encoding is looked at to guess it.
SAMPLE = 2**16


class Decoded(NamedTuple):
    """The characters, the encoding they were read in, and what has to be said of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, *, label: str = "", is_markup: bool = False) -> Decoded:
    """The text of the bytes; ``label`` is the encoding that the server or the mail named. It never fails."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :] if encoding == "utf-8" else content, encoding)
    named = python_name(label) or (_named_in_markup(content) if is_markup else "")
    if named:
        return _as_named(content, named)
    if wide := width_without_mark(content):
        return _strictly(content, wide, note=f"encoding-assumed: {wide}")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


def load_codecs() -> None:
    """Load every codec, for a process that can soon open no files."""
    for name in set(aliases.values()):
        with suppress(LookupError):
            codecs.lookup(name)


def python_name(label: str) -> str:
    """The codec that a browser takes for this label; empty when it knows none."""
    label = label.strip(" \t\r\n\"'").lower()
    try:
        name = codecs.lookup(LABELS.get(label, label)).name
        # Refused by what is no encoding of text.
        b"a".decode(name, "replace")
    except (LookupError, ValueError):
        return ""
    return "" if name in REFUSED else LABELS.get(name, name)


def _named_in_markup(content: bytes) -> str:
    found = META.search(content[:PRESCAN])
    name = python_name((found[1] or found[2]).decode("ascii", "ignore")) if found else ""
    # A page that could be read up to here is not in two-byte units, whatever it says.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _as_named(content: bytes, named: str) -> Decoded:
    if named != "utf-8" and not content.isascii() and not named.startswith("iso2022"):
        try:
            # Bytes that happen to be UTF-8 throughout are UTF-8: the label is wrong.
            return Decoded(content.decode("utf-8"), "utf-8", (f"encoding-differs: {named}",))
        except UnicodeDecodeError:
            pass
    return _strictly(content, named)


def _strictly(content: bytes, encoding: str, note: str = "") -> Decoded:
    notes = (note,) if note else ()
    try:
        return Decoded(content.decode(encoding), encoding, notes)
    except UnicodeDecodeError:
        pass
    if encoding == "utf-8":
        return _mended(content)
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, (*notes, f"encoding-broken: {text.count(chr(0xFFFD))}"))


def _mended(content: bytes) -> Decoded:
    """UTF-8 with stray bytes in between, which are read as Windows-1252, as most often they are."""
    try:
        text = content.decode("utf-8", "surrogateescape")
    except UnicodeDecodeError:  # pragma: no cover
        text = content.decode("utf-8", "replace")
    strays = re.findall("[\udc80-\udcff]", text)
    text = re.sub(
        "[\udc80-\udcff]+", lambda found: found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text
    )
    return Decoded(text, "utf-8", (f"encoding-mixed: {len(strays)}",))


def width_without_mark(content: bytes) -> str:
    """UTF-16 without a byte order mark, told by every other byte of a text being zero; empty when it is not."""
    sample = content[:PRESCAN]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < SHORTEST or min(even, odd) or max(even, odd) < 0.4 * len(sample) / 2:
        return ""
    return "utf-16-be" if even else "utf-16-le"


def _guessed(content: bytes) -> Decoded:
    valid = content.decode("utf-8", "ignore")
    if sum(1 for character in valid if character > "\x7f") > (len(content) - len(valid.encode())):
        return _mended(content)
    encoding = _japanese(content) or _most_likely(content)
    return _strictly(content, encoding, note=f"encoding-assumed: {encoding}")


def _japanese(content: bytes) -> str:
    """An encoding in which the bytes are Japanese, told by its small letters between the others; else empty."""
    for encoding in ("cp932", "euc_jp"):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if len(HIRAGANA.findall(text)) > 0.2 * sum(1 for each in text if each > "\x7f"):
                return encoding
    return ""


def _most_likely(content: bytes) -> str:
    sample = content[:SAMPLE]
    best = from_bytes(sample).best()
    found = LABELS.get(best.encoding.replace("_", "-"), best.encoding) if best else "cp1252"
    # Of encodings that read it alike, the most common.
    return "cp1252" if sample.decode("cp1252", "replace") == sample.decode(found, "replace") else found
