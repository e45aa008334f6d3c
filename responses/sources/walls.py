"""What a fetched page is when it is not the page itself: a wall, an error, an empty shell. Signs, not certainty.

A person sees the note and may overrule it. Words are looked for in short pages only: an article about captchas is an
article.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from responses.sources.choices import Quality

BLOCKING = frozenset({401, 403, 407, 429, 451, 503})
GONE = frozenset({404, 410})
# Characters of main text below which a page may be no more than a wall or a message.
SHORT = 1500
SHELL = 200
CHALLENGE = re.compile(
    rb"g-recaptcha|h-captcha|cf-turnstile|cf-chl|challenge-platform|captcha-delivery|px-captcha|_incapsula_resource"
    rb"|aws-waf-token|sgcaptcha|attention required! \| cloudflare|<title>\s*(just a moment|access denied|pardon our)",
    re.IGNORECASE,
)
PASSWORD = re.compile(rb"<input\b[^>]{0,400}\btype\s*=\s*[\"']?password", re.IGNORECASE)
SIGN_IN = re.compile(
    r"(^|[/.?&_-])(log-?in|sign-?in|sso|oauth2?|consent|anmelden|einloggen|connexion|inloggen)([/.?&=_-]|$)"
)
CONSENT = re.compile(
    r"before you continue|accept (all )?cookies to (continue|proceed)|cookies akzeptieren,? um|um fortzufahren"
    r"|accepter les cookies pour|accepteer (de )?cookies om|godkänn cookies för att"
    r"|(sign|log) in to (continue|read)|subscribe to (continue|read)",
    re.IGNORECASE,
)
SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
NEEDS_SCRIPT = re.compile(
    r"(enable|turn on|requires|aktivieren|activer|activeer|schakel|aktivera)\b.{0,40}javascript|javascript.{0,40}"
    r"\b(disabled|required|aktivieren|erforderlich|désactivé|requis|nodig|krävs)",
    re.IGNORECASE,
)
NOT_THERE = re.compile(
    r"\b(error )?404\b"
    r"|(page|file|content|document)s?\b.{0,30}\b(not found|no longer (exists?|available)|does(n.t| not) exist)"
    r"|seite\b.{0,30}\bnicht (gefunden|vorhanden|verfügbar)|page\b.{0,20}\b(introuvable|n.existe (pas|plus))"
    r"|pagina\b.{0,20}\b(niet gevonden|bestaat niet)|sidan\b.{0,20}\b(hittades inte|kunde inte hittas|finns inte)"
    r"|something went wrong|internal server error|service unavailable|bad gateway",
    re.IGNORECASE,
)


class Seen(NamedTuple):
    """What there is to judge by."""

    status: int
    url: str
    body: bytes
    text: str
    title: str
    is_page: bool


def quality_of(seen: Seen) -> Quality:
    """What the answer is."""
    if seen.status in BLOCKING:
        return Quality.BLOCKED
    if seen.status >= 400:
        return Quality.ERROR
    if seen.is_page:
        return _quality_of_page(seen)
    if seen.text.strip():
        return Quality.GOOD
    return Quality.SEALED if seen.body else Quality.EMPTY


def _quality_of_page(seen: Seen) -> Quality:
    length = len(seen.text.strip())
    if length < SHORT:
        for quality, is_so in (
            (Quality.BLOCKED, bool(CHALLENGE.search(seen.body))),
            (Quality.LOGIN, _is_wall(seen)),
            (Quality.ERROR, bool(NOT_THERE.search(f"{seen.title}\n{seen.text}"))),
            (Quality.EMPTY, _is_shell(seen, length)),
        ):
            if is_so:
                return quality
    return Quality.GOOD


def _is_wall(seen: Seen) -> bool:
    parts = urlsplit(seen.url)
    led_away = SIGN_IN.search(f"{parts.hostname}{parts.path}".lower())
    return bool(led_away or PASSWORD.search(seen.body) or CONSENT.search(seen.text))


def _is_shell(seen: Seen, length: int) -> bool:
    if NEEDS_SCRIPT.search(seen.text):
        return True
    return not length or (length < SHELL and bool(SCRIPT.search(seen.body)))
