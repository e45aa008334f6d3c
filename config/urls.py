"""Every address of the site. Public pages at the top level, the workbench under /desk/."""

from django.urls import include, path

from config import errors, gallery, health
from responses.intake.views.drafts import short_address

urlpatterns = [
    path("", include("accountability.scorecards.urls")),
    path("accounts/", include("allauth.urls")),
    path("desk/", include("accountability.desk.urls")),
    path("", include("accounts.urls")),
    path("desk/companies/", include("companies.urls")),
    path("intake/", short_address, name="intake-short"),
    path("desk/intake/", include("responses.intake.urls")),
    path("desk/sources/", include("responses.sources.urls")),
    path("desk/statements/", include("responses.statements.urls")),
    path("desk/cases/", include("responses.cases.urls")),
    path("desk/rechecks/", include("responses.rechecks.urls")),
    path("desk/methodologies/", include("accountability.frameworks.urls")),
    path("desk/assessments/", include("accountability.assessments.urls")),
    path("desk/publishing/", include("accountability.record.urls")),
    path("gallery/", gallery.gallery, name="gallery"),
    path("healthz", health.healthz, name="healthz"),
    path("metrics", health.metrics, name="metrics"),
]

handler400 = errors.handler400
handler403 = errors.handler403
handler404 = errors.handler404
handler429 = errors.handler429
handler500 = errors.handler500
