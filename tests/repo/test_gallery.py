"""The gallery shows every component, and what it shows keeps to the content security policy."""

import re
from pathlib import Path

import pytest
from django.test import Client

TEMPLATES = Path(__file__).resolve().parents[2] / "config" / "templates"
COMPONENTS = sorted((TEMPLATES / "cotton").glob("*.html"))
SHOWN = "".join(page.read_text() for page in [TEMPLATES / "gallery.html", *(TEMPLATES / "gallery").glob("*.html")])


def test_there_are_components() -> None:
    assert len(COMPONENTS) >= 25


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.stem)
def test_component_is_shown_in_the_gallery(component: Path) -> None:
    assert re.search(rf"<c-{component.stem.replace('_', '-')}[\s/>]", SHOWN)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.stem)
def test_component_declares_a_default_for_every_prop(component: Path) -> None:
    """A prop without a default would be read from the page around it."""
    declared = re.findall(r"<c-vars(.*?)/>", component.read_text(), re.DOTALL)
    without_default = [
        name for props in declared for name in re.sub(r"""=("[^"]*"|'[^']*')""", "=", props).split() if name[-1] != "="
    ]
    assert without_default == []


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.stem)
def test_component_escapes_the_attributes_it_passes_on(component: Path) -> None:
    assert re.findall(r"{{\s*attrs\s*}}", component.read_text()) == []


@pytest.mark.django_db
def test_gallery_keeps_to_the_policy(client: Client) -> None:
    response = client.get("/gallery/")
    page = response.content.decode()
    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in page
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?! src=)|javascript:", page) == []
    assert page.count("<h1") == 1


@pytest.mark.django_db
def test_gallery_is_the_same_for_everybody(client: Client) -> None:
    """Public pages touch neither the session nor the person."""
    response = client.get("/gallery/")
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")
