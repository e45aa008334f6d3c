"""/desk/rechecks/act/: one deed on the ticked rows, and taking it back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from responses.rechecks.models import Act, Recheck
from responses.rechecks.services import record_look
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db
URL = "/desk/rechecks/act/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def box(recheck):
    return f"{recheck.pk}:{recheck.version}"


def test_ticked_rows_are_noted_and_can_be_taken_back(client, me):
    one, other = make_recheck(owner=me, title="One"), make_recheck(owner=me, title="Other")
    sent = {"deed": "unchanged", "chosen": [box(one), box(other)]}
    response = client.post(f"{URL}?show=everyones", sent, follow=True)
    act = Act.objects.get()
    assert response.redirect_chain == [(f"/desk/rechecks/?show=everyones&act={act.pk}", 302)]
    assert "Noted as unchanged: 2 re-checks." in response.text
    assert "Take it back" in response.text
    response = client.post(f"/desk/rechecks/acts/{act.pk}/undo/?show=everyones", follow=True)
    assert "Taken back: everything is as it was before." in response.text
    assert set(Recheck.objects.values_list("last_outcome", flat=True)) == {""}
    again = client.post(f"/desk/rechecks/acts/{act.pk}/undo/", follow=True)
    assert (again.status_code, "This was taken back already." in again.text) == (422, True)


def test_what_was_left_as_it_is_is_named(client, me):
    fine, stale = make_recheck(owner=me, title="Fine"), make_recheck(owner=me, title="Stale")
    record_look(recheck=stale, version=1, outcome="unchanged", by=me, now=NOW)
    response = client.post(URL, {"deed": "gone", "chosen": [box(fine), f"{stale.pk}:1"]}, follow=True)
    assert "Noted as gone: 1 re-check." in response.text
    assert "Left as it was: Stale (somebody else changed it meanwhile)." in response.text


def test_of_very_many_left_out_some_are_named_and_the_rest_counted(client, me):
    stale = [make_recheck(owner=me, title=f"Stale {number}") for number in range(12)]
    Recheck.objects.update(version=2)
    response = client.post(URL, {"deed": "gone", "chosen": [box(each) for each in stale]}, follow=True)
    assert "And 2 more." in response.text
    assert response.redirect_chain == [("/desk/rechecks/", 302)]


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"chosen": []}, "Tick the re-checks that you mean. Nothing was done."),
        ({"chosen": ["1:x"]}, "Choose at most 200 rows of the list. Nothing was done."),
        ({"deed": "eaten"}, "Select a valid choice."),
        ({"deed": "snoozed"}, "This deed needs it."),
        ({"deed": "snoozed", "until": str(TODAY), "reason": "R"}, "Choose a day later than today"),
        ({"deed": "reassigned", "owner": "999"}, "Select a valid choice."),
    ],
)
def test_what_is_missing_is_said_and_the_ticks_stay(client, me, sent, message):
    recheck = make_recheck(owner=me)
    response = client.post(URL, {"deed": "unchanged", "chosen": [box(recheck)]} | sent)
    assert (response.status_code, message in response.text) == (422, True)
    ticked = f'value="{box(recheck)}" form="deeds" checked' in response.text
    assert ticked == (sent.get("chosen") is None)
    assert not Act.objects.exists()


def test_several_are_put_off_reassigned_paused_and_resumed(client, me):
    recheck, other = make_recheck(owner=me), make_user(name="Bea")
    for sent in (
        {"deed": "snoozed", "until": str(TODAY + timedelta(days=9)), "reason": "Later."},
        {"deed": "reassigned", "owner": other.pk},
        {"deed": "paused", "reason": "The site moves."},
        {"deed": "resumed"},
    ):
        recheck.refresh_from_db()
        client.post(URL, {"chosen": [box(recheck)]} | sent)
    recheck.refresh_from_db()
    assert list(Act.objects.order_by("pk").values_list("deed", flat=True)) == [
        "snoozed",
        "reassigned",
        "paused",
        "resumed",
    ]
    assert (recheck.owner, recheck.state, recheck.snoozed_until) == (other, "running", TODAY + timedelta(days=9))


def test_the_paused_are_listed_apart_and_can_be_resumed(client, me):
    recheck = make_recheck(owner=me, title="Resting")
    client.post(URL, {"chosen": [box(recheck)], "deed": "paused", "reason": "The site moves."})
    assert "Resting" not in client.get("/desk/rechecks/", {"show": "everyones"}).text
    page = client.get("/desk/rechecks/", {"show": "paused"}).text
    assert ("Resting" in page, "Resume" in page) == (True, True)


@pytest.mark.parametrize("address", [URL, "/desk/rechecks/acts/1/undo/"])
def test_those_who_do_not_log_do_nothing_here(client, address):
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert client.post(address).status_code == 403


def test_somebody_elses_act_is_not_there(client, me):
    act = Act.objects.create(deed="gone", made_at=NOW, made_by=make_user())
    assert client.post(f"/desk/rechecks/acts/{act.pk}/undo/").status_code == 404
    for number in (str(act.pk), "x", "9" * 30):
        assert "Take it back" not in client.get("/desk/rechecks/", {"act": number}).text


def test_the_button_of_a_row_means_that_row_alone(client, me):
    one, other = make_recheck(owner=me, title="One"), make_recheck(owner=me, title="Other")
    sent = {"unchanged": box(one), "chosen": [box(other)], "deed": "gone"}
    page = client.post(f"{URL}?show=everyones&sort=title", sent, follow=True)
    assert page.redirect_chain == [(f"/desk/rechecks/?show=everyones&sort=title&act={Act.objects.get().pk}", 302)]
    assert list(Recheck.objects.order_by("pk").values_list("last_outcome", flat=True)) == ["unchanged", ""]


@pytest.mark.parametrize("deed", ["interval", "usual"])
def test_what_is_done_elsewhere_is_not_done_here(client, me, deed):
    response = client.post(URL, {"deed": deed, "chosen": [box(make_recheck(owner=me))]})
    assert (response.status_code, Act.objects.exists()) == (422, False)


@pytest.mark.parametrize("look", ["x", "9" * 30, "404"])
def test_after_taking_back_an_odd_address_leads_to_the_list(client, me, look):
    client.post(URL, {"deed": "gone", "chosen": [box(make_recheck(owner=me))]})
    page = client.post(f"/desk/rechecks/acts/{Act.objects.get().pk}/undo/?look={look}", follow=True)
    assert page.redirect_chain == [(f"/desk/rechecks/?look={look}", 302)]
