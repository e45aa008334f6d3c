"""What a quote means in English: beside the original, never in its place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import StaleVersion
from accounts.forms import attempt
from accounts.gates import StaffRequest, allowed_to
from accounts.rules import can_log
from responses.statements import queries, services
from responses.statements.forms import TranslationForm
from responses.statements.models import StatementQuote


@require_http_methods(["GET", "HEAD", "POST"])
@allowed_to(can_log)
def quote_translate(request: StaffRequest, pk: int) -> HttpResponse:
    """Translate a quote, or change or take away its translation."""
    said = get_object_or_404(StatementQuote.objects.select_related("statement__company"), pk=pk)
    form = TranslationForm(request.POST if request.method == "POST" else None, said=said)
    try:
        facts = {"said": said, "by": request.user, "now": timezone.now()}
        given = form.cleaned_data if form.is_valid() else None
        translated = attempt(form, services.translate_quote, **given, **facts) if given else None
        if translated:
            messages.success(request, _("The translation is saved."))
            return redirect(said.statement)
    except StaleVersion as stale:
        form.renew(stale.current)
    [shown] = queries.quotes_shown(StatementQuote.objects.filter(pk=pk))
    return render(request, "statements/quote_translate.html", {"form": form, "said": said, "shown": shown})
