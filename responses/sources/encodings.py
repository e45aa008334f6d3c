"""Bytes into characters, as browsers do: byte order mark, what the server said, what the page says, then a guess.

Whatever was guessed or mended is said in a note: no text is taken for granted that may be garbled.
"""

import codecs
import re
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
PRESCAN = 4096
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
    if wide := _wide(content):
        return _strictly(content, wide, note=f"encoding-assumed: {wide}")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


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


def _wide(content: bytes) -> str:
    """UTF-16 without a mark, when every other byte of a text is zero; empty when it is not."""
    sample = content[:PRESCAN]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even > 0.4 * len(sample) / 2 and odd == 0:
        return "utf-16-be"
    return "utf-16-le" if odd > 0.4 * len(sample) / 2 and even == 0 else ""


def _guessed(content: bytes) -> Decoded:
    valid = content.decode("utf-8", "ignore")
    if sum(1 for character in valid if character > "\x7f") > (len(content) - len(valid.encode())):
        return _mended(content)
    best = from_bytes(content[:SAMPLE]).best()
    encoding = LABELS.get(best.encoding.replace("_", "-"), best.encoding) if best else "cp1252"
    return _strictly(content, encoding, note=f"encoding-assumed: {encoding}")
