"""The site's secret key, where none is given."""

import secrets
from pathlib import Path


def kept_key(path: Path) -> str:
    """The key in the file; made once, readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text()
