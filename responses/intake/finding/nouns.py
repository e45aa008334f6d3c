"""The words by which an article introduces its companies, so that "the retailer" is known later."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from responses.intake.finding.agencies import clients_of_agencies
from responses.intake.finding.families import deals_in, dealt_in, families, is_daughter
from responses.intake.finding.offices import described
from responses.intake.finding.speech import classes_of, folded, phrase
from responses.intake.finding.voices import OFFICES
from responses.intake.finding.wording import Line, Token

FRONT = 6  # letters that a French trade and the name of a house have in common


class Nouns:
    """The nouns and descriptions of each company, and the agencies that speak for one."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.named: set[str] = set()
        self.companies: dict[str, set[str]] = {}
        self.agents: dict[str, str] = {}  # an agency or law firm, and for whom it speaks
        self.apart: set[tuple[str, str]] = set()  # a description, and a company that it deals with: it is another
        self.defendants: set[str] = set()  # companies that are sued or complained of
        self.daughters: set[str] = set()  # companies named as somebody's subsidiary
        self.mothers: set[str] = set()  # companies of which a unit was told without its name
        self.defined: dict[str, str] = {}  # a noun that a document gives one firm for a name: "the Company"
        self.parents: dict[str, str] = {}  # a subsidiary, and the firm it belongs to
        self.helpers: set[str] = set()  # agencies and law firms named as somebody's: "its lawyers, Y"
        self.described: dict[str, int] = {}  # a trade, and where it first stands for a firm without its name
        self.strangers: dict[str, bool] = {}  # names that are no company's, and whether as a body's: "the charity Y"

    def learn(self, tokens: Sequence[Token]) -> None:
        """Keeps the words by which companies are introduced: "the Swedish retailer X", "X, a maker of drones"."""
        dealing = _dealing(tokens)
        self.parents |= _belonging(tokens, self.language)
        self.daughters |= set(self.parents)
        for at, token in enumerate(tokens):
            if token.kind != "company":
                self._note_stranger(tokens, at)
                if token.has("firm") and not token.has("generic") and telling(tokens, at) is not None:
                    self.described.setdefault(token.fold.rstrip("s"), token.start)
                continue
            company = str(token.value)
            if not self.daughters and _of_unit(tokens, at, self.language):
                self.mothers.add(company)
            self.apart.add((dealing, company))
            self.named.add(company)
            self._note(_before(tokens, at), company)
            self._note_standing(tokens, at)
            if at + 1 < len(tokens) and tokens[at + 1].text in {",", "("}:
                self._note(_after(tokens, at + 2), company)
                self._define(tokens[at + 2 : at + 12] if tokens[at + 1].text == "(" else (), company)
            for word in token.text.split():
                if classes_of(word, self.language) & {"firm"}:
                    self.companies.setdefault(folded(word), set()).add(company)

    def _note_stranger(self, tokens: Sequence[Token], at: int) -> None:
        """Keeps a name that is neither a company's nor a person's, by its capital within a sentence."""
        token, before = tokens[at], tokens[at - 1] if at else None
        if self.language == "de" or before is None or not token.capital or token.classes or before.text in '.:?!|"':
            return
        body = before.kind == "word" and before.has("other")
        self.strangers[token.fold] = body or self.strangers.get(token.fold, False)

    def _define(self, tokens: Sequence[Token], company: str) -> None:
        """Keeps the firm that a document calls "the Company": 'X ("the Company")', 'X ("HMS" or "the Company")'."""
        for token in takewhile(lambda one: one.text != ")", tokens):
            words = [folded(word) for word in re.findall(r"\w+", token.text)]
            if token.kind == "quote" and len(words) == 2 and "det" in classes_of(words[0], self.language):
                self.defined[words[1]] = company

    def _note_standing(self, tokens: Sequence[Token], at: int) -> None:
        """Keeps whether the company at this place is somebody's subsidiary or agency, or is sued."""
        company = str(tokens[at].value)
        if _is_daughter(tokens, at, self.language):
            self.daughters.add(company)
            kin = [name for name in self.named - {company} if name.split()[0] == company.split(maxsplit=1)[0]]
            if len(kin) == 1:  # "X is ours. Its subsidiary X Energy …"
                self.parents.setdefault(company, kin[0])
        if _is_helper(tokens, at):
            self.helpers.add(company)
        if _is_sued(tokens, at):
            self.defendants.add(company)

    def unnamed_daughter(self) -> set[str]:
        """The one other company named so far, where "a unit of X" was told of: "the local unit" is that one."""
        others = self.named - self.mothers - self.helpers
        return others if len(self.mothers) == 1 and len(others) == 1 else set()

    def is_name(self, token: Token) -> bool:
        """Whether a token names its company, and does not only describe it ("the firm")."""
        if token.kind != "company":
            return False
        first, last = token.text.split()[0], token.text.split()[-1]
        return folded(first) in folded(str(token.value)) or not classes_of(last, self.language) & {"firm", "officer"}

    def _note(self, words: Sequence[Token], company: str) -> None:
        """The nouns among these words, alone and with what describes them."""
        more = [word.fold for word in words if not word.classes and word.text[0].isalpha()]
        for word in words:
            if word.has("firm", "agent") and not word.has("relation"):
                for key in {word.fold, described(word, more), *(described(word, [one]) for one in more)}:
                    self.companies.setdefault(key, set()).add(company)

    def hire(self, lines: Iterable[Line]) -> None:
        """Keeps for whom agencies speak, and which of them answer for a firm that is not named beside them."""
        hired = clients_of_agencies(lines, self.language)
        self.agents |= {agent: client for agent, client in hired.items() if client}
        self.helpers |= {agent for agent, client in hired.items() if not client}

    def called(self, noun: str) -> set[str]:
        """The companies that were introduced by this noun, or have it in their names."""
        for form in (noun, noun.rstrip("s") if self.language in {"de", "sv"} else noun):
            if form in self.companies:
                return self.companies[form]
            same = {firm for known, firms in self.companies.items() if _same(known, form) for firm in firms}
            if same:
                return same
        if self.language == "sv" and (stem := dealt_in(noun)):
            return {name for name in self.named if deals_in(name, stem)}
        shown = {name: [folded(word) for word in name.split()] for name in self.named if len(noun) > 3}
        if self.language == "fr" and len(noun) > FRONT:  # "le savonnier" is "Savonnerie X"
            stem = noun[: max(FRONT, len(noun) - 3)]
            alike = {name for name, words in shown.items() if any(word.startswith(stem) for word in words)}
            return alike or {name for name, words in shown.items() if any(word.endswith(noun) for word in words)}
        return {name for name, words in shown.items() if any(word.endswith(noun) for word in words)}

    def trades(self, company: str) -> frozenset[str]:
        """The families of trade of a company: by the nouns it was introduced by, else by its name."""
        nouns = [noun for noun, firms in self.companies.items() if company in firms]
        found = [families(noun, self.language) for noun in (*nouns, company)]
        return frozenset(family for group in found for family in group)

    def related(self, noun: str) -> set[str]:
        """The companies named so far that are of the same trade as a noun says."""
        asked = families(noun, self.language)
        return {company for company in self.named if asked & self.trades(company)}

    def is_of_another_trade(self, noun: str, company: str) -> bool:
        """Whether a noun says a trade, and the company was introduced as being in others."""
        asked = families(noun, self.language)
        known = [families(one, self.language) for one, firms in self.companies.items() if company in firms]
        told = frozenset(family for group in known for family in group)
        return bool(asked and told and not asked & told)

    def is_generic(self, noun: str) -> bool:
        """Whether a noun can be said of any company ("the group")."""
        return "generic" in classes_of(noun.split(" ", maxsplit=1)[0], self.language)


def _dealing(tokens: Sequence[Token]) -> str:
    """The firm without a name that opens a sentence: "Der Händler hat X ausgelistet"; "" where there is none."""
    if len(tokens) < 4 or not tokens[0].has("det") or tokens[1].kind != "word" or not tokens[1].has("firm"):
        return ""
    plain = tokens[2].kind == "word" and tokens[2].text.islower() and not tokens[1].has("generic")
    return tokens[1].fold.rstrip("s") if plain else ""


def _belonging(tokens: Sequence[Token], language: str) -> dict[str, str]:
    """The subsidiary and its parent of "X is a subsidiary of Y", "X, owned by Y," and "X's parent, Y"."""
    firms = [at for at, token in enumerate(tokens) if token.kind == "company"]
    found: dict[str, str] = {}
    for one, other in pairwise(firms):
        between = tokens[one + 1 : other]
        if len(between) > 9 or tokens[one].value == tokens[other].value or any(token.text in ";:" for token in between):
            continue
        shown = " ".join(token.text for token in between)
        owner = phrase(language, "parent").search(shown)
        owns = owner and between[0].fold == "'s" and len(shown.split()) - len(owner.group().split()) <= 3
        if owns or phrase(language, "belongs").search(shown):
            found[str(tokens[one].value)] = str(tokens[other].value)
    return found


def _is_sued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a lawsuit or a complaint is against a company: "der Prozess gegen den Konzern X"."""
    near = tokens[max(0, at - 6) : at]
    places = [place for place, token in enumerate(near) if token.fold in {"gegen", "der", "dem"}]
    if not places:
        return False
    place = next((place for place in places if near[place].fold == "gegen"), places[-1])
    earlier = tokens[max(0, at - 16) : max(0, at - 6) + place]
    accused = near[place].fold == "gegen" or any(one.fold in {"vor", "vorgeworfen"} for one in tokens[at + 1 : at + 3])
    return accused and any(token.has("against") for token in earlier)


def _is_daughter(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a company is named as a subsidiary: "its subsidiary X", "a subsidiary of Y, X"; not the Y of it."""
    apposed = at > 2 and tokens[at - 1].text == "," and tokens[at - 2].kind == "company"
    near = tokens[max(0, at - 7) : at] if apposed else tokens[max(0, at - 3) : at]
    places = [place for place, token in enumerate(near) if not token.value and is_daughter(token.text, language)]
    owns = bool(places) and any(
        (token.has("employ") or token.fold == "till") and not token.has("det") for token in near[places[-1] + 1 :]
    )
    contracted = language == "fr" and bool(places) and any(one.fold == "du" for one in near[places[-1] + 1 :])
    return bool(places) and apposed == (owns or contracted)


def _of_unit(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a unit without a name is told to be a company's: "run by a unit of Canada's X"."""
    near = tokens[max(0, at - 5) : at]
    place = next((place for place, token in enumerate(near) if is_daughter(token.text, language)), None)
    if language != "en" or not place or not near[place - 1].has("det") or place + 1 == len(near):
        return False
    return near[place + 1].fold == "of" and not any(token.text in {",", ";", ":"} for token in near[place:])


def _is_helper(tokens: Sequence[Token], at: int) -> bool:
    """Whether a company is named as the agency or the lawyers of another: "its lawyers, Y"."""
    near = [token for token in tokens[max(0, at - 4) : at] if token.text != ","]
    if (
        at > 1
        and tokens[at - 1].has("lawyer")
        and any(token.has("lawyer") for token in tokens[max(0, at - 4) : at - 1])
    ):
        return True  # "die Anwälte der Kanzlei X"
    owned = any(token.has("possessive") or token.fold == "'s" for token in tokens[max(0, at - 6) : at])
    passed_on = len(near) > 1 and near[-2].has("through")  # "svarar via advokatbyrån X"
    return (owned or passed_on) and any(token.has("agent") for token in near[-3:])


def _before(tokens: Sequence[Token], at: int) -> list[Token]:
    """The words right before a company's name that belong to it; also of "an agency, X,"."""
    found: list[Token] = []
    apposed = 0 < at < len(tokens) - 1 and tokens[at - 1].text == "," and tokens[at + 1].text in {",", "."}
    for place in range(at - 1 - apposed, max(-1, at - 5 - apposed), -1):
        if _completes(tokens, place):
            continue
        if tokens[place].kind != "word" or tokens[place].has("employ", "and", "say", "who", "copula"):
            break
        if tokens[place].fold in {"by", "to"}:
            break  # "the retailer is owned by X"
        if tokens[place].fold in {"hat", "hatte"}:
            return []  # "Der Händler hat X ausgelistet"
        found.append(tokens[place])
    return found


def _completes(tokens: Sequence[Token], place: int) -> bool:
    """Whether a French "de" only says what a firm makes or does: "le groupe de luxe X", "le fabricant d'engrais X"."""
    near = tokens[max(0, place - 1) : place + 3]
    if len(near) < 3 or near[1].fold not in {"de", "d'", "du", "des"}:
        return False
    if not near[0].has("firm") or near[0].has("relation"):
        return False
    what = near[3:] if near[2].has("det") else near[2:3]  # "le géant de la distribution X"
    return bool(what) and what[0].kind == "word" and not what[0].has("det", "firm", *OFFICES)


def _after(tokens: Sequence[Token], start: int) -> list[Token]:
    """The words of an apposition to a company's name, up to "of", "that" or its end."""
    found: list[Token] = []
    for token in tokens[start : start + 7]:
        if token.kind != "word" or token.has("employ", "who", "say", "aux"):
            break
        found.append(token)
    return found


def _same(known: str, asked: str) -> bool:
    """Whether two nouns are one, apart from an ending or the first part of a compound."""
    short, long = sorted((known, asked), key=len)
    return len(short) > 3 and ((long.startswith(short) and len(long) - len(short) < 3) or long.endswith(short))


def named_after(tokens: Sequence[Token], at: int) -> str:
    """The company between commas after a noun: "the owner, Canadian X, …"; "" where there is none."""
    comma = next((place for place in range(at + 1, min(at + 4, len(tokens))) if tokens[place].text == ","), None)
    if comma is None:
        return ""
    for token in tokens[comma + 1 : comma + 6]:
        if token.kind == "company":
            return str(token.value)
        if token.kind != "word" or (token.has("employ", "prep", "relation") and not token.has("det")):
            break
    return ""


def telling(tokens: Sequence[Token], at: int) -> list[str] | None:
    """The words between an article and the noun at this place, which tell what firm it is; None without an article."""
    for start in range(at - 1, max(-1, at - 4), -1):
        if tokens[start].has("det"):
            return [token.fold for token in tokens[start + 1 : at]]
        if tokens[start].kind != "word" or tokens[start].classes:
            return None
    return None
