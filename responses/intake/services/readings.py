"""A draft's text as the services of sources take it."""

from django.utils.translation import gettext as _

from accounts.errors import Refused
from responses.intake.models import Draft
from responses.sources.files import Upload, holds_bytes
from responses.sources.models import Fetch
from responses.sources.services import Reading, SourceFacts


def reading_of(kept: Draft | Fetch) -> Reading:
    """The text with its bytes and what it says of itself. Raises Refused when the bytes are not those read."""
    if not holds_bytes(kept.path, kept.sha256):
        raise Refused(_("The bytes kept no longer match their SHA-256. Paste or upload the text again."))
    upload = Upload(kept.filename, kept.path.read_bytes())
    return Reading(
        upload=upload,
        media_type=kept.media_type,
        sha256=kept.sha256,
        text=kept.text,
        extractor=kept.extractor,
        title=kept.title,
        title_from=kept.title_from,
        language=kept.language,
        language_from=kept.language_from,
        publisher=kept.publisher,
        publisher_from=kept.publisher_from,
        published_on=kept.published_on,
        published_from=kept.published_from,
        notes=tuple(kept.notes),
    )


def facts_for(draft: Draft) -> SourceFacts:
    """What a person confirmed of the source."""
    return SourceFacts(
        title=draft.title,
        publisher=draft.publisher,
        kind=draft.kind,
        url=draft.url,
        language=draft.language,
        published_on=draft.published_on,
    )
