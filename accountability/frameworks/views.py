"""Pages of methodologies for staff: what is installed, and adding a version."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accountability.frameworks import outlines
from accountability.frameworks.forms import ConfirmForm, UploadForm
from accountability.frameworks.queries import methodologies_listed
from accountability.frameworks.services import install_methodology, preview_methodology
from accountability.frameworks.tables import MethodologyTable
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.paging import paged
from accounts.rules import can_edit, is_staff


@require_safe
@allowed_to(is_staff)
def methodology_list(request: StaffRequest) -> HttpResponse:
    """Every installed version."""
    table = MethodologyTable(methodologies_listed().select_related("installed_by").defer("text"))
    table.empty_next_url = reverse("frameworks:upload") if can_edit(request.user) else None
    paged(request, table)
    context = {"table": table, "may_upload": can_edit(request.user)}
    return render(request, "frameworks/methodology_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_edit)
def upload(request: StaffRequest) -> HttpResponse:
    """Give a file: its faults line by line, or what the public will see. Nothing is stored yet."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        preview = attempt(form, preview_methodology, text=form.cleaned_data["text"])
        if preview:
            context = {"preview": preview, **outlines.layout(preview.tree)}
            return render(request, "frameworks/methodology_preview.html", context)
    return render(request, "frameworks/upload.html", {"form": form})


@require_POST
@allowed_to(can_edit)
def install(request: StaffRequest) -> HttpResponse:
    """Install what was previewed, checked once more."""
    form = ConfirmForm(request.POST)
    if form.is_valid():
        text, by, now = form.cleaned_data["text"], request.user, timezone.now()
        installed = attempt(form, install_methodology, text=text, by=by, now=now)
        if installed:
            messages.success(request, _("%s is installed. Assessments can be opened by it.") % installed)
            return redirect("frameworks:list")
    return render(request, "frameworks/upload.html", {"form": form})
