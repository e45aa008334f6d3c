from pathlib import Path

from config.keys import kept_key


def test_kept_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    first = kept_key(path)
    assert (kept_key(path), len(first) >= 80, oct(path.stat().st_mode & 0o777)) == (first, True, "0o600")
