"""Tables of accounts."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User


class PeopleTable(tables.Table):
    """Who works here, as what, and whether they have access."""

    caption = _("People")
    name = tables.Column(linkify=("accounts:person-role", {"uid": tables.A("uid")}), empty_values=())
    email = tables.Column()
    role = tables.TemplateColumn(template_name="accounts/_role.html")
    is_active = tables.TemplateColumn(template_name="accounts/_access.html", verbose_name=_("Access"))
    joined_at = tables.DateColumn(format="j M Y", verbose_name=_("Joined"))

    class Meta:
        model = User
        fields = ("name", "email", "role", "is_active", "joined_at")
        empty_text = _("Nobody works here yet")

    def render_name(self, record: User) -> str:
        """The name, or a word for somebody without one: a link needs a text."""
        return str(record)


class InvitationTable(tables.Table):
    """Who has been invited and has not come yet."""

    caption = _("Open invitations")
    email = tables.Column()
    role = tables.TemplateColumn(template_name="accounts/_role.html")
    invited_by = tables.Column(default=_("the command line"))
    expires_at = tables.DateColumn(format="j M Y", verbose_name=_("Open until"))
    withdraw = tables.TemplateColumn(template_name="accounts/_withdraw.html", verbose_name=_("Withdraw"))

    class Meta:
        model = Invitation
        fields = ("email", "role", "invited_by", "expires_at", "withdraw")
        orderable = False
        empty_text = _("No invitation is open")
