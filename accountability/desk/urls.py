"""Addresses of desk."""

from django.urls import path

from accountability.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.work, name="work"),
    path("changes/", views.change_list, name="change-list"),
    path("changes/<int:pk>/", views.change_detail, name="change-detail"),
    path("changes/rechecks/<int:pk>/", views.change_of_recheck, name="change-recheck"),
]
