"""Addresses of cases."""

from django.urls import path

from responses.cases import views

app_name = "cases"
urlpatterns = [
    path("", views.case_list, name="list"),
    path("new/", views.case_create, name="create"),
    path("<int:pk>/", views.case_detail, name="detail"),
    path("<int:pk>/allegations/new/", views.allegation_create, name="allegation-create"),
    path("allegations/<int:pk>/replies/new/", views.reply_create, name="reply-create"),
]
