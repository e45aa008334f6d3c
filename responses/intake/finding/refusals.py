"""The words that tell a silence, and which of them do not mean one."""

import re

from responses.intake.finding.actors import Cast, Sentence
from responses.intake.finding.phrases import phrases

TOPIC = "silences"
# Words of another clause than the verb: "antwortet eine Frau, die nicht …", "antwoordde dat het niet …".
ASIDE = {
    "de": re.compile(
        r",\s+(?:der|die|das|dem|den|wer|was|ob|wie|weil|dass|wenn|obwohl|wonach|man|es|sie|er|wir)\b[^,]*$"
    ),
    "nl": re.compile(r"^(?:be)?(?:antwoord|reage)\w*\s.*\b(?:dat|of|waarin)\b", re.DOTALL),
    "sv": re.compile(r"^(?:be)?(?:svara|återkom|reagera)\w*\s(?:.*\s)?att\b", re.DOTALL),
}
NOTE = re.compile(r"[\[(][^\])]*[\])]\W*$")


def matches(cast: Cast, sentence: Sentence, key: str) -> list[re.Match[str]]:
    """Where such words stand in a sentence, outside what is quoted and with the verb they belong to."""
    found = phrases(TOPIC, cast.language, key).finditer(cast.text, sentence.start, sentence.end)
    aside = ASIDE.get(cast.language)
    whole = (match for match in found if not aside or not aside.search(match.group()))
    note = NOTE.match(cast.text, sentence.start, sentence.end)  # "(Editor's note: X declined to comment.)"
    read = [match for match in whole if note or cast.quote_at(match.start()) is None]
    return [match for match in read if key != "silent" or _is_of_asking(cast, sentence, match)]


def _is_of_asking(cast: Cast, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether words that tell of other things too ("turned down", "ignored") stand where somebody was asked."""
    if not phrases(TOPIC, cast.language, "doubtful").search(match.group()):
        return True
    start = cast.sentences[sentence.number - 1].start if sentence.number else sentence.start
    return phrases(TOPIC, cast.language, "asked").search(cast.text, start, sentence.end) is not None
