"""Which addresses may be asked. What is refused is held against connections in fetching/test_hostile_addresses.py."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.sources.addresses import Unfit, is_allowed, join_address, parse_address


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://example.org", "https://example.org/"),
        ("  http://EXAMPLE.org:80/a?b=c#part ", "http://example.org/a?b=c"),
        ("https://example.org:443/%7Ea/ä?ö=ü%20", "https://example.org/%7Ea/%C3%A4?%C3%B6=%C3%BC%20"),
        ("https://exämple.org./", "https://xn--exmple-cua.org/"),
        ("https://中国.example/", "https://xn--fiqs8s.example/"),
        ("https://a_b.example.org/x;y=1", "https://a_b.example.org/x;y=1"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2A00:1450:4001:0::1]/", "http://[2a00:1450:4001::1]/"),
        ("https://example.org:", "https://example.org/"),
    ],
)
def test_address_is_brought_into_its_normal_form(url, normal):
    assert parse_address(url).url == normal
    assert parse_address(normal).url == normal


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://example.org/", "scheme"),
        ("example.org", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("https:example.org", "malformed"),
        ("https://", "malformed"),
        ("https://exa mple.org/", "malformed"),
        ("https://example.org/a b", "malformed"),
        ("https://example.org\\@evil.org/", "malformed"),
        ("https://example.org/\u202egpj.exe", "malformed"),
        ("https://[::1/", "malformed"),
        ("https://[::1]x/", "private"),
        ("https://example.org:x/", "malformed"),
        ("https://example.org:99999/", "malformed"),
        ("https://a..example.org/", "malformed"),
        ("https://-a.example.org/", "malformed"),
        ("https://exam%70le.org/", "malformed"),
        ("https://" + "a." * 130 + "org/", "malformed"),
        ("https://" + "a" * 64 + ".org/", "malformed"),
        ("https://example.org/" + "a" * 2000, "too_long"),
        ("https://me@example.org/", "userinfo"),
        ("https://me:secret@example.org/", "userinfo"),
        ("https://example.org:8443/", "port"),
        ("http://example.org:443/", "port"),
        ("http://example.org:0/", "port"),
        ("http://127.1/", "number"),
        ("http://0x7f.0.0.1/", "number"),
        ("https://%zz/", "malformed"),
        ("https://a\u0301\ufe0f\u2260.org:80:80/", "malformed"),
        ("http://[fe80::1%25eth0]/", "private"),
        ("http://localhost/", "private"),
        ("http://intranet/", "private"),
        ("http://wiki.corp.local/", "private"),
        ("https://straße.example/", "ambiguous_name"),
    ],
)
def test_address_is_refused_for_its_shape(url, code):
    with pytest.raises(Unfit) as refused:
        parse_address(url)
    assert refused.value.code == code


def test_host_stands_in_a_request_as_it_must():
    assert parse_address("http://[2a00:1450::1]/").host_header == "[2a00:1450::1]"
    assert parse_address("http://example.org/").host_header == "example.org"


def test_redirect_is_read_against_where_it_was_met():
    here = parse_address("https://example.org/a/b?c")
    assert [join_address(here, there).url for there in ("../d#e", "//other.example/", "?f")] == [
        "https://example.org/d",
        "https://other.example/",
        "https://example.org/a/b?f",
    ]
    with pytest.raises(Unfit, match="malformed"):
        join_address(here, "https://[broken/")


ALLOWED = [
    "1.1.1.1",
    "9.255.255.255",
    "93.184.216.34",
    "172.15.0.1",
    "2001:200::1",
    "2400::1",
    "2a00:1450::1",
    "2620:fe::9",
]


@pytest.mark.parametrize("number", ALLOWED)
def test_public_number_is_allowed(number):
    assert is_allowed(ipaddress.ip_address(number))


@given(st.integers(0, 2**128 - 1))
def test_no_number_outside_the_global_block_is_allowed(value):
    address = ipaddress.IPv6Address(value)
    assert not is_allowed(address) or (value >> 125 == 0b001 and address.is_global and not address.is_multicast)


@given(st.integers(0, 2**32 - 1))
def test_no_private_or_multicast_number_is_allowed(value):
    address = ipaddress.IPv4Address(value)
    assert not is_allowed(address) or (address.is_global and not address.is_multicast and not address.is_reserved)
