"""/desk/changes/: what changes of pages endanger."""

from datetime import timedelta

import pytest

from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval, call_for_look, watch
from responses.sources.models import Fetch
from responses.statements.services import look_at_watched
from tests.factories import (
    NOW,
    PROMISED,
    SAID,
    TEXT,
    TODAY,
    make_allegation,
    make_assessment,
    make_capture,
    make_commitment,
    make_mark,
    make_policy,
    make_quote,
    make_recheck,
    make_statement,
    make_user,
)

pytestmark = pytest.mark.django_db
URL = "/desk/changes/"
REASON = "The page differs from our copy of 2 June 2025."


@pytest.fixture
def sign_in(client):
    def enter(role="contributor", **fields):
        user = make_user(role, **fields)
        client.force_login(user)
        return user

    return enter


@pytest.fixture
def capture():
    return make_capture(title="The answer")


def page(capture):
    return f"{URL}{capture.source_id}/"


def change(capture, text="Nothing of it stands here any more.", *, days=1):
    return make_capture(text, source=capture.source, now=NOW + timedelta(days=days))


def endangered(response):
    found = response.context["endangered"]
    return [len(found.said), len(found.commitments), len(found.allegations), len(found.marks)]


def test_what_rests_on_a_missing_quote_is_listed(client, sign_in, capture):
    me = sign_in("reviewer")
    statement = make_statement(capture=capture, quotes=(PROMISED,))
    commitment, quote = make_commitment(statement), statement.quotes.get().quote
    allegation = make_allegation(source=capture.source, quote=quote)
    make_mark(make_assessment(statement.company, reviewers=[me]), answer="yes", quotes=[quote])
    assert endangered(client.get(page(capture))) == [0, 0, 0, 0]
    change(capture)
    response = client.get(page(capture))
    assert endangered(response) == [1, 1, 1, 1]
    for link in (f"{statement.get_absolute_url()}#quote-{quote.pk}", commitment.get_absolute_url()):
        assert f'href="{link}"' in response.text
    assert f"#allegation-{allegation.pk}" in response.text
    assert "criterion A1" in response.text
    assert "Not found in the newest copy" in response.text


def test_what_rests_on_a_quote_at_its_place_is_not(client, sign_in, capture):
    sign_in()
    make_statement(capture=capture, quotes=(PROMISED, SAID))
    change(capture, f"{TEXT[: TEXT.index(PROMISED)]}Nothing else.")
    response = client.get(page(capture))
    assert [row.quote.text for row in response.context["endangered"].said] == [PROMISED]


@pytest.mark.parametrize(("role", "seen"), [("contributor", 0), ("reviewer", 0), ("editor", 1), ("administrator", 1)])
def test_marks_of_others_are_for_those_who_oversee(client, sign_in, capture, role, seen):
    statement = make_statement(capture=capture)
    make_mark(make_assessment(statement.company), answer="no", quotes=[statement.quotes.get().quote])
    change(capture)
    sign_in(role)
    assert endangered(client.get(page(capture))) == [1, 0, 0, seen]


def test_an_editor_who_marks_stays_blind(client, sign_in, capture):
    me, other = sign_in("editor"), make_user("reviewer")
    statement = make_statement(capture=capture)
    assessment, quote = make_assessment(statement.company, reviewers=[me, other]), statement.quotes.get().quote
    make_mark(assessment, answer="no", quotes=[quote], by=other)
    change(capture)
    assert endangered(client.get(page(capture))) == [1, 0, 0, 0]
    make_mark(assessment, answer="no", quotes=[quote], by=me)
    [mark] = client.get(page(capture)).context["endangered"].marks
    assert mark.reviewer == me


def test_the_newest_two_copies_that_differ_are_compared(client, sign_in, capture):
    sign_in()
    assert "No two whole copies differ" in client.get(page(capture)).text
    second = change(capture, f"{TEXT} More.")
    make_capture("A part.", source=capture.source, extent="excerpt", now=NOW + timedelta(days=2))
    comparison = client.get(page(capture)).context["comparison"]
    assert (comparison.before, comparison.after) == (capture, second)


@pytest.mark.parametrize("of_policy", [True, False])
def test_a_recheck_leads_to_the_change_and_back(client, sign_in, capture, of_policy):
    me = sign_in()
    subject = make_policy(source=capture.source) if of_policy else capture.source
    recheck = watch(subject=subject, interval=Interval(TODAY + timedelta(days=9)), by=me, now=NOW).recheck
    look = f"/desk/rechecks/{recheck.pk}/"
    assert f"{URL}rechecks/{recheck.pk}/" not in client.get(look).text
    call_for_look(recheck=recheck, version=1, reason=REASON, now=NOW)
    text = client.get(look).text
    assert REASON in text
    assert f'href="{URL}rechecks/{recheck.pk}/"' in text
    assert REASON in client.get("/desk/rechecks/").text
    response = client.get(f"{URL}rechecks/{recheck.pk}/", follow=True)
    assert response.redirect_chain == [(page(capture), 302)]
    assert REASON in response.text
    assert f'href="{look}"' in response.text


def test_a_recheck_of_no_page_has_no_change(client, sign_in):
    sign_in()
    assert client.get(f"{URL}rechecks/{make_recheck().pk}/").status_code == 404
    assert client.get(f"{URL}rechecks/99999/").status_code == 404
    assert Recheck.objects.count() == 1


def test_the_automatic_looks_are_listed(client, sign_in):
    me = sign_in()
    capture = make_capture(url="http://example.org/")
    watch(subject=capture.source, interval=Interval(TODAY), by=me, now=NOW)
    assert "Automatic looks" not in client.get(page(capture)).text
    look_at_watched(now=NOW)
    Fetch.objects.update(state="failed", problem="silent", ended_at=NOW)
    look_at_watched(now=NOW)
    text = client.get(page(capture)).text
    assert "The page could not be read" in text
    assert Fetch.objects.get().why in text


def test_list_names_the_sources_with_most_missing_first(client, sign_in, capture):
    sign_in()
    for words in (SAID, PROMISED):
        make_quote(words, capture=capture)
    other = make_capture(title="Other answer")
    make_quote(SAID, capture=other)
    assert "Every quote stands in the newest copy" in client.get(URL).text
    change(other, f"Now: {TEXT}")
    change(capture)
    rows = [(row.get_cell("title"), row.get_cell("missing"), row.get_cell("moved")) for row in rows_of(client)]
    assert [(missing, moved) for _title, missing, moved in rows] == [(2, 0), (0, 1)]
    assert "The answer" in rows[0][0]


def rows_of(client):
    return list(client.get(URL).context["table"].paginated_rows)


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_whatever_the_rows(client, sign_in, rows, django_assert_num_queries):
    sign_in("editor")
    for nth in range(rows):
        capture = make_capture(title=f"Answer {nth}")
    statement = make_statement(capture=capture, quotes=(PROMISED, SAID, "Nobody else replied.")[:rows])
    assessment = make_assessment(statement.company)
    for criterion, said in zip(("A1", "B1", "A1"), statement.quotes.all(), strict=False):
        make_commitment(statement, quote=said.quote)
        version = assessment.marks.filter(criterion=criterion).count()
        make_mark(assessment, criterion=criterion, answer="no", quotes=[said.quote], version=version)
    change(capture)
    with django_assert_num_queries(11):
        client.get(page(capture))
    with django_assert_num_queries(4):
        client.get(URL)


def test_changes_are_for_staff(client, capture):
    assert client.get(URL).status_code == 302
    assert client.get(page(capture)).status_code == 302


def test_my_work_leads_to_the_changes(client, sign_in):
    sign_in()
    assert f'href="{URL}"' in client.get("/desk/").text
