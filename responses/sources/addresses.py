"""Which addresses may be asked: the shape of a URL, and the rule for the numbers that a name leads to.

The rule allows, it does not forbid: IPv4 that is global and not multicast, IPv6 inside 2000::/3 less what has a special
meaning there. Everything else is refused, whatever it is called (docs/evidence.md).
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_CHARACTERS = 2000
PORTS = {"http": 80, "https": 443}
# Beside what Python calls global: its lists differ from version to version, so what matters is named here.
SPECIAL_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
# Protocol assignments with Teredo, documentation, and 6to4, which carries an IPv4 address inside.
SPECIAL_6 = tuple(
    ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# ISATAP: the last four bytes are an IPv4 address behind the site's own gateway.
ISATAP = {0x00005EFE, 0x02005EFE}
LOCAL_ENDINGS = (".localhost", ".local", ".localdomain", ".internal", ".intranet", ".home.arpa", ".lan", ".onion")
# Names that the older standard for international names leads elsewhere than browsers do.
AMBIGUOUS = frozenset("ßς\u200c\u200d")
HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
SAFE = "/%:@!$&'()*+,;=-._~?"


class Unfit(Exception):
    """What was asked is not fetched: ``code`` says why, ``facts`` fill the sentence that a person reads."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


@dataclass(frozen=True)
class Address:
    """A URL that is fit to be asked; ``host`` is in ASCII (punycode), ``target`` is path and query."""

    scheme: str
    host: str
    target: str

    @property
    def port(self) -> int:
        """80 or 443."""
        return PORTS[self.scheme]

    @property
    def host_header(self) -> str:
        """The host as it stands in a request."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def url(self) -> str:
        """The address written out."""
        return f"{self.scheme}://{self.host_header}{self.target}"


def parse_address(url: str) -> Address:
    """The address in its normal form, without its fragment. Raises Unfit."""
    url = url.strip()
    if len(url) > MOST_CHARACTERS:
        raise Unfit("too_long", most=MOST_CHARACTERS)
    if UNSEEN.search(url):
        raise Unfit("malformed")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Unfit("malformed") from None
    if parts.scheme not in PORTS:
        raise Unfit("scheme", scheme=parts.scheme[:20])
    if "@" in parts.netloc:
        raise Unfit("userinfo")
    if port not in {None, PORTS[parts.scheme]}:
        raise Unfit("port", port=int(port or 0))
    target = quote(parts.path or "/", safe=SAFE.removesuffix("?"))
    query = f"?{quote(parts.query, safe=SAFE)}" if parts.query else ""
    return Address(parts.scheme, _host(parts.hostname or "", bracketed="[" in parts.netloc), target + query)


def join_address(base: Address, location: str) -> Address:
    """Where a redirect leads. Raises Unfit."""
    try:
        return parse_address(urljoin(base.url, location.strip()))
    except ValueError:
        raise Unfit("malformed") from None


def _host(name: str, *, bracketed: bool) -> str:
    if bracketed:
        return _number(name)
    host = _ascii(name)
    if NUMBER.fullmatch(host.rpartition(".")[2]):
        return _number(host)
    if not HOST.fullmatch(host):
        raise Unfit("malformed")
    if "." not in host or host.endswith(LOCAL_ENDINGS):
        raise Unfit("private", host=host)
    return host


def _ascii(name: str) -> str:
    """The name in punycode, small letters, without a dot at its end."""
    if len(name) > 253 or AMBIGUOUS & set(name):
        raise Unfit("malformed" if len(name) > 253 else "ambiguous_name")
    try:
        return name.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise Unfit("malformed") from None


def _number(text: str) -> str:
    """A numeric host: written in the one usual way, and allowed."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise Unfit("number", host=text[:60]) from None
    if not is_allowed(address):
        raise Unfit("private", host=text)
    return str(address)


def is_allowed(address: IpAddress) -> bool:
    """Whether a connection may be made there."""
    if isinstance(address, ipaddress.IPv4Address):
        special = any(address in network for network in SPECIAL_4)
        return address.is_global and not address.is_multicast and not special
    inside = address in GLOBAL_6 and not any(address in network for network in SPECIAL_6)
    return inside and address.scope_id is None and (int(address) >> 32) & 0xFFFFFFFF not in ISATAP
