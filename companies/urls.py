"""Addresses of companies."""

from django.urls import path

from companies import views

app_name = "companies"
urlpatterns = [
    path("", views.companies, name="list"),
    path("new/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/names/new/", views.add_name, name="name-add"),
    path("names/<int:pk>/remove/", views.remove_name, name="name-remove"),
    path("<int:pk>/identifiers/new/", views.add_identifier, name="identifier-add"),
]
