"""The files that stand beside the answers: units (company,unit,kind,parent) and companies (company and others)."""

from dataclasses import dataclass
from typing import BinaryIO

from accountability.scoring.answers import Unit, listed, quoted, unit_problems
from accountability.scoring.csvrows import Columns, CsvFile
from accountability.scoring.problems import FileFaults
from accountability.scoring.spreadsheet import unescaped

UNIT_COLUMNS = Columns(("company", "unit", "kind", "parent"))
COMPANY_COLUMNS = Columns(("company",), others=True)


@dataclass(frozen=True, slots=True)
class Companies:
    """The companies of a file, each with the group it is ranked in ("" without one), and their lines."""

    groups: dict[str, str]
    lines: dict[str, int]


def read_units(handle: BinaryIO, faults: FileFaults) -> list[Unit]:
    """Return the units that can be read; the faults of the file, and of units that cannot be, are noted."""
    units: list[Unit] = []
    lines: list[int] = []
    for part in CsvFile(handle, UNIT_COLUMNS, faults).parts():
        for line, *cells in zip(part.lines, *(part.cells[name] for name in UNIT_COLUMNS.required), strict=True):
            company, unit, kind, parent = cells
            if company:
                lines.append(line)
                units.append(Unit(unescaped(company), unescaped(unit), kind, unescaped(parent)))
            else:
                faults.note(line, "no company is named")
    for problem in unit_problems(units):
        faults.note(lines[problem.line - 1], problem.message)
    return units


def read_companies(handle: BinaryIO, faults: FileFaults, group_by: str | None = None) -> Companies:
    """Return the companies and the groups that one column puts them in; the faults of the file are noted."""
    companies = Companies({}, {})
    file = CsvFile(handle, COMPANY_COLUMNS, faults)
    for part in file.parts():
        if group_by is not None and group_by not in part.cells:
            faults.note(1, f"there is no column {quoted(group_by)} to group by; there are {listed(file.header)}")
            return companies
        groups = part.cells[group_by] if group_by is not None else [""] * len(part.lines)
        for line, name, group in zip(part.lines, part.cells["company"], groups, strict=True):
            _add_company(companies, faults, line, unescaped(name), group)
    return companies


def read_company_facts(handle: BinaryIO, faults: FileFaults) -> dict[str, dict[str, str]]:
    """Return what each company's line says, by the names of the columns; the faults of the file are noted."""
    companies, facts = Companies({}, {}), dict[str, dict[str, str]]()
    file = CsvFile(handle, COMPANY_COLUMNS, faults)
    for part in file.parts():
        for line, *cells in zip(part.lines, *(part.cells[name] for name in file.header), strict=True):
            row = dict(zip(file.header, cells, strict=True))
            _add_company(companies, faults, line, name := unescaped(row["company"]), "")
            facts[name] = row
    return facts


def _add_company(companies: Companies, faults: FileFaults, line: int, name: str, group: str) -> None:
    if not name:
        faults.note(line, "no company is named")
    elif name in companies.lines:
        faults.note(line, f"the company {quoted(name)} stands twice, first on line {companies.lines[name]}")
    else:
        companies.groups[name] = group
        companies.lines[name] = line
