"""Addresses of rechecks."""

from django.urls import path

from responses.rechecks import views

app_name = "rechecks"
urlpatterns = [
    path("", views.recheck_list, name="list"),
    path("act/", views.recheck_act, name="act"),
    path("acts/<int:pk>/undo/", views.act_undo, name="act-undo"),
    path("usual/", views.usual_list, name="usual-list"),
    path("usual/<str:kind>/", views.usual_edit, name="usual-edit"),
    path("usual/<str:kind>/adopt/", views.usual_adopt, name="usual-adopt"),
    path("week/", views.recheck_week, name="week"),
    path("mails/", views.wishes_edit, name="wishes"),
    path("mails/stop/<str:token>/", views.mails_stop, name="mails-stop"),
    path("calendar/", views.calendar_make, name="calendar-make"),
    path("calendar/end/", views.calendar_end, name="calendar-end"),
    path("calendar/<str:token>.ics", views.calendar, name="calendar"),
    path("unchanged/<str:token>/", views.recheck_unchanged, name="unchanged"),
    path("operations/", views.operations, name="operations"),
    path("operations/<int:pk>/retry/", views.digest_retry, name="digest-retry"),
    path("operations/resume/", views.mails_resume, name="mails-resume"),
    path("<int:pk>/", views.recheck_look, name="look"),
    path("<int:pk>/edit/", views.recheck_edit, name="edit"),
]
