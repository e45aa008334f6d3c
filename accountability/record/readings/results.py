"""Scores, criteria, the company and the assessment, in words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accountability.assessments.choices import Origin
from accountability.frameworks.outlines import DIMENSIONS
from accountability.record.readings.evidence import named
from accountability.record.readings.facts import (
    Fact,
    Reading,
    day,
    decimal,
    detail,
    fact,
    in_quotes,
    listed,
    reading,
    word,
)
from companies.choices import NameKind

Part = Mapping[str, Any]


def read_scores(document: Part) -> list[Reading]:
    """The total with its finding, and every part of it."""
    result = document["result"]
    return [
        reading("result", _figures(result, _("Total")), [*_result(result), *_of_node(result)]),
        *(
            reading(
                f"node:{node['id']}",
                _figures(node, f"{node['id']} {node['title']}"),
                [
                    *_of_node(node),
                    detail("title", _("Title"), node["title"]),
                    detail("weight", _("Weight"), node["weight"]),
                    detail("level", _("Level"), node["level"]),
                    detail("parent", _("Part of"), node["parent"]),
                    detail("is_root", _("The total"), _("yes") if node["is_root"] else ""),
                ],
            )
            for node in document["nodes"]
        ),
    ]


def _figures(part: Part, title: str) -> str:
    said = {"title": title, "score": decimal(part["score"]), "answered": part["answered"], "of": part["applicable"]}
    return _("%(title)s: %(score)s; %(answered)s of %(of)s criteria answered") % said


def _result(result: Part) -> Iterator[Fact]:
    yield fact("grade", _("Finding"), result["grade"])
    yield fact("cap_reason", _("Why it is held down"), result["cap_reason"])
    if result["cap_reason"]:
        yield fact("uncapped", _("Score without that"), decimal(result["uncapped"]))
    yield detail("uncapped.full", _("Score without any limit, in full"), result["uncapped"])
    yield detail("grades", _("Findings there are"), listed(*result["grades"]))
    yield detail("has_rule", _("The finding has a rule"), _("yes") if result["has_rule"] else "")


def _of_node(part: Part) -> Iterator[Fact]:
    of = {"answered": part["answered"], "applicable": part["applicable"]}
    yield fact("score", _("Score"), decimal(part["score"]))
    yield fact("answered", _("Criteria answered"), _("%(answered)d of %(applicable)d") % of)
    yield detail("max", _("The most there is"), part["max"])
    yield detail("state", _("How it came about"), part["state"])
    yield detail("full", _("Score in full"), part["score"])


def read_criteria(document: Part) -> list[Reading]:
    """Every criterion, assessed or not."""
    nodes, quotes = named(document, "nodes"), named(document, "quotes")
    return [
        reading(item["id"], _answered(item), [*_criterion(item, nodes), *_basis(item, quotes)])
        for item in document["criteria"]
    ]


def _answered(item: Part) -> str:
    parts = [f"{part['unit']}: {part['label']}" for part in item.get("in_units", ())]
    answer = "; ".join(parts) or item.get("label") or _("Not assessed")
    return f"{item['id']} {item['title']}: {answer}"


def _criterion(item: Part, nodes: Mapping[str, Part]) -> Iterator[Fact]:
    theme = nodes[item["parent"]]["title"] if item["parent"] in nodes else item["parent"]
    # What an unassessed criterion asks is public as well, but says nothing of the company.
    tell = detail if item["answer"] is None else fact
    yield fact("label", _("Answer"), item.get("label"))
    if "points" in item:
        yield fact("points", _("Points"), _("not applicable") if item["points"] is None else item["points"])
    yield fact("rubric", _("What this level means"), item.get("rubric"))
    yield fact("reasons", _("Reason"), "\n\n".join(filter(None, item.get("reasons", ()))))
    yield tell("theme", _("Part"), theme)
    yield tell("dimension", _("Asks for"), word(DIMENSIONS.items(), item["dimension"]))
    yield detail("reviewers", _("Reviewers who gave this answer"), item.get("reviewers"))
    yield detail("title", _("Title"), item["title"])
    yield detail("answer", _("Answer in the data"), item["answer"])
    yield detail("weight", _("Weight"), item["weight"])
    yield detail("max", _("The most it can earn"), item["max"])
    yield detail("parent", _("Part in the data"), item["parent"])


def _basis(item: Part, quotes: Mapping[str, Part]) -> Iterator[Fact]:
    for name in item.get("quotes", ()):
        yield fact(name, _("Rests on"), in_quotes(quotes[name]["text"]) if name in quotes else name)
    yield fact("note", _("The publisher’s note"), item.get("note"))
    yield fact("source_url", _("The source the publisher names"), item.get("source_url"))
    yield fact("quote", _("What the publisher quotes"), in_quotes(item.get("quote", "")))
    for part in item.get("in_units", ()):
        points = _("not applicable") if part["points"] is None else part["points"]
        beside = [part.get("note", ""), part.get("source_url", ""), in_quotes(part.get("quote", ""))]
        yield fact(
            f"unit:{part['unit']}", part["unit"], "\n".join(filter(None, [f"{part['label']}, {points}", *beside]))
        )
        yield detail(f"unit:{part['unit']}.answer", _("%s in the data") % part["unit"], part["answer"])


def read_names(document: Part) -> list[Reading]:
    """The company, its dated names, its identifiers, its parts."""
    company = document["company"]
    return [
        reading("company", listed(company["name"], company["country"], company["sector_label"]), _company(company)),
        *_dated_names(company["names"]),
        *(
            reading(
                f"identifier:{item['scheme']}:{item['value']}",
                f"{item['label']}: {item['value']}",
                [fact("label", _("Kind"), item["label"]), detail("scheme", _("Kind in the data"), item["scheme"])],
            )
            for item in company["identifiers"]
        ),
        *(
            reading(
                f"unit:{unit['name']}",
                _("A part of the company: %(name)s (%(kind)s)") % unit,
                [fact("kind", _("Kind"), unit["kind"]), fact("parent", _("Part of"), unit["parent"])],
            )
            for unit in document.get("units", ())
        ),
    ]


def _company(company: Part) -> Iterator[Fact]:
    yield fact("name", _("Name"), company["name"])
    yield fact("country", _("Country"), company["country"])
    yield fact("sector_label", _("Sector"), company["sector_label"])
    yield fact("website", _("Website"), company["website"])
    yield fact("description", _("Description"), company["description"])
    yield detail("sector", _("Sector in the data"), company["sector"])
    yield detail("slug", _("Address here"), company["slug"])


def _dated_names(names: list[Part]) -> Iterator[Reading]:
    seen: Counter[str] = Counter()
    for item in names:
        seen[item["name"]] += 1
        since, until = day(item["since"]), day(item["until"])
        period = [_("since %s") % since if since else "", _("until %s") % until if until else ""]
        yield reading(
            f"name:{item['name']}:{seen[item['name']]}",
            listed(item["name"], word(NameKind.choices, item["kind"]), *period),
            [
                fact("kind", _("Kind"), word(NameKind.choices, item["kind"])),
                fact("since", _("Since"), since),
                fact("until", _("Until"), until),
                fact("note", _("Note"), item["note"]),
                detail("language", _("Language"), item["language"]),
            ],
        )


def read_about(document: Part) -> list[Reading]:
    """By which methodology, as of when, by whom."""
    methodology, assessed = document["methodology"], document["assessed"]
    origin = assessed.get("origin", {})
    of = {"day": day(assessed["as_of"]), "reviewers": assessed["reviewers"]}
    return [
        reading(
            "methodology",
            listed(f"{methodology['title']} {methodology['version']}", methodology["publisher"]),
            [
                fact("title", _("Methodology"), methodology["title"]),
                fact("version", _("Version"), methodology["version"]),
                fact("publisher", _("Publisher"), methodology["publisher"]),
                detail("id", _("Name in the data"), methodology["id"]),
                detail("sha256", _("Fingerprint of its file (SHA-256)"), methodology["sha256"]),
            ],
        ),
        reading(
            "assessed",
            _("Assessed as of %(day)s; reviewers: %(reviewers)s") % of,
            [
                fact("as_of", _("As of"), of["day"]),
                fact("scope_note", _("Scope"), assessed["scope_note"]),
                fact("reviewers", _("Reviewers, counted and not named"), assessed["reviewers"]),
                fact("origin", _("Whose answers"), word(Origin.choices, origin.get("kind"))),
                fact("publisher", _("Published by"), origin.get("publisher")),
                fact("url", _("Their page"), origin.get("url")),
                fact("group", _("Their group"), origin.get("group")),
            ],
        ),
    ]
