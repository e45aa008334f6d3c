"""Files made for tests: the smallest that are what they say, and some that are not."""

import io
import struct
import zipfile
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def pdf_of(words, *, catalog="", objects=(), pages=1):
    """A PDF that says ``words`` on each page; ``catalog`` is added to its root, ``objects`` follow its own."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode() if words else b""
    kids = " ".join(f"{6 + len(objects) + number} 0 R" for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog.encode(),
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids.encode(), pages),
        b"<</Title(Our answer)/CreationDate(D:20240312060000Z)>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(each.encode() for each in objects),
        *[page] * pages,
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return bytes(out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer)


def archive_of(entries):
    """A ZIP archive of names (or ZipInfos) and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_of(body, **parts):
    """A DOCX file with this body (the inside of ``<w:body>``); ``parts`` by name, as ``footnotes``, or ``core``."""
    entries = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
    }
    for name, content in parts.items():
        place = "docProps/core.xml" if name == "core" else f"word/{name}.xml"
        entries[place] = content.encode()
    return archive_of(entries)


def paragraph(text, properties=""):
    """A paragraph of a DOCX file."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def png_of(width=1, height=1):
    """A PNG that says it is so large."""
    head = struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body)) for kind, body in chunks
    )


def gif_of(width=1, height=1):
    """A GIF that says it is so large."""
    return b"GIF89a" + struct.pack("<2H", width, height) + b"\0\0\0;"


MAIL = b"""From: =?utf-8?q?Axis_Pr=C3=A4ss?= <press@axis.example>
To: desk@onrecord.example
Date: Tue, 12 Mar 2024 09:15:00 +0100
Subject: Our answer
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

We screen every customer before a sale=2C caf=E9 or not.
--B
Content-Type: application/pdf; name="policy.pdf"
Content-Disposition: attachment; filename="policy.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQ=
--B--
"""
SAVED_PAGE = b"""From: <Saved by a browser>
Snapshot-Content-Location: https://axis.example/policy
Subject: Policy
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://axis.example/policy

<html lang=3D"en"><head><link rel=3D"canonical" href=3D"/policy"></head><body>=
<h1>Policy</h1><p>We screen every customer=E2=80=99s use.</p></body></html>
--B
Content-Type: image/png
Content-Location: https://axis.example/a.png

x
--B--
"""
