"""Holding proposed quotes against the right ones: whose words they are, and whether they are those words."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from benchmarks.intake.gold import Gold
from benchmarks.intake.tokens import overlap, place_of, plain, words

SAME, ANOTHERS, COVERED, STRETCH = 0.90, 0.60, 0.60, 4


class Quotes:
    """The right quotes of an article, and which of them were found."""

    def __init__(self, expected: list[dict[str, Any]]) -> None:
        self.expected = expected
        self.words = [words(quote["text"]) for quote in expected]
        self.free = [place for place, quote in enumerate(expected) if quote.get("free")]
        groups = defaultdict(list)
        for place, quote in enumerate(expected):
            if quote.get("group"):
                groups[quote["group"]].append(place)
        self.runs = [
            group[first:last]
            for group in groups.values()
            for first in range(len(group))
            for last in range(first + 2, len(group) + 1)
        ]
        self.found: set[int] = set()
        self.covered: dict[int, set[int]] = defaultdict(set)

    def match(self, own: list[str], company: str | None = None) -> list[int]:
        """The quotes (of a company) that the words are, or are a part of."""
        allowed = {place for place, quote in enumerate(self.expected) if company in (None, quote["company"])}
        whole = max(((overlap(own, self.words[place]), place) for place in allowed), default=(0.0, -1))
        if whole[0] >= SAME:
            return [whole[1]]
        joined = ((overlap(own, [word for place in run for word in self.words[place]]), run)
                  for run in self.runs if allowed.issuperset(run))  # fmt: skip
        best = max(joined, default=(0.0, []))
        return best[1] if best[0] >= SAME else self._free(own, allowed)

    def _free(self, own: list[str], allowed: set[int]) -> list[int]:
        """Quotes without marks that hold the words, or of which the words are made."""
        for place in allowed.intersection(self.free):
            if len(own) >= STRETCH and place_of(own, self.words[place]) >= 0:
                return [place]
        within = [place for place in allowed.intersection(self.free) if place_of(self.words[place], own) >= 0]
        return within if sum(len(self.words[place]) for place in within) >= 0.8 * len(own) > 0 else []

    def take(self, own: list[str], places: list[int]) -> None:
        """Count the quotes as found; of one without marks, the stretch that was given."""
        for place in places:
            at = place_of(own, self.words[place]) if place in self.free else -1
            if at < 0:
                self.found.add(place)
            else:
                self.covered[place].update(range(at, at + len(own)))
                if len(self.covered[place]) >= COVERED * len(self.words[place]):
                    self.found.add(place)


def judge_quotes(
    count: Counter[tuple[str, str]],
    gold: Gold,
    proposed: list[dict[str, Any]],
    resolve: Callable[[str | None], str | None],
    log: Callable[[str], None],
) -> None:
    """Quotes found, missed and wrong; words of others given to a company; quotes that stand so in the article."""
    quotes = Quotes(gold.expected["quotes"])
    others = [words(other["text"]) for other in gold.expected["not_company_quotes"]]
    wronged: set[int] = set()
    flat = " ".join(plain(gold.text).split())
    given = {(quote["company"], tuple(words(quote["text"]))): quote for quote in proposed if quote["company"]}
    for quote in given.values():
        own, company = words(quote["text"]), resolve(quote["company"])
        count["verbatim", "all"] += 1
        count["verbatim", "right"] += " ".join(plain(quote["text"]).split()) in flat
        hits = quotes.match(own, company) if company else []
        if hits:
            quotes.take(own, hits)
            count["quotes", "right"] += 1
        else:
            _judge_wrong(count, gold, quotes, quote, company, others, wronged, log)
    for place, quote in enumerate(quotes.expected):
        if place not in quotes.found:
            log(f"quotes: [{quote['company']}] {quote['text'][:90]!r} missed")
    count["quotes", "found"] += len(quotes.found)
    count["quotes", "expected"] += len(quotes.expected)
    count["others", "all"] += len(others)
    count["others", "wronged"] += len(wronged)


def _judge_wrong(
    count: Counter[tuple[str, str]],
    gold: Gold,
    quotes: Quotes,
    quote: dict[str, Any],
    company: str | None,
    others: list[list[str]],
    wronged: set[int],
    log: Callable[[str], None],
) -> None:
    """Count a quote that is not the company's: another's words, another company's, or nobody's."""
    own = words(quote["text"])
    alike = {place for place, other in enumerate(others) if overlap(own, other) >= ANOTHERS}
    held = alike | {place for place, other in enumerate(others) if len(other) >= 4 and place_of(other, own) >= 0}
    author = gold.expected.get("document_author")
    if author and company == author and not alike and place_of(own, words(gold.text)) >= 0:
        return
    if not held and any(overlap(own, words(text)) >= 0.8 for text in gold.expected["ignore"]["quotes"]):
        return
    count["quotes", "wrong"] += 1
    wronged.update(held)
    what = "is another’s" if held else "is nobody’s"
    if not held and quotes.match(own):
        count["quotes", "wrong company"] += 1
        what = "is another company’s"
    log(f"quotes: [{quote['company']}] {quote['text'][:90]!r} {what}")
