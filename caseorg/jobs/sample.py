"""The sample case: what a newcomer sees first, brought in as a user would bring in a case of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from caseorg.base.errors import Cancelled, WorldError
from caseorg.base.ids import new_uuid
from caseorg.base.paths import resources
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.model.case import Case
from caseorg.operations import (
    Operation,
    add_case,
    add_docket_entry,
    add_tag,
    edit_docket_entry,
    edit_documents,
    relate_cases,
    set_judges,
    tag_documents,
)
from caseorg.queries.cases import cases
from caseorg.queries.docket import docket
from caseorg.workspace import Workspace

LABEL = "Open Sample Case"


def sample_folder() -> Path:
    """Where the facts of the sample (case.toml explains its own form) and its filings lie."""
    return resources() / "sample"


class LoadSample:
    """Bring the sample case in, as one thing to undo; one that is in the workspace already is given back as it is."""

    def __init__(self) -> None:
        self.title = LABEL

    def run(self, workspace: Workspace, progress: Progress) -> Case:
        facts = tomllib.loads((sample_folder() / "case.toml").read_text(encoding="utf-8"))
        known = [case for case in workspace.ask(cases) if case.docket_number == facts["case"]["docket_number"]]
        return known[0] if known else _Loading(workspace, facts).run(progress)


class _Loading:
    """The steps of bringing it in, all in one step of the ledger."""

    def __init__(self, workspace: Workspace, facts: Mapping[str, Any]) -> None:
        self._workspace = workspace
        self._facts = facts
        self._step = new_uuid()

    def run(self, progress: Progress) -> Case:
        values = {name: value for name, value in self._facts["case"].items() if name != "status"}
        case: Case = self._do(add_case, **values)
        judges = [(judge["name"], judge["role"]) for judge in self._facts["judge"]]
        self._do(set_judges, uuid=case.uuid, judges=judges)
        for related in self._facts["related_case"]:
            self._do(relate_cases, uuid=case.uuid, kind=related["kind"], other_printed=related["printed"])
        documents = self._import(case, progress)
        self._write_docket(case)
        for values in self._facts["document"]:
            changes = {name: value for name, value in values.items() if name != "file"}
            self._do(edit_documents, uuids=[documents[values["file"]]], **changes)
        for tag in self._facts["tag"]:
            self._do(add_tag, name=tag["name"], color=tag["color"])
            self._do(tag_documents, uuids=[documents[name] for name in tag["files"]], tag=tag["name"])
        return case

    def _do(self, operation: Operation, **arguments: Any) -> Any:
        return self._workspace.do(operation, step=self._step, label=LABEL, **arguments).value

    def _import(self, case: Case, progress: Progress) -> dict[str, str]:
        """The id of each document by its path below the filings."""
        filings = sample_folder() / "filings"
        report = ImportFiles(case.uuid, (filings,), step=self._step, label=LABEL).run(self._workspace, progress)
        if report.cancelled:
            raise Cancelled(f"Stopped. “Undo {LABEL}” takes away what was brought in.")
        if report.failed:
            name = Path(report.failed[0].path).name
            raise WorldError(
                f"The sample case could not be brought in whole: {name}: {report.failed[0].reason}"
                f" “Undo {LABEL}” takes away what was brought in."
            )
        return {Path(file.path).relative_to(filings).as_posix(): file.uuid for file in report.added}

    def _write_docket(self, case: Case) -> None:
        made = {line.entry.number: line.entry.uuid for line in self._workspace.ask(docket, case.uuid)}
        for entry in self._facts["entry"]:
            number = entry.get("number")
            words = {"text": entry["text"], "date_filed": entry["date"], "date_entered": entry["date"]}
            if number in made:
                self._do(edit_docket_entry, uuid=made[number], **words)
            else:
                self._do(add_docket_entry, case_uuid=case.uuid, number=number, **words)
