"""In what manner a quotation stands in its sentence: as a title, alone, joined to another, denied, leaked."""

from collections.abc import Sequence

from responses.intake.finding.phrases import levelled, phrases
from responses.intake.finding.speech import classes_of, phrase
from responses.intake.finding.voices import OFFICES, Frame, Voice
from responses.intake.finding.wording import CLOSERS, Line, Token

REPORTING = frozenset({"sei", "seien", "habe", "werde", "konne", "musse", "durfe", "solle", "wolle"})
CONDITIONS = frozenset({"sollte", "sollten", "falls", "wenn", "sobald", "solange", "sofern"})
OURS = frozenset({"wir", "uns", "unser", "unsere", "unseren", "ich"})
ANY_OF_THEM = frozenset({"a", "an", "one", "ein", "eine", "un", "une", "een", "en", "ett"})
LONGEST_GESTURE = 9  # words and marks
FEWEST = 3  # words of a condition
MOST_OF_A_TITLE = 12  # words
MOST_OF_AN_ASIDE = 9  # words


def is_title(line: Line, at: int) -> bool:
    """Whether a quotation is what a report, a campaign or a rule is called: «in its policy “Fair at sea”»."""
    before = line.tokens[at - 1] if at else None
    if at == 1 and before is not None and _is_object(line, at):
        return True
    if before is None or before.kind != "word" or not before.has("titled"):
        return False
    shown = line.tokens[at].text.strip("\"'“”„‟«»‹›‘’‚` \u00a0\u202f")
    named = shown[:1].isupper() or shown[:1] == "#" or before.has("say")
    return named and len(shown.split()) <= MOST_OF_A_TITLE and not shown.endswith(tuple(CLOSERS))


def _is_object(line: Line, at: int) -> bool:
    """Whether a quotation is an object that opens a German sentence: "Den »Bericht« kündigte X an"."""
    words = line.tokens[at].text.strip("\"'“”„‟«»‹›‘’‚` ").split()
    return line.tokens[0].fold in {"den", "dem"} and len(words) <= MOST_OF_A_TITLE and words[0][0].isupper()


def goes_further(line: Line, at: int, language: str) -> bool:
    """Whether nothing but "And further:", "Then, a little later:" stands before a quotation."""
    before = line.tokens[:at]
    if not 1 < len(before) <= 8 or not (before[-1].text == ":" or before[-1].fold in {"que", "qu'"}):
        return False
    shown = " ".join(token.text for token in before[:-1]).replace("' ", "'")
    return phrase(language, "further").fullmatch(shown) is not None or (
        before[-1].text == ":" and _is_a_time(before[:-1])
    )


def _is_a_time(words: Sequence[Token]) -> bool:
    """Whether small words alone say when or how somebody goes on, and nobody is named."""
    small = [token for token in words if token.kind == "word"]
    begun = bool(small) and small[0].has("adverb", "and", "further")
    if len(small) < 2 or not begun or any(token.kind not in {"word", "mark"} for token in words):
        return False
    named = ("other", "doc", "leak", "firm", "say", "he", "she", "it", *OFFICES)
    return not any(token.has(*named) or token.capital for token in small[1:])


def goes_on_threatening(line: Line, at: int) -> bool:
    """Whether a German condition leaves its main clause to the quotation: "Sollte X weiter liefern, „werden wir …“"."""
    before, words = line.tokens[:at], line.tokens[at].text.strip("\"'“”„‟«»‹›‘’‚`").split()
    opens = len(before) > FEWEST and before[0].fold in CONDITIONS and before[-1].text == ","
    if not opens or any(token.kind == "person" or token.has("say", "other", *OFFICES) for token in before):
        return False
    return words[:1] != [] and words[0].islower() and not OURS.isdisjoint(word.strip(",.").lower() for word in words)


def is_of_others(line: Line, at: int, language: str) -> bool:
    """Whether a quotation is of an internal mail, a parody, hearsay, or what others claim, whoever passes it on."""
    return _is_leaked(line, language) or _is_disputed(line, at, language)


def is_of_insider(previous: Line | None, line: Line, voice: Voice) -> bool:
    """Whether somebody without a name wrote it in a mail that the sentence before calls internal or leaked."""
    leaked = previous is not None and _tells_of_leak(previous)
    return leaked and any(token.start == voice.start and token.fold in ANY_OF_THEM for token in line.tokens)


def _is_leaked(line: Line, language: str) -> bool:
    """Whether a sentence quotes a company's internal mail, a parody of it, or what others say that it told them."""
    shown = levelled(" ".join(token.text for token in line.tokens if token.kind != "quote"))
    if phrases("companies", language, "parody").search(shown) or phrases("speech", language, "poses").search(shown):
        return True
    return _tells_of_leak(line) or _is_hearsay(line)


def _tells_of_leak(line: Line) -> bool:
    """Whether a sentence speaks of an internal or leaked document."""
    return any(token.has("leak") for token in line.tokens) and any(token.has("doc") for token in line.tokens)


def _is_hearsay(line: Line) -> bool:
    """As in "Arbetarna säger att X lovade dem ”…”", "Enligt byborna försäkrade X att ”…”"."""
    quote = line.quotes[0] if line.quotes else 0
    firm = next((at for at, token in enumerate(line.tokens[:quote]) if token.kind == "company"), 0)
    ahead = line.tokens[:firm]
    if not any(token.has("other") for token in ahead):
        return False
    source = ahead[0].fold in {"enligt", "volgens", "laut"}
    return source or (ahead[-1].fold == "att" and any(token.has("say") for token in ahead))


def is_of_jokers(lines: Sequence[Line], voice: Voice, language: str) -> bool:
    """Whether nobody is named for words in a paragraph about a parody: "”…”, står det. Kontot är satir."."""
    told = levelled(" ".join(token.text for line in lines for token in line.tokens if token.kind == "word"))
    return voice.kind in {"doc", "it"} and phrases("companies", language, "parody").search(told) is not None


def _is_of_mood(line: Line) -> bool:
    """Whether a German verb can be nothing but reported speech: "Die Arbeiter seien …"."""
    return any(
        token.fold in {"sei", "seien", "habe", "werde", "konne", "musse", "durfe", "solle", "wolle"}
        for token in line.tokens
    )


def goes_on_reporting(line: Line) -> bool:
    """Whether a sentence in the subjunctive, with nobody new in it, still reports the speaker before it."""
    if not any(token.has("reported") for token in line.tokens):
        return False
    if reports_on(line):
        return True
    if any(token.kind in {"company", "person"} or token.has("spokes") for token in line.tokens):
        return False
    return not any(token.has("other", *OFFICES) for token in line.tokens) or _is_of_mood(line)


def _is_disputed(line: Line, at: int, language: str) -> bool:
    """Whether a quotation is what others claim, which the firm rejects behind it: "Claims that … “…” were denied"."""
    ahead, behind = line.tokens[:at], line.tokens[at + 1 :]
    shown = levelled(" ".join(token.text for token in ahead))
    claims = phrases("speech", language, "claims").match(shown)
    return claims is not None and any(token.kind == "word" and token.has("deny") for token in behind)


def is_denied(line: Line, frame: Frame, at: int) -> bool:
    """Whether the quoted words are what the speaker denies ("denies the “systematic abuse”"), and not the speaker's."""
    if frame.verb < 0 or frame.verb >= at or frame.nearness == "colon" or not line.tokens[frame.verb].has("deny"):
        return False
    if line.tokens[at].text.lstrip('«“"‹ \u00a0\u202f').startswith("avec "):
        return False  # "rejette « avec la plus grande fermeté ces accusations »"
    return not any(token.has("as", "that") for token in line.tokens[frame.verb + 1 : at])


def joined_by(line: Line, at: int) -> bool:
    """Whether nothing but "and", a comma or what the speaker does stands between a quotation and the one before."""
    if any(token.kind == "quote" for token in line.tokens[max(0, at - 3) : at]):
        return True
    last = max((place for place in line.quotes if place < at), default=at)
    between = line.tokens[last + 1 : at]
    gesture = (
        0 < len(between) <= LONGEST_GESTURE and between[-1].text == "," and any(one.has("he", "she") for one in between)
    )
    return gesture and not any(
        one.kind in {"company", "person"} or one.has("other", "say", *OFFICES) for one in between
    )


def alone(line: Line) -> bool:
    """Whether a sentence is nothing but its quotation."""
    return all(token.kind in {"quote", "mark"} for token in line.tokens)


def reports_on(line: Line) -> bool:
    """Whether a sentence begins with "Man habe X …", "Dies sei …": whoever is in it, the speaker before it says so."""
    places = range(1, len(line.tokens))
    if any(line.tokens[at].has("someone") and line.tokens[at - 1].fold in REPORTING for at in places):
        return True  # "…, habe man den Vertrag beendet"
    first = next((at for at, token in enumerate(line.tokens[:4]) if token.has("someone", "he", "she", "it")), None)
    if first is None or any(token.kind != "word" or token.has("other") for token in line.tokens[:first]):
        return False
    near = line.tokens[max(0, first - 1) : first + 2]
    return any(token.fold in REPORTING and token.has("reported") for token in near)


def _tells_of(line: Line, company: str | None) -> bool:
    """Whether German words report what the speaker's own company, and nobody else, does: "Das Haus werde prüfen"."""
    moods = any(token.fold in REPORTING and token.has("reported") for token in line.tokens)
    named = {token.value for token in line.tokens if token.kind == "company"}
    others = any(token.kind == "person" or token.has("say", "spokes") for token in line.tokens)
    return moods and named == {company} and not others


def is_silent(line: Line, company: str | None = None) -> bool:
    """Whether a sentence between two quotations names nobody but the speaker: it goes on reporting the same."""
    if not line.quotes and (reports_on(line) or _tells_of(line, company)):
        return True
    if line.quotes or any(token.kind in {"company", "person"} for token in line.tokens):
        return False
    if any(token.has("reported") for token in line.tokens):
        return True
    return not any(token.has("other", "spokes", "officer") for token in line.tokens)


def doer_of(line: Line, at: int) -> list[Token]:
    """The subject of a sentence whose verb is quoted: X “takes the matter seriously”; "X, de son côté, « prend … »"."""
    parts: list[list[Token]] = [[]]
    for token in line.tokens[:at]:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    parts = [part for part in parts if part]
    doers = [part for part in parts if _acts(part)]
    if not doers or len(parts) > 2 or not line.tokens[at].text[1:3].strip()[:1].islower():
        return []
    named = ("other", "say", "perfect", *OFFICES)
    aside = [part for part in parts if part is not doers[0] and not _is_described(part, doers[0])]
    strange = any(len(part) > 4 or any(one.kind != "word" or one.has(*named) for one in part) for part in aside)
    return [] if strange else doers[0]


def _is_described(part: Sequence[Token], doer: Sequence[Token]) -> bool:
    """Whether a part says how the doer stands to another firm: "Le principal client de X, l'enseigne Y, « … »"."""
    stands = any(token.has("relation") for token in part[:4]) and part[0].has("det") and len(part) <= MOST_OF_AN_ASIDE
    return stands and doer[-1].kind == "company" and part[-1].start < doer[0].start


def officer_of(line: Line, at: int, language: str) -> list[Token]:
    """The French office or firm whose verb is quoted: "Le service de presse de X « prend acte de … »"."""
    quoted = line.tokens[at].text.lstrip("\"'“”„‟«»‹›‘’‚` \u00a0\u202f")
    first = quoted.split(maxsplit=1)[0] if quoted.split() else ""
    acts = phrases("actors", language, "acting").match(quoted) or "say" in classes_of(first, language)
    start = max((place + 1 for place, token in enumerate(line.tokens[:at]) if token.text in {",", ":", ";"}), default=0)
    part = line.tokens[start:at]
    if language != "fr" or not acts or first[:1].isupper() or not 1 < len(part) <= MOST_OF_AN_ASIDE:
        return []
    described = part[0].has("det") or (part[0].kind == "company" and part[0].text[0].islower())
    plain = all(one.kind in {"word", "company"} and not one.has("other", "say", "perfect") for one in part)
    named = part[-1].kind == "company" or part[-1].has("firm", *OFFICES)
    return list(part) if described and plain and named else []


def _acts(part: Sequence[Token]) -> bool:
    """Whether a few words are a company, a description of one, or a pronoun, and nothing else."""
    ends = part[-1].kind == "company" or (len(part) == 1 and part[0].has("he", "she", "it", "latter"))
    ends = ends or (len(part) > 1 and part[0].has("det") and part[-1].has("firm"))
    small = ("det", "firm", "he", "she", "it", "latter")
    return len(part) <= 4 and ends and all(token.kind == "company" or token.has(*small) for token in part)
