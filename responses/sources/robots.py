"""What a site's robots.txt says of us, by RFC 9309: the longest rule that matches decides, and "allow" wins a tie."""

import re
from urllib.parse import quote

# What is longer is read up to here, as the standard asks for at least.
MOST_BYTES = 500 * 1024
ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
Rule = tuple[str, bool]


def permits(robots: bytes, *, agent: str, target: str) -> bool:
    """Whether ``agent`` (a product name) may ask for ``target`` (path and query)."""
    groups = _groups(robots[:MOST_BYTES].decode("utf-8-sig", "replace"))
    rules = groups.get(agent.lower(), groups.get("*", []))
    path = _normal(target)
    lengths = [(len(pattern), allows) for pattern, allows in rules if _matches(pattern, path)]
    return max(lengths, default=(0, True))[1]


def _groups(text: str) -> dict[str, list[Rule]]:
    """Rules by agent; several groups for one agent count as one."""
    groups: dict[str, list[Rule]] = {}
    agents: list[str] = []
    begun = False
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if colon and name == "user-agent":
            agents = [] if begun else agents
            begun = False
            agents.append(value.lower())
            groups.setdefault(value.lower(), [])
        elif colon and name in {"allow", "disallow"}:
            begun = True
            # A rule without a path says nothing.
            for agent in agents if value else []:
                groups[agent].append((_normal(value), name == "allow"))
    return groups


def _normal(path: str) -> str:
    """One way to write it: plain characters bare, all others escaped in capitals."""

    def unescape(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in PLAIN else f"%{match[1].upper()}"

    return ESCAPE.sub(unescape, quote(path, safe="/%:@!$&'()*+,;=-._~?"))


def _matches(pattern: str, path: str) -> bool:
    """The pattern from the path's start on; ``*`` stands for anything, a ``$`` at the end for the path's end.

    Pieces are looked for one after the other, so that no pattern takes long.
    """
    whole = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return at == len(path) or not whole
    for piece in pieces[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(pieces[-1], at) if whole else path.find(pieces[-1], at) >= 0
