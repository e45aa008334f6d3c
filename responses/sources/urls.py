"""Addresses of sources."""

from django.urls import path

from responses.sources.views import captures, fetches, sources

app_name = "sources"
urlpatterns = [
    path("", sources.sources, name="list"),
    path("fetches/", fetches.fetch_list, name="fetches"),
    path("fetches/new/", fetches.fetch_create, name="fetch-create"),
    path("fetches/<int:pk>/", fetches.fetch_detail, name="fetch"),
    path("fetches/<int:pk>/keep/", fetches.fetch_keep, name="fetch-keep"),
    path("new/", sources.create, name="create"),
    path("<int:pk>/", sources.detail, name="detail"),
    path("<int:pk>/captures/new/", captures.add_capture, name="capture-add"),
    path("<int:pk>/fetches/new/", fetches.fetch_again, name="fetch-again"),
    path("<int:pk>/compare/", captures.compare, name="capture-compare"),
    path("<int:pk>/recheck/", sources.set_recheck, name="recheck-set"),
    path("captures/<int:pk>/", captures.capture, name="capture"),
    path("captures/<int:pk>/quote/", captures.check_quote, name="quote-check"),
    path("captures/<int:pk>/warc/", captures.download_warc, name="capture-warc"),
    path("captures/<int:pk>/bytes/", captures.download, name="capture-download"),
]
