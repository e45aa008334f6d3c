"""Addresses of methodologies for staff."""

from django.urls import path

from accountability.frameworks import views

app_name = "frameworks"
urlpatterns = [
    path("", views.methodology_list, name="list"),
    path("new/", views.upload, name="upload"),
    path("new/install/", views.install, name="install"),
]
