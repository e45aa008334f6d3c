"""The language a text shows."""

import pytest

from responses.sources.languages import is_plainly, language_of, tag_of

TEXTS = {
    "en": "The company said that it had been told of it by the police and that it was not in its power to stop it.",
    "de": "Das Unternehmen erklärte, dass es von der Polizei nichts gehört hat und es nicht in der Hand hat.",
    "fr": "La société a dit que la police ne lui avait pas parlé de cela et que ce n'est pas en son pouvoir.",
    "nl": "Het bedrijf zei dat het van de politie niets had gehoord en dat het dit niet in de hand heeft.",
    "sv": "Bolaget sade att det inte har hört något av polisen och att det inte är i dess makt att stoppa det.",
    "ru": "Компания заявила, что полиция ей ничего не сообщала и что остановить это не в её силах.",
    "uk": "Компанія заявила, що поліція їй нічого не повідомляла і що зупинити це не в її силах.",
    "ja": "当社は警察から何も聞いておらず、それを止めることはできないと述べました。人権を尊重しています。",
    "zh": "公司表示没有从警方那里听到任何消息，也没有能力阻止这件事的发生，并且尊重人权，公开其政策。",
    "ar": "قالت الشركة إنها لم تسمع شيئا من الشرطة وإنها لا تستطيع وقف ذلك.",
    "fa": "شرکت گفت که از پلیس چیزی نشنیده است و نمی‌تواند جلوی آن را بگیرد. گزارش چاپ شد.",
    "he": "החברה אמרה כי לא שמעה דבר מהמשטרה וכי אין בכוחה לעצור זאת.",
    "ko": "회사는 경찰로부터 아무것도 듣지 못했으며 그것을 막을 수 없다고 말했다. 인권을 존중한다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_language_is_told_by_small_words_or_script(language):
    assert language_of(TEXTS[language] * 2) == language


@pytest.mark.parametrize("text", ["", "Axis", "Apex Belmarsh Castellan " * 20, "12.03.2024 " * 50])
def test_too_little_says_nothing(text):
    assert language_of(text) == ""


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de-CH", "de"),
        ("EN_us", "en"),
        ("no", "nb"),
        ("iw", "he"),
        ("sv, en", "sv"),
        ("und", ""),
        ("german!", ""),
        ("", ""),
    ],
)
def test_tags(tag, language):
    assert tag_of(tag) == language


@pytest.mark.parametrize(
    ("language", "other", "plainly"),
    [("en", "de", True), ("de", "en", False), ("ru", "en", True), ("en", "ru", False), ("zh", "ru", False)],
)
def test_plainly_another_language(language, other, plainly):
    text = TEXTS["zh" if language == "zh" else "ru" if language == "ru" else "en"]
    assert is_plainly(text * 2, language, rather_than=other) is plainly
