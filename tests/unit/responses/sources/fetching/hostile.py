"""Addresses that must never be connected to, in the spellings in which they come."""

import ipaddress

# What a name may lead to: inside networks, metadata services, this machine, and addresses with such inside them.
_NUMBERS = """
127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255
169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1
192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 1::1 2001::1 2001:0:53aa:64c::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1
2002:7f00:1:: 2002:a00:1:: 2002:a9fe:a9fe:: 3fff::1 3fff:fff::1 4000::1 5f00::1 8000::1 fc00::1 fd00:ec2::254 fdff::1
fe80::1 fe80::a9fe:a9fe fec0::1 feff::1 ff02::1 ff0e::1 2a00:1450::5efe:10.0.0.1 2a00:1450::200:5efe:127.0.0.1
"""
# Other ways to write numbers, names of this machine, and hosts that are none.
_HOSTS = """
127.1 127.0.1 0 0x7f000001 0x7f.0.0.1 0x7f.1 017700000001 0177.0.0.1 0177.1 2130706433 3232235521 2852039166 127.0.0.1.
127.000.000.001 0127.0.0.1 ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ⑯⑨.②⑤④.①⑥⑨.②⑤④ 0.0 0x0 00 1 9
0xa9fea9fe
169.254.43518 localhost LOCALHOST localhost. ⓛⓞⓒⓐⓛⓗⓞⓢⓣ foo.localhost localhost.localdomain intranet router.lan
printer.local metadata.google.internal db.internal nas.home.arpa hidden.onion 127.0.0.1%2eexample.org 127%2e0.0.1
[::1%25lo] [::1%lo] [fe80::1%25eth0] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::7f00:1] [0000::1] [v1.x] [127.0.0.1]
[::1]] [] 256.256.256.256 1.2.3.4.5 1.2.3.0x04 -a.org a..b .a.org _.-.x
"""
NUMBERS, HOSTS = _NUMBERS.split(), _HOSTS.split()
PUBLIC = "example.org"
# Everything else that has no business in an address.
SHAPES = [
    *(
        f"http://{PUBLIC}:{port}/"
        for port in (0, 1, 21, 22, 23, 25, 53, 110, 143, 443, 445, 2375, 3306, 5432, 6379, 8000)
    ),
    *(f"https://{PUBLIC}:{port}/" for port in (22, 80, 8080, 8443, 9200, 11211, 27017, 65535, 65536, -1, "x", "443x")),
    *(
        f"{scheme}://{PUBLIC}/"
        for scheme in ("file", "gopher", "ftp", "ftps", "dict", "ldap", "ws", "jar", "tftp", "ssh")
    ),
    *(
        "file:///etc/passwd",
        "data:text/html,x",
        "javascript:alert(1)",
        "about:blank",
        "blob:x",
        "view-source:http://a.org",
    ),
    *(f"http://{who}@{PUBLIC}/" for who in ("user", "user:password", "127.0.0.1", "a%40b", ":", "")),
    *("http://127.0.0.1#@example.org/", "http://127.0.0.1\\@example.org/", "http://example.org@127.0.0.1/"),
    *("http://example.org\t@127.0.0.1/", "http:\\\\127.0.0.1\\", "http:/127.0.0.1/", "http:127.0.0.1", "//127.0.0.1/"),
    *(
        "http://127.0.0.1:80\u200b/",
        "http://exam\u00adple.local/",
        "http:// 127.0.0.1/",
        "http://127.0.0.1 /",
        "http://\x00/",
    ),
    *(
        "",
        "http",
        "http:",
        "http:/",
        "http://",
        "http:///",
        "http://?",
        "http://#",
        "http://:80/",
        "http://./",
        "http://../",
    ),
    *("http://example.org\r\nHost: 127.0.0.1/", "http://example.org/\nX: y", "http://exam／ple.org／..@127.0.0.1/"),
]


def spelled(number: str) -> str:
    """The number as the host of a URL."""
    return f"[{number}]" if ipaddress.ip_address(number).version == 6 else number


HOSTILE = [
    *(f"http://{spelled(number)}/" for number in NUMBERS),
    *(f"https://{spelled(number)}/latest/meta-data/" for number in NUMBERS),
    *(f"http://{host}/" for host in HOSTS),
    *SHAPES,
]
