"""Lines to mail servers that have an end; the rest of it meets real trouble in tests/faults/test_mail_servers.py."""

import os
import smtplib
import subprocess
import sys

import pytest
from django.core.mail import EmailMessage

from accounts import smtp
from accounts.smtp import EmailBackend, Unanswered
from tests.faults.recorder import recorder

MAIL = EmailMessage(
    "Subject", "Text", "from@example.org", ["to@example.org"], headers={"Message-ID": "<one@example.org>"}
)


def backend(server, **options):
    return EmailBackend(host="127.0.0.1", port=server.port, timeout=60, **options)


def test_a_mail_is_sent_and_the_line_has_the_time_of_a_mail():
    with recorder() as server, backend(server) as line:
        assert line.line.sock.gettimeout() == smtp.SEND_WITHIN
        assert line.open() is False
        assert line.send_messages([MAIL]) == 1
    assert server.accepted == ["<one@example.org>"]


def test_tls_from_the_start_has_an_end_too(monkeypatch):
    """The server speaks first and no TLS."""
    with recorder() as server, pytest.raises(OSError, match=r"(?i)ssl|eof|reset"):
        backend(server, use_ssl=True).open()
    assert issubclass(smtp._TlsLine, smtplib.SMTP_SSL)


@pytest.mark.parametrize(("trouble", "kind"), [("hang up", Unanswered), ("451", smtplib.SMTPDataError)])
def test_no_answer_is_told_apart_from_a_no(trouble, kind):
    with recorder() as server:
        server.troubles.put(trouble)
        with pytest.raises(kind):
            backend(server).send_messages([MAIL])


def test_a_line_that_ends_before_the_text_is_no_open_question():
    with recorder() as server:
        line = backend(server)
        line.open()
        line._cut()
        with pytest.raises(smtplib.SMTPServerDisconnected):
            line.send_messages([MAIL])


def test_there_may_be_nothing_to_cut():
    with recorder() as server:
        assert backend(server)._cut() is None
    line = EmailBackend(host="127.0.0.1", port=server.port, timeout=60)
    with pytest.raises(ConnectionRefusedError):
        line.open()
    assert line._cut() is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("smtp+tls://user:word@mail.example.org:587", "accounts.smtp.EmailBackend"),
        ("filemail:///tmp/mail", "django.core.mail.backends.filebased.EmailBackend"),
    ],
)
def test_every_mail_server_is_spoken_to_in_this_way(tmp_path, url, name):
    env = {**os.environ, "EMAIL_URL": url, "VAR_DIR": str(tmp_path), "SECRET_KEY": "only here"}
    code = "from config import settings as s; print(s.EMAIL_BACKEND)"
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    assert said.strip() == name
