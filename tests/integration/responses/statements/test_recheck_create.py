"""Setting a re-check of a statement, a policy, a commitment: one form for the three."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval
from responses.statements.services import watch
from tests.factories import make_commitment, make_policy, make_statement, make_user

pytestmark = pytest.mark.django_db
MAKERS = [make_statement, make_policy, make_commitment]


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def tomorrow():
    return (timezone.now() + timedelta(days=1)).date()


@pytest.mark.parametrize("make", MAKERS)
def test_recheck_create_watches(client, me, make):
    subject = make()
    page = f"{subject.get_absolute_url()}recheck/"
    assert "Set a re-check" in client.get(page).text
    assert page in client.get(subject.get_absolute_url()).text
    response = client.post(page, {"anchor": tomorrow(), "every": 6, "unit": "weeks"}, follow=True)
    assert response.redirect_chain == [(subject.get_absolute_url(), 302)]
    recheck = Recheck.objects.get()
    assert (recheck.owner, recheck.due_on, recheck.rhythm) == (me, tomorrow(), "every 6 weeks")
    assert [words in response.text for words in ("The re-check is set.", "Every 6 weeks", "Scheduled")] == [True] * 3


@pytest.mark.parametrize("make", MAKERS)
def test_recheck_create_leads_to_the_one_that_is_set(client, me, make):
    subject = watch(subject=make(), interval=Interval(tomorrow()), by=me, now=timezone.now())
    response = client.get(f"{subject.get_absolute_url()}recheck/")
    assert response.headers["Location"] == f"/desk/rechecks/{subject.recheck_id}/"


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"anchor": ""}, "This field is required."),
        ({"anchor": "1980-01-01"}, "Choose a day between 1990 and ten years from now."),
        ({"every": 0}, "Ensure this value is greater than or equal to 1."),
        ({"unit": "moons"}, "Select a valid choice."),
    ],
)
def test_recheck_create_says_what_is_wrong(client, me, sent, message):
    page = f"{make_statement().get_absolute_url()}recheck/"
    assert message in client.post(page, {"anchor": tomorrow(), "every": 3, "unit": "months"} | sent).text
    assert not Recheck.objects.exists()


@pytest.mark.parametrize("make", MAKERS)
def test_recheck_create_is_for_those_who_log(client, make):
    page = f"{make().get_absolute_url()}recheck/"
    assert client.get(page).headers["Location"] == f"/accounts/login/?next={page}"
    client.force_login(make_user("administrator"))
    assert client.post(page, {"anchor": tomorrow()}).status_code == 403
