"""From the address asked for to the page: robots.txt, redirects, each hop checked anew."""

from io import BytesIO
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import quote

from responses.sources.addresses import Address, Unfit, join_address, parse_address
from responses.sources.fetching.bodies import read_body, refuse_long
from responses.sources.fetching.wire import Sent, World, ask
from responses.sources.robots import MOST_BYTES, permits

REDIRECTS = 5
LEADING = {301, 302, 303, 307, 308}
# Of a page that only leads on no more is read than this.
MOST_LEADING = 64 * 1024
JsonObject = dict[str, Any]


class Order(NamedTuple):
    """What to fetch, as whom, and how much of it at most."""

    url: str
    agent: str
    limit: int


class Files(NamedTuple):
    """Where the page and the bytes of the whole exchange go."""

    body: BinaryIO
    record: BinaryIO


def travel(order: Order, files: Files, world: World) -> JsonObject:
    """Fetch the page and say what was met on the way. Raises Unfit."""
    address = parse_address(order.url)
    redirects: list[JsonObject] = []
    exchanges: list[JsonObject] = []
    asked_robots: dict[tuple[str, str], bytes] = {}
    while True:
        _obey_robots(address, order, world, asked_robots)
        sent = ask(address, agent=order.agent, record=files.record, world=world)
        with sent.answer:
            onward = _leads_to(address, sent)
            if onward is None:
                refuse_long(sent.answer, limit=order.limit)
                read_body(sent.answer, into=files.body, limit=order.limit)
                break
            exchanges.append(_exchange(address, sent, cut=not _read_leading(sent)))
        redirects.append({"url": address.url, "status": sent.answer.status})
        if len(redirects) > REDIRECTS:
            raise Unfit("redirects", most=REDIRECTS)
        address = onward
    exchanges.append(_exchange(address, sent, cut=False))
    headers = [[name, value] for name, value in sent.answer.getheaders()]
    met = {"redirects": redirects, "exchanges": exchanges}
    return {"url": address.url, "status": sent.answer.status, "headers": headers, **met}


def _leads_to(address: Address, sent: Sent) -> Address | None:
    """Where a redirect leads, checked like any address; None when it is the page itself."""
    location = sent.answer.headers.get("Location")
    if sent.answer.status not in LEADING or not location:
        return None
    # Bytes beyond ASCII come as Latin-1 characters, and are meant as UTF-8.
    onward = join_address(address, quote(location.encode("latin-1", "replace"), safe="/%:@!$&'()*+,;=-._~?#[]"))
    if address.scheme == "https" and onward.scheme == "http":
        raise Unfit("downgrade", url=onward.url[:200])
    return onward


def _read_leading(sent: Sent) -> bool:
    """Read the page of a redirect for the record; False when it was left before its end."""
    try:
        read_body(sent.answer, into=BytesIO(), limit=MOST_LEADING)
    except Unfit:
        return False
    return True


def _obey_robots(address: Address, order: Order, world: World, asked: dict[tuple[str, str], bytes]) -> None:
    """Raises Unfit when the site asks us not to fetch this page."""
    site = (address.scheme, address.host)
    if site not in asked:
        asked[site] = _robots(address, order, world)
    product = order.agent.partition("/")[0]
    if not permits(asked[site], agent=product, target=address.target):
        raise Unfit("robots", host=address.host)


def _robots(address: Address, order: Order, world: World) -> bytes:
    """The robots.txt of a site: empty when there is none; without an answer everything is closed (RFC 9309)."""
    at = Address(address.scheme, address.host, "/robots.txt")
    for _redirect in range(REDIRECTS + 1):
        sent = ask(at, agent=order.agent, record=BytesIO(), world=world)
        with sent.answer:
            onward = _leads_to(at, sent)
            if onward is None:
                return _robots_text(sent, address)
        at = onward
    return b""


def _robots_text(sent: Sent, address: Address) -> bytes:
    found = BytesIO()
    try:
        if sent.answer.status == 200:
            read_body(sent.answer, into=found, limit=2 * MOST_BYTES)
    except Unfit as unfit:
        # Of a long one its beginning counts.
        if unfit.code != "too_large":
            raise Unfit("robots_closed", host=address.host) from None
    if sent.answer.status >= 500:
        raise Unfit("robots_closed", host=address.host)
    return found.getvalue()


def _exchange(address: Address, sent: Sent, *, cut: bool) -> JsonObject:
    """Where its bytes lie on the record: the request is told, the answer has this length."""
    request = sent.request.decode("latin-1")
    return {"url": address.url, "ip": sent.ip, "request": request, "length": sent.tape.length, "cut": cut}
