"""Addresses of the public site."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from accountability.scorecards import feeds
from accountability.scorecards.views import (
    companies,
    gaps,
    index,
    methodologies,
    receipts,
    references,
    verification,
    weights,
)


class WordConverter(StringConverter):
    """A version or the id of a criterion: anything a file may name, but no slash, white space or NUL."""

    regex = r"[^/\s\x00]+"


register_converter(WordConverter, "word")

app_name = "scorecards"
urlpatterns = [
    path("", index.home, name="home"),
    path("scorecards/", index.table, name="table"),
    path("scorecards/weights/", weights.weights, name="weights"),
    path("scorecards/words-and-deeds/", gaps.gaps, name="gaps"),
    path("search/", index.search, name="search"),
    path("companies/<slug:slug>/", companies.company, name="company"),
    path("companies/<slug:slug>/criteria/<word:criterion>/", receipts.receipt, name="receipt"),
    path(
        "companies/<slug:slug>/editions/<int:edition>/criteria/<word:criterion>/",
        receipts.edition_receipt,
        name="edition-receipt",
    ),
    path("companies/<slug:slug>/evidence/source-<int:source>/", companies.evidence, name="evidence"),
    path("companies/<slug:slug>/checks/<int:edition>.json", companies.checks_json, name="checks-json"),
    path("companies/<slug:slug>/editions/<int:edition>.json", companies.edition_json, name="edition-json"),
    path("companies/<slug:slug>/editions/<int:edition>/", companies.edition, name="edition"),
    path(
        "companies/<slug:slug>/editions/<int:edition>/evidence/source-<int:source>/",
        companies.edition_evidence,
        name="edition-evidence",
    ),
    path("methodologies/", methodologies.methodologies, name="methodologies"),
    path("methodologies/<slug:slug>/<word:version>.yaml", methodologies.methodology_file, name="methodology-file"),
    path(
        "methodologies/<slug:slug>/<word:version>/changes/",
        methodologies.changes,
        name="methodology-changes",
    ),
    path("methodologies/<slug:slug>/<word:version>/", methodologies.methodology, name="methodology"),
    path(
        "methodologies/<slug:slug>/<word:version>/criteria/<word:criterion>/",
        methodologies.criterion,
        name="criterion",
    ),
    path("references/", references.references, name="references"),
    path("references/<word:reference>/", references.reference, name="reference"),
    path("verify/", verification.verify, name="verify"),
    path("verify/verify_record.txt", verification.script, name="verify-script"),
    path("ledger.jsonl", verification.ledger, name="ledger"),
    path("feed.atom", feeds.feed, name="feed"),
    path("robots.txt", verification.robots, name="robots"),
    path("sitemap.xml", verification.sitemap, name="sitemap"),
]
