"""Addresses of assessments."""

from django.urls import path

from accountability.assessments import views

app_name = "assessments"
urlpatterns = [
    path("", views.assessment_list, name="list"),
    path("new/", views.assessment_create, name="create"),
    path("agreement/", views.agreement, name="agreement"),
    path("<int:pk>/", views.assessment_detail, name="detail"),
    path("<int:pk>/comparison/", views.comparison_ask, name="comparison-ask"),
    path("<int:pk>/upgrade/", views.assessment_upgrade, name="upgrade"),
    path("<int:pk>/criteria/<str:criterion>/", views.mark, name="mark"),
    path("<int:pk>/criteria/<str:criterion>/draft/", views.mark_autosave, name="mark-autosave"),
]
