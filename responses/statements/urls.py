"""Addresses of statements."""

from django.urls import path

from responses.statements.views import commitments, policies, rechecks, statements, translations

app_name = "statements"
urlpatterns = [
    path("", statements.statement_list, name="list"),
    path("new/", statements.statement_create, name="create"),
    path("<int:pk>/", statements.statement_detail, name="detail"),
    path("<int:pk>/quotes/new/", statements.quote_create, name="quote-create"),
    path("quotes/<int:pk>/translation/", translations.quote_translate, name="quote-translate"),
    path("<int:pk>/stance/", statements.stance_rate, name="stance-rate"),
    path("<int:pk>/recheck/", rechecks.recheck_create, {"kind": "statement"}, name="statement-recheck"),
    path("<int:pk>/commitments/new/", commitments.commitment_create, name="commitment-create"),
    path("commitments/", commitments.commitment_list, name="commitments"),
    path("commitments/<int:pk>/", commitments.commitment_detail, name="commitment"),
    path("commitments/<int:pk>/recheck/", rechecks.recheck_create, {"kind": "commitment"}, name="commitment-recheck"),
    path("policies/", policies.policy_list, name="policies"),
    path("policies/new/", policies.policy_create, name="policy-create"),
    path("policies/<int:pk>/", policies.policy_detail, name="policy"),
    path("policies/<int:pk>/recheck/", rechecks.recheck_create, {"kind": "policy"}, name="policy-recheck"),
]
