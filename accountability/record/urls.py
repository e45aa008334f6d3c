"""Addresses of publishing."""

from django.urls import path

from accountability.record import views

app_name = "record"
urlpatterns = [
    path("<int:pk>/", views.publish, name="publish"),
    path("<int:pk>/criteria/<str:criterion>/", views.criterion, name="criterion"),
]
