"""/desk/people/invitations/<pk>/withdraw/: an open invitation is taken back."""

import pytest
from django.utils import timezone

from accounts.models import Invitation
from tests.factories import make_invitation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    user = make_user("administrator")
    client.force_login(user)
    return user


@pytest.fixture
def offered(boss):
    return make_invitation(by=boss, now=timezone.now())


def address(offered):
    return f"/desk/people/invitations/{offered[0].pk}/withdraw/"


def test_people_list_leads_to_withdrawing(client, offered):
    assert f'href="{address(offered)}"' in client.get("/desk/people/").text


def test_invitation_withdraw_asks_with_the_address(client, offered):
    assert "Withdraw the invitation of new@example.org?" in client.get(address(offered)).text
    assert Invitation.objects.get().is_open(timezone.now())


def test_invitation_withdraw_closes_the_link(client, offered):
    response = client.post(address(offered), follow=True)
    assert "The invitation of new@example.org was withdrawn." in response.text
    assert type(client)().get(f"/invitations/{offered[1]}/").status_code == 410
    again = client.post(address(offered))
    assert again.context["form"].errors == {"__all__": ["This invitation is not open any more."]}


def test_invitation_withdraw_is_for_administrators(client, offered):
    client.force_login(make_user("editor"))
    assert client.post(address(offered)).status_code == 403
    assert Invitation.objects.get().is_open(timezone.now())


def test_invitation_withdraw_of_nobody_is_a_404(client, boss):
    assert client.post("/desk/people/invitations/99/withdraw/").status_code == 404
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_invitation_withdraw_costs_the_same_whatever_the_rows(client, offered, django_assert_num_queries, rows):
    for number in range(rows):
        make_invitation(email=f"new{number}@example.org", now=timezone.now())
    with django_assert_num_queries(3):
        assert client.get(address(offered)).context["invitation"] == offered[0]
