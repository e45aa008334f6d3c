"""The text of mails and of pages saved as one file."""

import pytest

from responses.sources.mails import header, read_mail, read_saved_page
from tests.specimens import MAIL, SAVED_PAGE

ENGLISH = "We screen every customer before the sale and we say so in our reports to the public of the country. " * 3


def mail(*headers, body="Words."):
    return ("\n".join(headers) + "\n\n" + body).encode()


def test_mail_is_read_with_its_headers_and_the_names_of_what_is_attached():
    found = read_mail(MAIL)
    assert found.text == (
        "From: Axis Präss <press@axis.example>\nTo: desk@onrecord.example\nDate: Tue, 12 Mar 2024 09:15:00 +0100\n"
        "Subject: Our answer\n\nWe screen every customer before a sale, café or not.\n\n"
        "Attachments:\n- policy.pdf (application/pdf, 8 bytes)"
    )
    assert (found.title, found.title_from) == ("Our answer", "mail subject")
    assert (found.published_on, found.published_from) == ("2024-03-12", "mail date")
    assert (found.publisher, found.extractor) == ("Axis Präss <press@axis.example>", "mails 1")


def test_mail_in_html_only_is_read_as_a_page():
    found = read_mail(mail("From: a@b.example", "Content-Type: text/html", body=f"<p>{ENGLISH}</p><p>End</p>"))
    assert found.text == f"From: a@b.example\n\n{ENGLISH.strip()}\n\nEnd"
    assert (found.language, found.language_from) == ("en", "text")
    assert found.extractor.startswith("mails 1, pages 1")


def test_mail_of_nothing_but_an_image_has_its_headers():
    assert read_mail(mail("Subject: A", "Content-Type: image/png")).text == "Subject: A"


@pytest.mark.parametrize("date", ["Date: yesterday", "Date: Mon, 1 Jan 1900 00:00:00 +0000", "Subject: A"])
def test_mail_without_a_day_proposes_none(date):
    found = read_mail(mail(date))
    assert (found.published_on, found.published_from) == ("", "")


def test_broken_headers_are_shown_as_they_stand(monkeypatch):
    class Broken:
        def get(self, *_args):
            raise IndexError

        def raw_items(self):
            return [("Subject", "as it\n stands \udcff")]

    assert header(Broken(), "subject") == "as it stands ?"
    assert header(Broken(), "From") == ""


def test_attachment_without_a_name_is_named_by_its_kind(monkeypatch):
    attached = ["Content-Type: multipart/mixed; boundary=B"], "--B\nContent-Disposition: attachment\n\nx\n--B--"
    assert read_mail(mail(*attached[0], body=attached[1])).text == "Attachments:\n- text/plain (text/plain, 1 bytes)"


def test_attachment_with_a_broken_name_is_listed(monkeypatch):
    def broken(_part):
        raise ValueError

    monkeypatch.setattr("email.message.Message.get_filename", broken)
    assert read_mail(MAIL).text.endswith("- ? (application/pdf, 8 bytes)")


def test_only_so_many_parts_are_looked_at():
    parts = "--B\nContent-Disposition: attachment\n\nx\n" * 1000
    text = read_mail(mail("Content-Type: multipart/mixed; boundary=B", body=parts)).text
    assert text.count("\n-") == 499


def test_saved_page_is_read_as_a_page():
    found = read_saved_page(SAVED_PAGE)
    assert found.text == "Policy\n\nWe screen every customer’s use."
    assert (found.title, found.language, found.address) == ("Policy", "en", "https://axis.example/policy")
    assert found.extractor.startswith("mails 1, pages 1")


def test_saved_page_without_a_page_has_no_text():
    assert read_saved_page(mail("Content-Type: text/plain")).text == ""


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b":", b"Content-Type: multipart/mixed\n\nx", b"A: b\n" * 999])
def test_no_bytes_break_it(content):
    assert read_mail(content).extractor.startswith("mails")
    assert read_saved_page(content).extractor.startswith("mails")
