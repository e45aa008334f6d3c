"""What every template may say about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, str]:
    """The site's name and address, as set; never taken from the request."""
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
