from accountability.scorecards.matters import matters_of
from tests.unit.accountability.scorecards.building import (
    ALLEGATION,
    COMMITMENT,
    COPY,
    QUOTE,
    SOURCE,
    STATEMENT,
    a_document,
)

EARLIER = STATEMENT | {"id": "statement:9", "said_on": "2020-01-01", "quotes": []}
LOOK = {"last_checked_on": "2025-06-02", "outcome": "unchanged", "next_due_on": "2025-09-02"}


def matters(*looks, **parts):
    whole = a_document(quotes=[QUOTE], sources=[SOURCE | {"capture": COPY}], **parts)
    return matters_of(whole, {"checks": [LOOK | {"subject": subject} for subject in looks]})


def test_replies_stand_in_the_order_of_time():
    allegation = ALLEGATION | {"replies": ["statement:4", "statement:9", "statement:77"]}
    found = matters(statements=[STATEMENT, EARLIER], allegations=[allegation])
    (alleged,) = found.alleged
    assert [reply.number for reply in alleged.replies] == [9, 4]
    assert alleged.facts == (
        ("Place", "Guilin"),
        ("How grave (scale)", "very high"),
        ("How hard to put right (remediability)", "low"),
    )
    assert (alleged.anchor, alleged.period, alleged.quote) == ("allegation-5", ("2012", ""), None)
    assert found.other == ()


def test_statements_that_reply_to_nothing_stand_apart():
    found = matters(statements=[STATEMENT, EARLIER], allegations=[ALLEGATION | {"quote": "quote:12"}])
    assert [said.anchor for said in found.other] == ["statement-9"]
    assert found.alleged[0].quote.number == 12


def test_commitment_says_what_became_of_it():
    (promised,) = matters("commitment:6", commitments=[COMMITMENT]).promised
    assert (promised.anchor, promised.progress, promised.quote.number) == ("commitment-6", "silently_removed", 12)
    assert promised.changes == (("2025-06-01", "not_yet_rated", "First look."),)
    assert promised.check.next_due_on == "2025-09-02"


def test_look_put_off_says_to_when():
    looks = [LOOK | {"subject": "statement:4"}, LOOK | {"subject": "source:3", "put_off_to": "2025-12-20"}]
    whole = a_document(quotes=[QUOTE], sources=[SOURCE | {"capture": COPY}], statements=[STATEMENT])
    found = matters_of(whole, {"checks": looks}).checks
    assert not any(check.is_automatic for check in found)
    assert [(check.put_off_to, check.next_look_on) for check in found] == [
        (None, "2025-09-02"),
        ("2025-12-20", "2025-12-20"),
    ]


def test_checks_say_that_the_machine_looked():
    looks = [LOOK | {"subject": "statement:4", "is_automatic": True}]
    whole = a_document(quotes=[QUOTE], sources=[SOURCE | {"capture": COPY}], statements=[STATEMENT])
    assert [check.is_automatic for check in matters_of(whole, {"checks": looks}).checks] == [True]


def test_checks_say_at_what_was_looked_and_lead_there():
    policy = {"id": "policy:8", "source": "source:3"}
    subjects = ("statement:4", "commitment:6", "policy:8", "source:3", "statement:404")
    parts = {"statements": [STATEMENT], "allegations": [ALLEGATION], "commitments": [COMMITMENT], "policies": [policy]}
    found = matters(*subjects, **parts)
    assert [(check.what, check.anchor) for check in found.checks] == [
        ("Says two.", "allegation-5-statement-4"),
        ("Stop it.", "commitment-6"),
        ("Answer", "policy-8"),
        ("Answer", "source-3"),
    ]
    assert found.policies[0][0].number == 3
    assert found.policies[0][1].outcome == "unchanged"


def test_a_document_without_published_checks_has_none():
    assert matters_of(a_document(), {}).checks == ()
