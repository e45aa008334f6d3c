"""Holding proposals against what a careful reader finds: every count that the figures are made of.

- companies: by any of their names; a second entry for the same company is wrong (a former name split off).
- quotes: the same company, and the same words but for a tenth; parts of one utterance may be joined. A quote without
  marks in the source (letters, block quotes, interviews) is found once 60 % of it is given, in stretches of four words
  and more.
- false attributions: words of others given to a company.
- commitments, claims, allegations: the same company, and 60 % of the words without being three times as long.
- what is to be ignored is neither right nor wrong.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.intake.gold import Gold, Names
from benchmarks.intake.quotes import judge_quotes
from benchmarks.intake.tokens import name_key, overlap, shared, words

SPANS = ("commitments", "indirect", "allegations")
ENOUGH = 0.60
Log = Callable[[str], None]
Count = Counter[tuple[str, str]]


def judge(gold: Gold, proposed: dict[str, Any], log: Log) -> Count:
    """Every count of one article."""
    count: Count = Counter()
    names = Names(gold.expected["companies"])
    also: dict[str, list[str]] = {}
    for company in proposed["companies"]:
        every = [company["name"], *company["also"]]
        for name in every:
            also.setdefault(name_key(name), every)

    def resolve(name: str | None) -> str | None:
        return names.resolve(name, *also.get(name_key(name or ""), ()))

    _judge_companies(count, gold, names, proposed["companies"], log)
    judge_quotes(count, gold, proposed["quotes"], resolve, log)
    for field in SPANS:
        ignored = gold.expected["ignore"]["commitments"] if field == "commitments" else []
        _judge_spans(count, field, gold.expected[field], proposed[field], resolve, ignored, log)
    _judge_silences(count, gold, proposed["no_response"], resolve, log)
    for field in ("published_on", "language"):
        right = (proposed[field] or None) == gold.expected[field]
        count[field, "all"] += 1
        count[field, "right"] += right
        if not right:
            log(f"{field}: {proposed[field]}, right is {gold.expected[field]}")
    return count


def _judge_companies(count: Count, gold: Gold, names: Names, proposed: list[dict[str, Any]], log: Log) -> None:
    """Companies found, missed, wrong and split."""
    ignored = {name_key(name) for name in gold.expected["ignore"]["companies"]}
    seen: set[str] = set()
    for company in proposed:
        right = names.resolve(company["name"], *company["also"])
        if right and right not in seen:
            seen.add(right)
            count["companies", "right"] += 1
        elif right:
            count["companies", "wrong"] += 1
            count["companies", "split"] += 1
            log(f"companies: {company['name']} split off from {right}")
        elif name_key(company["name"]) not in ignored:
            count["companies", "wrong"] += 1
            log(f"companies: {company['name']} is none")
    for missed in sorted(names.companies.keys() - seen):
        log(f"companies: {missed} missed")
    _found(count, "companies", len(seen), len(names.companies))


def _judge_spans(
    count: Count,
    field: str,
    expected: list[dict[str, Any]],
    proposed: list[dict[str, Any]],
    resolve: Callable[[str | None], str | None],
    ignored: list[str],
    log: Log,
) -> None:
    """Passages found, missed and wrong; of commitments also the deadline."""
    found: set[int] = set()
    for entry in _once(proposed):
        own, company = words(entry["text"]), resolve(entry["company"])
        hits = [
            place
            for place, want in enumerate(expected)
            if want["company"] == company and _same(own, words(want["text"]))
        ]
        if hits:
            count[field, "right"] += 1
            found.update(hits)
            for want in (expected[place] for place in hits if field == "commitments"):
                _judge_due(count, want.get("due"), entry.get("due"), log)
        elif not any(_touches(own, words(text)) for text in ignored):
            count[field, "wrong"] += 1
            log(f"{field}: [{entry['company']}] {entry['text'][:90]!r} is none")
    for place, want in enumerate(expected):
        if place not in found:
            log(f"{field}: [{want['company']}] {want['text'][:90]!r} missed")
    _found(count, field, len(found), len(expected))


def _judge_due(count: Count, want: str | None, given: str | None, log: Log) -> None:
    """Whether a deadline was given as precisely as the article does."""
    if want:
        right = (given or "")[: len(want)] == want
        count["due", "all"] += 1
        count["due", "right"] += right
    else:
        right = not given
        count["no due", "all"] += 1
        count["no due", "right"] += right
    if not right:
        log(f"due: {given}, right is {want}")


def _judge_silences(
    count: Count, gold: Gold, proposed: list[str], resolve: Callable[[str | None], str | None], log: Log
) -> None:
    """Companies said to be silent: found, missed and wrong."""
    expected, ignored = set(gold.expected["no_response"]), set(gold.expected["ignore"]["no_response"])
    given = {resolve(name) or name for name in proposed} - (ignored - expected)
    count["no_response", "right"] += len(given & expected)
    count["no_response", "wrong"] += len(given - expected)
    _found(count, "no_response", len(given & expected), len(expected))
    for name in given ^ expected:
        log(f"no_response: {name} {'missed' if name in expected else 'is none'}")


def _found(count: Count, field: str, found: int, expected: int) -> None:
    """Count how many of those expected were found."""
    count[field, "found"] += found
    count[field, "expected"] += expected


def _once(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries without those that only repeat another."""
    return list({(entry["company"], tuple(words(entry["text"]))): entry for entry in reversed(entries)}.values())[::-1]


def _same(own: Sequence[str], want: Sequence[str]) -> bool:
    """Whether a passage is the one that is expected."""
    held = shared(own, want) >= ENOUGH * len(want) and len(own) <= 3 * len(want) + 5
    return held or overlap(own, want) >= ENOUGH


def _touches(own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a passage is, holds or stands in another."""
    most = 0.8 * min(len(own), len(other))
    return overlap(own, other) >= 0.5 or bool(own and other and shared(own, other) >= most)
