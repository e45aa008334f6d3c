"""Addresses of rechecks."""

from django.urls import path

from responses.rechecks import views

app_name = "rechecks"
urlpatterns = [
    path("", views.recheck_list, name="list"),
    path("<int:pk>/", views.recheck_look, name="look"),
]
