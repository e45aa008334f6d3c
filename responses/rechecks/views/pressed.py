"""Pages behind the links of a mail: no sign-in, the link is signed; nothing happens before a press on a button."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.errors import NotAllowed, Refused
from accounts.models import User
from responses.rechecks import services
from responses.rechecks.choices import Deed, State
from responses.rechecks.links import read_unchanged, read_unsubscribe
from responses.rechecks.models import Recheck


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recheck_unchanged(request: HttpRequest, token: str) -> HttpResponseBase:
    """One re-check as the mail was about it: unchanged? Yes is recorded as a look of the mail's recipient."""
    pressed = read_unchanged(token)
    if pressed is None:
        return _said(request, _("This link is too old, or was cut off in the mail. Sign in to look again."), status=404)
    person = User.objects.filter(uid=pressed.person, is_active=True).first()
    recheck = Recheck.objects.filter(pk=pressed.recheck).first()
    if person is None or recheck is None:
        return _said(request, _("This link works no more."), status=404)
    asked_of = (State.RUNNING, pressed.occurrence, pressed.remind_on)
    if (recheck.state, recheck.occurrence, str(recheck.remind_on)) != asked_of:
        return _said(request, _("Somebody has looked at this, or put it off, since the mail was sent. Thank you."))
    return _record(request, recheck, person) if request.method == "POST" else _ask(request, recheck, person)


def _ask(request: HttpRequest, recheck: Recheck, person: User, *, status: int = 200) -> HttpResponse:
    """The page that asks, with what an automatic look has found since the mail was sent."""
    context = {"recheck": recheck, "person": person, "is_anew": status != 200}
    return render(request, "rechecks/recheck_unchanged.html", context, status=status)


def _record(request: HttpRequest, recheck: Recheck, person: User) -> HttpResponse:
    """The look of whoever pressed, when the page showed the re-check as it stands; else it asks anew."""
    if request.POST.get("version") != str(recheck.version):
        return _ask(request, recheck, person, status=409)
    now, version = timezone.now(), recheck.version
    try:
        services.act_on_recheck(recheck=recheck, version=version, deed=Deed.UNCHANGED, by=person, now=now)
    except (Refused, NotAllowed) as refusal:
        return _said(request, str(refusal), status=409)
    return _said(request, _("Noted as unchanged. Thank you."))


# Mail programs press it by themselves, without our cookie (RFC 8058); the signed address is the permission.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mails_stop(request: HttpRequest, token: str) -> HttpResponseBase:
    """No more mail to the person the mail went to."""
    uid = read_unsubscribe(token)
    person = User.objects.filter(uid=uid).first() if uid else None
    if person is None:
        return _said(
            request, _("This link was cut off in the mail. Sign in to change when you are written to."), status=404
        )
    if request.method != "POST":
        return render(request, "rechecks/mails_stop.html", {"person": person})
    services.stop_mails(person=person, now=timezone.now())
    return _said(request, _("You get no more of these mails. Somebody else is told of what comes due."))


def _said(request: HttpRequest, sentence: str, *, status: int = 200) -> HttpResponse:
    return render(request, "rechecks/pressed.html", {"sentence": sentence}, status=status)
