"""How public pages are kept by browsers and proxies: by edition, address and language, and by nothing else."""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Concatenate, ParamSpec, cast

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from accountability.record.queries import current_edition

SHOWN_BY = (Path(__file__).parent, Path(__file__).parents[2] / "config" / "templates")

Arguments = ParamSpec("Arguments")
PublicView = Callable[Concatenate[HttpRequest, int, Arguments], HttpResponseBase]
Page = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]


def public_page(view: PublicView[Arguments]) -> Page[Arguments]:
    """A page that is the same for everybody: GET and HEAD, validated by an ETag, a 304 for one tiny statement.

    The view gets the current edition after the request. It must not read the session or the person, so that no
    ``Vary: Cookie`` and no cookie comes of it.
    """

    @csrf_exempt
    @wraps(view)
    def page(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        edition = current_edition()
        etag = _etag(edition, request.get_full_path())
        known = get_conditional_response(request, etag=etag)
        response = view(request, edition, *args, **kwargs) if known is None else known
        response["ETag"] = etag
        # Kept, but asked about each time: a new edition is seen by the next reader, a 304 costs next to nothing.
        patch_cache_control(response, public=True, no_cache=True)
        return response

    # wraps() keeps the name that logs and metrics use; its type does not say that the signature is ours.
    return cast("Page[Arguments]", page)


@cache
def release() -> str:
    """What changes when the site's code, templates or static files change; the same in every process."""
    digest = sha256(str(getattr(staticfiles_storage, "manifest_hash", "")).encode())
    for folder in SHOWN_BY:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".py", ".txt"}):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _etag(edition: int, path: str) -> str:
    parts = "\n".join([str(edition), get_language() or "", release(), path])
    return f'"{sha256(parts.encode(errors="replace")).hexdigest()[:32]}"'
