"""``make screenshots``: the pictures of the README, taken from the demo case as a visitor sees it."""

import os
import socket
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.faults.processes import running, until
from tests.repo.source import ROOT
from tests.suite import chromium

FOLDER = ROOT / "docs/screenshots"
SERVE = (sys.executable, "manage.py", "serve", "--demo")


def take(page: Page, site: str) -> None:
    """The card of the first company of the table."""
    page.goto(f"{site}/scorecards/")
    page.locator("main table a[href^='/companies/']").first.click()
    page.screenshot(path=FOLDER / "company-card.png")


def main() -> None:
    """Serve the demo from a temporary folder, and take the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    site = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {**os.environ, "PORT": str(port), "VAR_DIR": f"{folder}/var", "DATABASE_URL": f"sqlite:///{folder}/demo"}
        with running(*SERVE, env=env, log=Path(folder) / "log") as serve:
            until(lambda: "OnRecord runs at" in serve.log.read_text(), seconds=60, what=f"{site} to answer")
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            take(browser.new_page(viewport={"width": 1280, "height": 860}, device_scale_factor=2), site)
            browser.close()


if __name__ == "__main__":
    main()
