"""Addresses of intake."""

from django.urls import path

from responses.intake.views import drafts, proposals

app_name = "intake"
urlpatterns = [
    path("", drafts.draft_list, name="list"),
    path("<int:pk>/", drafts.draft, name="draft"),
    path("<int:pk>/facts/", drafts.draft_facts, name="draft-facts"),
    path("<int:pk>/source/", drafts.draft_source, name="draft-source"),
    path("<int:pk>/save/", drafts.draft_save, name="draft-save"),
    path("<int:pk>/discard/", drafts.draft_discard, name="draft-discard"),
    path("<int:pk>/reopen/", drafts.draft_reopen, name="draft-reopen"),
    path("<int:pk>/continue/", drafts.draft_continue, name="draft-continue"),
    path("<int:pk>/words/", proposals.proposal_add, name="proposal-add"),
    path("<int:pk>/<int:number>/", proposals.proposal_answer, name="proposal-answer"),
    path("<int:pk>/<int:number>/all/", proposals.proposal_accept_all, name="proposal-accept-all"),
]
