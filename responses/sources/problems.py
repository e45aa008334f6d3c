"""Why a page was not fetched, in plain words with what to do instead. What is stored is the code and its facts."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UPLOAD = _("Open the page in your browser, save it or print it to a PDF, and upload that copy.")
CHECK = _("Check the address and ask again.")
ASK_AGAIN = _("Ask again later, or upload a copy of the page.")

Words = tuple[Promise | str, Promise | str]
# Stopped by a rule of ours or of the site: asking again changes nothing.
REFUSED: dict[str, Words] = {
    "malformed": (_("This is not an address of a web page."), CHECK),
    "number": (_("%(host)s is a number in an unusual spelling, not an address of a web page."), CHECK),
    "ambiguous_name": (
        _("The name of this site holds a letter that programs read in different ways (as ß)."),
        _("Copy the address from your browser's address line, where it stands in plain letters (xn--…)."),
    ),
    "too_long": (_("The address is longer than %(most)s characters."), CHECK),
    "scheme": (_("Only addresses that begin with http:// or https:// are fetched."), CHECK),
    "userinfo": (
        _("The address holds a user name or password (before an @). Those are never sent."),
        _("Remove that part and ask again."),
    ),
    "port": (_("The address names port %(port)s. Only the usual ports, 80 and 443, are asked."), UPLOAD),
    "private": (
        _("%(host)s lies in a private network or is reserved. Only addresses of the public Internet are fetched."),
        UPLOAD,
    ),
    "robots": (
        _("%(host)s asks programs not to fetch this page (in its robots.txt), and OnRecord keeps to that."),
        UPLOAD,
    ),
    "redirects": (_("The site leads from one address to the next more than %(most)s times."), UPLOAD),
    "downgrade": (
        _("The site leads from a secured address (https) to an unsecured one: %(url)s. It was not followed."),
        _("If you trust that address, ask for it itself; or upload a copy of the page."),
    ),
    "too_large": (
        _("The page is larger than %(limit)s MB, the most that can be kept."),
        _("Upload the part of it that matters."),
    ),
    "encoding": (_("The site packed the page in a way nobody asked for (%(encoding)s)."), UPLOAD),
}
# What happened on the way; asking again would bring the same.
FAILED: dict[str, Words] = {
    "packed_badly": (_("The page came damaged: it could not be unpacked."), UPLOAD),
    "long_head": (_("The site sent more headers than any page needs."), UPLOAD),
    "no_http": (_("What answered there is not a web site, or speaks wrongly."), UPLOAD),
    "certificate": (
        _("The certificate of %(host)s could not be trusted (%(why)s), so nobody can say who would have answered."),
        UPLOAD,
    ),
}
# Asked again by itself, a few times.
PASSING: dict[str, Words] = {
    "no_such_host": (_("There is no site called %(host)s, or its name could not be looked up."), CHECK),
    "no_answer": (_("%(host)s could not be reached."), ASK_AGAIN),
    "silent": (_("The site stopped answering."), ASK_AGAIN),
    "cut_off": (_("The connection broke off before the page was complete."), ASK_AGAIN),
    "too_slow": (_("The page was not complete after %(seconds)s seconds."), ASK_AGAIN),
    "robots_closed": (
        _("%(host)s did not say whether programs may fetch its pages (its robots.txt cannot be read)."),
        ASK_AGAIN,
    ),
    "ended": (_("Fetching the page took more memory or time than is given to it, or was ended."), ASK_AGAIN),
    "interrupted": (_("Fetching this page was interrupted too often."), ASK_AGAIN),
    "no_space": (
        _("The disk of this site is full. Nothing was kept."),
        _("Tell whoever runs this site; ask again once there is room."),
    ),
}


def explain(code: str, facts: Mapping[str, object]) -> str:
    """What happened, one sentence or two."""
    return str(_words(code)[0]) % facts


def advise(code: str) -> str:
    """What to do now."""
    return str(_words(code)[1])


def _words(code: str) -> Words:
    return (REFUSED | FAILED | PASSING)[code]
