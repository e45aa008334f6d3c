"""/desk/rechecks/<pk>/: say what you found, or put it off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.rechecks.models import Act, Look, Recheck
from responses.rechecks.services import Interval, record_look, snooze_recheck, watch
from tests.factories import NOW, TODAY, make_policy, make_recheck, make_user

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
    [(address, _status)] = response.redirect_chain
    assert (address.partition("?act=")[0], told in response.text) == (to, True)
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
    assert "has left; the deputy, or an editor, is told instead" in client.get(url(theirs)).text
    assert "has left" not in client.get(url(recheck)).text


def test_recheck_look_is_not_there(client, me):
    assert client.get("/desk/rechecks/99999/").status_code == 404


def test_it_says_when_the_machine_alone_looked_last(client, me, recheck):
    page = f"/desk/rechecks/{recheck.pk}/"
    record_look(recheck=recheck, version=1, outcome="unchanged", by=None, now=NOW)
    assert ": unchanged, automatically" in client.get(page).text
    record_look(recheck=recheck, version=2, outcome="unchanged", by=me, now=NOW + timedelta(hours=1))
    assert ": unchanged, automatically" not in client.get(page).text


@pytest.mark.parametrize("rows", [1, 3])
def test_recheck_look_costs_the_same_whatever_the_looks(client, me, recheck, rows, django_assert_num_queries):
    for _number in range(rows):
        recheck = record_look(recheck=recheck, version=recheck.version, outcome="unchanged", by=make_user(), now=NOW)
    with django_assert_num_queries(6):
        client.get(url(recheck))


def undo(client, page):
    [act] = Act.objects.filter(undone_at=None)
    assert "Take it back" in page.text
    return client.post(f"/desk/rechecks/acts/{act.pk}/undo/?{page.context['undo_query']}", follow=True)


@pytest.mark.parametrize(
    "sent",
    [
        {"outcome": "changed", "note": "A new paragraph."},
        {"outcome": "gone"},
        {"until": LATER, "reason": "The report comes out then."},
        {"pause": "yes", "reason": "The site moves."},
    ],
)
def test_one_deed_is_taken_back_on_the_page_itself(client, recheck, sent):
    before = Recheck.objects.values().get()
    client.post(url(recheck), {"version": 1} | sent)
    assert Recheck.objects.values().get() != before
    page = undo(client, client.get(url(recheck)))
    assert page.redirect_chain == [(url(recheck), 302)]
    assert "Taken back: everything is as it was before." in page.text
    assert Recheck.objects.values().get() | {"version": 1} == before
    assert "Take it back" not in page.text


def test_what_somebody_else_did_or_what_was_changed_since_is_not_offered(client, recheck):
    client.post(url(recheck), {"version": 1, "outcome": "unchanged"})
    client.force_login(make_user())
    assert "Take it back" not in client.get(url(recheck)).text


def test_it_is_paused_with_a_reason_and_resumed(client, recheck):
    assert "This field is required." in client.post(url(recheck), {"version": 1, "pause": "yes"}).text
    page = client.post(url(recheck), {"version": 1, "pause": "yes", "reason": "The site moves."}, follow=True)
    assert "Paused. Nobody is reminded of it until it is resumed." in page.text
    assert "Or resume it" in client.get(url(recheck)).text
    page = client.post(url(recheck), {"version": 2, "resume": "yes"}, follow=True)
    assert "Resumed. Due on 31 May 2025." in page.text
    page = client.post(url(recheck), {"version": 3, "resume": "yes"})
    assert "This re-check is not paused." in page.text


@pytest.mark.parametrize(
    "sent", [{"pause": "yes", "reason": "Mine"}, {"resume": "yes"}, {"until": LATER, "reason": "M"}]
)
def test_a_slower_pause_shows_what_was_found_meanwhile(client, me, recheck, sent):
    record_look(recheck=recheck, version=1, outcome="unchanged", note="Theirs", by=me, now=NOW)
    response = client.post(url(recheck), {"version": 1} | sent)
    assert (response.status_code, "Theirs" in response.text) == (409, True)


def test_what_changed_is_opened_where_the_change_is_shown(client, me):
    policy = watch(subject=make_policy(), interval=Interval(TODAY), by=me, now=NOW)
    response = client.post(url(policy.recheck), {"version": 1, "outcome": "changed"}, follow=True)
    assert response.redirect_chain[-1] == (f"/desk/changes/{policy.source.pk}/", 302)
    assert "Noted as changed. Now keep what is new." in response.text


def test_recheck_look_says_what_comes_then_and_who_is_told(client, recheck):
    text = client.get(url(recheck)).text
    assert ["7 Jun 2025" in text, "14 Jun 2025" in text, "21 Jun 2025" in text] == [True] * 3
    assert "an editor is told on 7 Jun 2025 and again on 14 Jun 2025, as there is no deputy" in text
    Recheck.objects.update(deputy=make_user())
    assert "the deputy is told on 7 Jun 2025, an editor on 14 Jun 2025" in client.get(url(recheck)).text


def test_a_deadline_is_shown_with_the_days_around_it(client, me):
    recheck = make_recheck(owner=me, anchor=TODAY + timedelta(days=40), every=30, unit="deadline")
    text = client.get(url(recheck)).text
    assert "30 days before the deadline, on the day itself, and every 30 days after until it is done" in text
    for day in ("12 Jun 2025", "the deadline being 12 Jul 2025", "11 Aug 2025", "10 Sep 2025"):
        assert day in text
