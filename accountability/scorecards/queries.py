"""Reading the public record for the pages. Each says how many statements it costs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import tree_of
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.queries import standings
from accountability.scorecards.cards import read
from accountability.scorecards.comparisons import Answered, answered
from accountability.scorecards.names import dated_names, found_by
from accountability.scoring import methodology as scoring
from accounts.models import LedgerEntry
from companies.matching import search_key

LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Index:
    """The companies scored by one version of one methodology: what may stand in one table.

    ``newest`` is the edition of the scorecard published last; ``own`` of the companies were marked here.
    """

    methodology: Methodology
    companies: int
    newest: int
    own: int

    @property
    def key(self) -> str:
        """Its name in an address."""
        return f"{self.methodology.slug}@{self.methodology.version}"

    @property
    def tree(self) -> scoring.Methodology:
        """The methodology as the engine reads it."""
        return tree_of(self.methodology)


@dataclass(frozen=True)
class Hit:
    """A company found, where it stands, and by which other name it was found ('' for today's)."""

    standing: Standing
    by_name: str


def indexes() -> tuple[Index, ...]:
    """Every index with published companies: our own marks before what others have published, the largest first.

    Two statements.
    """
    named = Standing.objects.values_list("methodology", "scorecard__methodology_version")
    counted = named.annotate(companies=Count("pk"), newest=Max("pk"), own=Count("pk", filter=Q(origin="own")))
    sizes = {(slug, version): sizes for slug, version, *sizes in counted.order_by()}
    found = [Index(m, *sizes[m.slug, m.version]) for m in Methodology.objects.all() if (m.slug, m.version) in sizes]
    return tuple(sorted(found, key=lambda i: (not i.own, -i.companies, i.methodology.title, i.methodology.pk)))


def index_asked(found: Sequence[Index], key: str) -> Index | None:
    """The index an address asks for; the first where it asks for none that exists."""
    return next((index for index in found if index.key == key), found[0] if found else None)


def standings_in(index: Index) -> QuerySet[Standing]:
    """Where the companies of the index stand. One statement."""
    return standings(methodology=index.methodology.slug).filter(
        scorecard__methodology_version=index.methodology.version
    )


def newest_standings(*, limit: int) -> list[Standing]:
    """The scorecards published last. One statement."""
    return list(standings().order_by("-published_at", "-pk")[:limit])


def scorecards_in_force(slug: str) -> list[Scorecard]:
    """A company's scorecards in force, one for each methodology, the newest first. One statement."""
    return list(Scorecard.objects.filter(slug=slug, standing__isnull=False).order_by("-edition"))


def methodology_of(scorecard: Scorecard) -> Methodology:
    """The version that the scorecard pins. One statement."""
    return Methodology.objects.get(slug=scorecard.methodology, version=scorecard.methodology_version)


def methodology_at(slug: str, version: str) -> Methodology | None:
    """An installed methodology, or None. One statement."""
    return Methodology.objects.filter(slug=slug, version=version).first()


def version_before(methodology: Methodology) -> Methodology | None:
    """The version of the same methodology that was installed just before, or None. One statement."""
    earlier = Methodology.objects.filter(slug=methodology.slug, pk__lt=methodology.pk)
    return earlier.filter(installed_at__lte=methodology.installed_at).order_by("installed_at", "pk").last()


def newest_trees() -> list[scoring.Methodology]:
    """The version installed last of every methodology. One statement."""
    newest = {methodology.slug: methodology for methodology in Methodology.objects.order_by("installed_at", "pk")}
    return sorted((tree_of(methodology) for methodology in newest.values()), key=lambda tree: (tree.title, tree.id))


def checks_shown_with(scorecard: Scorecard, *, successor: Scorecard | None) -> Checks | None:
    """The newest checks published while the scorecard was in force, or before it. One statement."""
    found = Checks.objects.filter(company_id=scorecard.company_id).order_by("-edition")
    return (found.filter(edition__lt=successor.edition) if successor else found).first()


def answers_to(index_slug: str, version: str, criterion: str, tree: scoring.Methodology) -> Iterator[Answered]:
    """Each company's answer to the criterion, by name. One statement; documents are read one at a time."""
    found = Scorecard.objects.filter(
        standing__isnull=False, methodology=index_slug, methodology_version=version
    ).order_by("standing__name", "slug")
    for scorecard in found.only("document").iterator(chunk_size=100):
        yield answered(read(scorecard.document), tree, criterion)


def search_standings(text: str) -> tuple[str, QuerySet[Standing]]:
    """What was looked for, folded, and the companies any of whose names holds every part of it. One statement."""
    wanted = search_key(text[:LONGEST_SEARCH])
    newer = Standing.objects.filter(slug=OuterRef("slug"), pk__gt=OuterRef("pk"))
    found = standings().filter(~Exists(newer)).order_by("name", "slug") if wanted else Standing.objects.none()
    for part in wanted.split():
        found = found.filter(search_text__contains=part)
    return wanted, found


def hits(found: Iterable[Standing], wanted: str) -> list[Hit]:
    """The companies found, each with the name by which it was. No statement."""
    return [Hit(one, found_by(dated_names(one.names), today=one.name, wanted=wanted)) for one in found]


def slugs_published() -> Iterator[tuple[str, str]]:
    """Address and day of the last publication of every company. One statement."""
    newest: dict[str, str] = {}
    for slug, at in Standing.objects.order_by("slug", "published_at").values_list("slug", "published_at"):
        newest[slug] = at.astimezone(UTC).date().isoformat()
    yield from newest.items()


def ledger_lines(edition: int) -> Iterator[str]:
    """The ledger up to the edition, a JSON object a line; of a private entry only the hashes. One statement."""
    entries = LedgerEntry.objects.filter(seq__lte=edition).order_by("seq")
    for entry in entries.only("seq", "body", "body_sha256", "hash", "is_public").iterator(chunk_size=1000):
        line = {"seq": entry.seq, "body_sha256": entry.body_sha256, "hash": entry.hash}
        yield json.dumps(line | ({"body": entry.body} if entry.is_public else {}), ensure_ascii=False) + "\n"
