"""Addresses of sources."""

from django.urls import path

from responses.sources import views

app_name = "sources"
urlpatterns = [
    path("", views.sources, name="list"),
    path("new/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/captures/new/", views.add_capture, name="capture-add"),
    path("<int:pk>/compare/", views.compare, name="capture-compare"),
    path("<int:pk>/recheck/", views.set_recheck, name="recheck-set"),
    path("captures/<int:pk>/", views.capture, name="capture"),
    path("captures/<int:pk>/quote/", views.check_quote, name="quote-check"),
    path("captures/<int:pk>/bytes/", views.download, name="capture-download"),
]
