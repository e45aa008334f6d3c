"""The language a text shows by its small words, or by its script."""

import re
from collections import Counter

# The smallest words, which every text of the language is full of and few others use.
SMALL_WORDS = {
    "en": "the and of to in is that for it was with as his on be at by had not are but from have this which they were",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat",
    "fr": "le la les des et est en une du que dans qui pour pas sur au par plus ne se avec sont il ce cette ses aux",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als maar bij hebben naar uit door worden",
    "sv": "och att det som en är på för av med den till inte har de ett om var jag från men vid eller kan hade då nu",
    "da": "og at det som en er på for af med den til ikke har de et om var jeg fra men ved eller kan havde da efter",
    "nb": "og å det som en er på for av med den til ikke har de et om var jeg fra men ved eller kan hadde da etter",
    "fi": "ja on ei että se hän oli ovat kun mutta niin myös tai joka mukaan sen kanssa jos vain ole sekä mitä kuin",
    "es": "el la los las de y que en un una es por con para del se no su al lo como más pero sus este ha",
    "pt": "o a os as de e que em um uma é por com para do da se não no na mais mas dos ao como foi pelo",
    "it": "il di e che la in un per è una non del con si da le i gli della sono nel alla anche più dei ha",
    "pl": "i w na z do się nie że to jest od o po za przez jak dla są przy oraz jego który które czy może",
    "cs": "a v se na že je s z do to i o by k pro ve jsem jako byl při od jeho také jsou které není",
    "hu": "a az és hogy nem is egy van de meg ez csak volt mint már még vagy ki ha el azt lehet",
    "ro": "și de în la a că o pe cu nu un este din mai care pentru se au ca fi sau dar prin sunt",
    "tr": "ve bir bu da de için ile çok daha olarak gibi kadar ama olan ne en var sonra her olduğunu",
    "id": "yang dan di ini dengan untuk dari pada tidak dalam akan itu oleh adalah juga ke kami telah atau karena",
}
# A letter of the script, and the language most written in it; what is rarer is told by its own letters below.
SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
    (re.compile("[\u0590-\u05ff]"), "he"),
    (re.compile("[\u0370-\u03ff]"), "el"),
    (re.compile("[\u0e00-\u0e7f]"), "th"),
    (re.compile("[\u0900-\u097f]"), "hi"),
    (re.compile("[\u0980-\u09ff]"), "bn"),
    (re.compile("[\u10a0-\u10ff]"), "ka"),
    (re.compile("[\u0530-\u058f]"), "hy"),
)
OWN_LETTERS = (
    ("ru", re.compile("[іїєґ]", re.IGNORECASE), "uk"),
    ("ru", re.compile("[ђјљњћџ]", re.IGNORECASE), "sr"),
    ("ar", re.compile("[ٹڈڑے]"), "ur"),
    ("ar", re.compile("[پچژگ]"), "fa"),
)
WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"^\s*([a-z]{2,3})(?:[-_][a-z0-9]+)*\s*(?:,|$)", re.IGNORECASE)
SAMPLE = 20_000
# So many words, and so large a share of small ones among them, say something.
ENOUGH, LEAST = 30, 0.12
# So many times as many small words show one language rather than another.
PLAINLY = 2
# A text in Japanese is not all kana, nor one in Russian all Cyrillic.
SCRIPT_SHARE = {"ja": 0.1}


def language_of(text: str) -> str:
    """The code of the language, or nothing when the text is too short to tell."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for script, language in SCRIPTS:
        found = len(script.findall(sample))
        if found >= ENOUGH and found >= SCRIPT_SHARE.get(language, 0.4) * letters:
            return _by_own_letters(sample, language)
    return _by_small_words(sample)


def is_plainly(text: str, language: str, *, rather_than: str) -> bool:
    """Whether the text is in ``language``, and hardly in the other: their scripts differ, or most small words do."""
    if language not in SMALL_WORDS or rather_than not in SMALL_WORDS:
        return language not in SMALL_WORDS and rather_than in SMALL_WORDS
    scores = _scores(text[:SAMPLE])
    return scores[language] >= PLAINLY * scores[rather_than]


def tag_of(given: str) -> str:
    """The language of a tag such as ``de-CH``; empty when it is none."""
    found = TAG.match(given)
    tag = found[1].lower() if found else ""
    return "" if tag in {"und", "mul", "zxx"} else {"no": "nb", "iw": "he"}.get(tag, tag)


def _by_own_letters(sample: str, language: str) -> str:
    for script, letters, own in OWN_LETTERS:
        if script == language and len(letters.findall(sample)) * 100 >= len(sample):
            return own
    return language


def _by_small_words(sample: str) -> str:
    total = len(WORD.findall(sample))
    (best, score), (_, second) = sorted(_scores(sample).items(), key=lambda each: -each[1])[:2]
    return best if total >= ENOUGH and score >= LEAST * total and score > second else ""


def _scores(sample: str) -> dict[str, int]:
    """How many small words of each language the text holds."""
    counts = Counter(WORD.findall(sample.lower()))
    return {language: sum(counts[word] for word in words.split()) for language, words in SMALL_WORDS.items()}
