"""/desk/rechecks/<pk>/: say what you found, or put it off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.rechecks.models import Look
from responses.rechecks.services import record_look, snooze_recheck
from tests.factories import NOW, TODAY, make_recheck, make_user

pytestmark = pytest.mark.django_db
LATER = (TODAY + timedelta(days=7)).isoformat()


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def me(client):
    user = make_user(name="Ada")
    client.force_login(user)
    return user


@pytest.fixture
def recheck(me):
    return make_recheck(owner=me, anchor=TODAY - timedelta(days=2), every=1, unit="weeks", path="/desk/")


def url(recheck):
    return f"/desk/rechecks/{recheck.pk}/"


def test_recheck_look_says_what_when_how_often_and_whose(client, recheck):
    text = client.get(url(recheck)).text
    for words in ("Human rights policy", "2 days", "31 May 2025", "every week", "Ada", 'href="/desk/"', "7 Jun 2025"):
        assert words in text
    assert text.count("<h1") == 1


def test_recheck_look_shows_every_look_newest_first(client, me, recheck):
    for outcome, note in (("unchanged", "Same words."), ("changed", "A new paragraph."), ("gone", "")):
        record_look(recheck=recheck, version=recheck.version, outcome=outcome, note=note, by=me, now=NOW)
        recheck.refresh_from_db()
    other = make_recheck(owner=me)
    snooze_recheck(recheck=other, version=1, until=TODAY + timedelta(days=9), reason="Soon", by=me, now=NOW)
    text = client.get(url(recheck)).text
    assert text.index("Gone") < text.index("A new paragraph.") < text.index("Same words.")
    assert "What did you find?" not in text
    assert "Put off until 11 Jun 2025" in client.get(url(other)).text


@pytest.mark.parametrize(
    ("outcome", "unit", "told", "to"),
    [
        ("unchanged", "weeks", "Noted as unchanged. Due again on 7 June 2025.", "/desk/rechecks/"),
        ("changed", "weeks", "Noted as changed. Now keep what is new. Due again on 7 June 2025.", "/desk/"),
        ("gone", "weeks", "Noted as gone. It will not come due again.", "/desk/"),
        ("unchanged", "once", "Noted as unchanged. This was the last look.", "/desk/rechecks/"),
        ("changed", "once", "Noted as changed. Now keep what is new. This was the last look.", "/desk/"),
    ],
)
def test_recheck_look_notes_what_was_found(client, me, outcome, unit, told, to):
    recheck = make_recheck(owner=me, anchor=TODAY - timedelta(days=2), every=1, unit=unit, path="/desk/")
    response = client.post(url(recheck), {"version": 1, "outcome": outcome, "note": "Read it."}, follow=True)
    assert (response.redirect_chain, told in response.text) == ([(to, 302)], True)
    look = Look.objects.get()
    assert (look.outcome, look.note, look.made_by) == (outcome, "Read it.", me)


def test_recheck_look_says_that_a_single_look_is_the_last(client, me):
    assert "It is looked at once only" in client.get(url(make_recheck(owner=me, unit="once"))).text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"outcome": ""}, "Say what you found: unchanged, changed or gone."),
        ({"outcome": "fine"}, "Select a valid choice. fine is not one of the available choices."),
        ({"version": "x"}, "Enter a whole number."),
        ({"note": "hid\u202eden"}, "Character 4 (U+202E) cannot be kept."),
    ],
)
def test_recheck_look_keeps_what_was_written_when_it_refuses(client, recheck, sent, message):
    response = client.post(url(recheck), {"version": 1, "outcome": "changed", "note": "My long note"} | sent)
    assert message in response.text
    assert sent.get("note", "My long note") in response.text
    assert not Look.objects.exists()


def test_recheck_look_puts_off_with_a_reason(client, recheck):
    sent = {"version": 1, "until": LATER, "reason": "The report comes out then."}
    response = client.post(url(recheck), sent, follow=True)
    assert "Put off until 9 June 2025." in response.text
    recheck.refresh_from_db()
    assert str(recheck.remind_on) == LATER


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"reason": ""}, "This field is required."),
        ({"until": "soon"}, "Enter a valid date."),
        ({"until": "2025-06-02"}, "Choose a day later than today and than the present date."),
        ({"until": "2027-06-02"}, "Put it off for a year at most."),
    ],
)
def test_recheck_look_refuses_to_put_off_without_day_or_reason(client, recheck, sent, message):
    response = client.post(url(recheck), {"version": 1, "until": LATER, "reason": "My reason"} | sent)
    assert message in response.text
    assert sent.get("reason", "My reason") in response.text
    assert not Look.objects.exists()


def test_recheck_look_shows_both_versions_to_whoever_was_slower(client, recheck):
    other = make_user(name="Bea")
    record_look(recheck=recheck, version=1, outcome="unchanged", note="Theirs", by=other, now=NOW)
    response = client.post(url(recheck), {"version": 1, "outcome": "changed", "note": "Mine"})
    assert response.status_code == 409
    rows = {str(row.label): (str(row.before), str(row.after)) for row in response.context["rows"]}
    assert rows == {
        "Found": ("Unchanged", "Changed"),
        "Note": ("Theirs", "Mine"),
        "Due on": ("7 June 2025", ""),
        "By": ("Bea", "you"),
    }
    form = response.context["look_form"]
    assert (form["note"].value(), form["version"].value()) == ("Mine", 2)
    client.post(url(recheck), {"version": 2, "outcome": "changed", "note": "Mine"})
    assert list(Look.objects.values_list("note", flat=True)) == ["Mine", "Theirs"]


def test_recheck_look_keeps_a_slower_snooze_even_when_all_is_done(client, recheck):
    record_look(recheck=recheck, version=1, outcome="gone", by=recheck.owner, now=NOW)
    response = client.post(url(recheck), {"version": 1, "until": LATER, "reason": "My reason"})
    assert (response.status_code, response.text.count("My reason")) == (409, 1)
    assert "What did you find?" not in response.text


def test_recheck_look_shows_two_snoozes_side_by_side(client, me, recheck):
    until = TODAY + timedelta(days=30)
    snooze_recheck(recheck=recheck, version=1, until=until, reason="Theirs", by=me, now=NOW)
    response = client.post(url(recheck), {"version": 1, "until": LATER, "reason": "Mine"})
    rows = {str(row.label): (str(row.before), str(row.after)) for row in response.context["rows"]}
    assert (rows["Found"], rows["Remind again on"]) == (("Put off", "Put off"), ("2 July 2025", LATER))
    assert response.context["snooze_form"]["reason"].value() == "Mine"


def test_recheck_look_conflicts_without_a_look_to_show(client, recheck):
    response = client.post(url(recheck), {"version": 7, "outcome": "changed", "note": "Mine"})
    assert response.status_code == 409
    assert [str(row.before) for row in response.context["rows"]] == ["", "", "31 May 2025", ""]


def test_recheck_look_refuses_a_look_at_what_is_done(client, recheck):
    record_look(recheck=recheck, version=1, outcome="gone", by=recheck.owner, now=NOW)
    client.post(url(recheck), {"version": 2, "outcome": "changed"})
    assert Look.objects.count() == 1


def test_recheck_look_may_be_read_and_not_written_by_administrators(client, recheck):
    client.force_login(make_user("administrator"))
    assert "What did you find?" not in client.get(url(recheck)).text
    assert client.post(url(recheck), {"version": 1, "outcome": "changed"}).status_code == 403
    assert client.post(url(recheck), {"version": 1, "until": LATER, "reason": "No"}).status_code == 403
    assert not Look.objects.exists()


def test_recheck_look_tells_that_the_owner_has_left(client, recheck):
    theirs = make_recheck(owner=make_user(name="Gone Person"))
    theirs.owner.is_active = False
    theirs.owner.save()
    assert "has left; editors get the reminders" in client.get(url(theirs)).text
    assert "has left" not in client.get(url(recheck)).text


def test_recheck_look_is_not_there(client, me):
    assert client.get("/desk/rechecks/99999/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_recheck_look_costs_the_same_whatever_the_looks(client, me, recheck, rows, django_assert_num_queries):
    for _number in range(rows):
        recheck = record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=make_user(), now=NOW)
    with django_assert_num_queries(4):
        client.get(url(recheck))
