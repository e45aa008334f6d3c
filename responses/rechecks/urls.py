"""Addresses of rechecks."""

from django.urls import URLPattern

app_name = "rechecks"
urlpatterns: list[URLPattern] = []
