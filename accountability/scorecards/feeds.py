"""The newest scorecards as an Atom feed. Every address is built from SITE_URL, never from the request's Host."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accountability.record.models import Standing
from accountability.scorecards.caching import public_page
from accountability.scorecards.queries import newest_standings

NEWEST = 30


class ScorecardFeed(Feed):  # type: ignore[type-arg]  # generic in the stubs only
    """The scorecards in force, the newest first."""

    feed_type = Atom1Feed
    title = gettext_lazy("Newest scorecards")
    subtitle = gettext_lazy("What companies say about human rights, held against what they do.")
    author_name = settings.SITE_NAME

    def link(self) -> str:
        """The table."""
        return _absolute("scorecards:table")

    def feed_url(self) -> str:
        """The feed itself."""
        return _absolute("scorecards:feed")

    def items(self) -> list[Standing]:
        """The scorecards."""
        return newest_standings(limit=NEWEST)

    def item_title(self, item: Standing) -> str:
        """The company and the finding."""
        return f"{item.name}: {item.grade}" if item.grade else item.name

    def item_description(self, item: Standing) -> str:
        """The coverage."""
        facts = {"answered": item.answered, "applicable": item.applicable}
        return _("%(answered)d of %(applicable)d criteria answered.") % facts

    def item_link(self, item: Standing) -> str:
        """The edition, so that each new one is a new entry."""
        return _absolute("scorecards:edition", item.slug, item.scorecard_id)

    def item_pubdate(self, item: Standing) -> datetime:
        """When it was published."""
        return item.published_at

    def item_updateddate(self, item: Standing) -> datetime:
        """The same: a scorecard is never edited."""
        return item.published_at


@public_page
def feed(request: HttpRequest, _edition: int) -> HttpResponseBase:
    """The feed."""
    return ScorecardFeed()(request)


def _absolute(route: str, *arguments: object) -> str:
    return f"{settings.SITE_URL}{reverse(route, args=arguments)}"
