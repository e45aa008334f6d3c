"""Addresses of accounts."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("desk/people/", views.people, name="people"),
    path("desk/people/invite/", views.invite, name="invite"),
    path("desk/people/invitations/<int:pk>/withdraw/", views.invitation_withdraw, name="invitation-withdraw"),
    path("desk/people/<uuid:uid>/", views.person_role, name="person-role"),
    path("desk/people/<uuid:uid>/access/", views.person_access, name="person-access"),
    path("invitations/<str:token>/", views.invitation, name="invitation"),
]
