"""Bytes into characters, as browsers do."""

import codecs

import pytest

from responses.sources.encodings import decode, python_name, width_without_mark

GERMAN = "Straßenbahnfahrer müssen künftig öfter überprüft werden, heißt es. Für Kunden ändert sich „nichts“. " * 3
RUSSIAN = "Компания проверяет каждого покупателя до продажи и не поставляет технику для слежки за людьми. " * 3
JAPANESE = "当社はすべての顧客を販売前に審査しており、監視のための製品を供給していません。人権を尊重します。" * 4
CHINESE = "我们在销售之前对每一位客户进行审查，并且不提供用于监视的产品。我们尊重人权，并公开我们的政策。" * 4
ARABIC = "نحن نفحص كل عميل قبل البيع ولا نوفر منتجات للمراقبة. نحن نحترم حقوق الإنسان."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (codecs.BOM_UTF8 + GERMAN.encode(), "utf-8"),
        (GERMAN.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), "utf-16"),
        (GERMAN.encode("utf-32"), "utf-32"),
        (GERMAN.encode(), "utf-8"),
    ],
)
def test_unicode_needs_no_guess(content, encoding):
    assert decode(content) == (GERMAN, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_and_said(encoding):
    assert decode("We screen all.".encode(encoding)) == ("We screen all.", encoding, (f"encoding-assumed: {encoding}",))


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“Größe” – 5 €"),
        ("Windows-1252", "cp1252", "“Größe”"),
        ("iso-8859-2", "iso8859-2", "źródło"),
        ("ISO-8859-15", "iso8859-15", "œuvre €"),
        ("koi8-r", "koi8-r", "проверка"),
        ("Shift_JIS", "cp932", "当社は①"),
        ("gb2312", "gb18030", "审查𠮷"),
        ("big5", "big5hkscs", "審查"),
        ("euc-kr", "cp949", "검사"),
        ("windows-1256", "cp1256", "نحن"),
    ],
)
def test_named_encoding_is_read_as_browsers_read_it(label, encoding, text):
    content = text.encode(encoding)
    assert decode(content, label=label) == (text, encoding, ())
    page = f'<meta charset="{label}">'.encode() + content
    assert decode(page, is_markup=True).text.endswith(text)


@pytest.mark.parametrize(
    ("content", "label", "encoding"),
    [
        (codecs.BOM_UTF8 + b'<meta charset="koi8-r">', "cp1251", "utf-8"),
        (b'<meta charset="koi8-r">\xe9', "cp1251", "cp1251"),
        (b'<meta charset="koi8-r">\xe9', "", "koi8-r"),
        (b'<META http-equiv=Content-Type content="text/html; charset=koi8-r">\xe9', "", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>\xe9', "", "iso8859-2"),
        (b'<meta charset="utf-16">a', "", "utf-8"),
        (b'<meta charset="utf-7">+ADw-', "utf-7", "utf-8"),
    ],
)
def test_mark_comes_before_server_before_page(content, label, encoding):
    assert decode(content, label=label, is_markup=True).encoding == encoding


def test_text_is_not_searched_for_a_label():
    assert decode(b'<meta charset="koi8-r">').encoding == "utf-8"


def test_wrong_label_on_utf_8_is_not_followed_and_said():
    assert decode("Größe".encode(), label="latin1") == ("Größe", "utf-8", ("encoding-differs: cp1252",))


@pytest.mark.parametrize("label", ["", "utf-8"])
def test_stray_bytes_in_utf_8_are_read_and_counted(label):
    content = GERMAN.encode() + "“Größe”".encode("cp1252") + b"\x81"
    found = decode(content, label=label)
    assert found == (f"{GERMAN}“Größe”\ufffd", "utf-8", ("encoding-mixed: 5",))


def test_what_cannot_be_read_in_the_named_encoding_is_counted():
    found = decode("검사".encode("cp949") + b"\xff\xff", label="euc-kr")
    assert found == ("검사\ufffd\ufffd", "cp949", ("encoding-broken: 2",))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (JAPANESE, "cp932"), (CHINESE, "gb18030")],
)
def test_guess_is_right_for_running_text_and_is_said(text, encoding):
    found = decode(text.encode(encoding))
    assert (found.text, codecs.lookup(found.encoding)) == (text, codecs.lookup(encoding))
    assert [note.partition(":")[0] for note in found.notes] == ["encoding-assumed"]


def test_right_to_left_text_stays_in_logical_order():
    assert decode(ARABIC.encode()).text == ARABIC
    assert decode(ARABIC.encode("cp1256"), label="windows-1256").text == ARABIC


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"\xe9", b"\x80\x81", b"\xff\xfe\x00", b"\xed\xa0\x80", bytes(range(256))]
)
def test_no_bytes_break_it(content):
    assert decode(content).text.encode() is not None


@pytest.mark.parametrize("label", ["", "hex", "rot13", "undefined", "x\0y", "unicode-escape", "punycode", "none such"])
def test_labels_that_name_no_encoding_of_text_are_none(label):
    assert python_name(label) == ""


def test_few_zeros_are_no_utf_16():
    assert width_without_mark(b"a\0b") == ""
    assert width_without_mark(b"some text that holds one zero\0 only") == ""
