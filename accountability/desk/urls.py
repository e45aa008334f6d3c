"""Addresses of desk."""

from django.urls import path

from accountability.desk import views

app_name = "desk"
urlpatterns = [path("", views.work, name="work")]
