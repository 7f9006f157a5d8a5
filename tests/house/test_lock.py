"""What is installed: declared, locked, used, and not known to be bad."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT, expect_none, imports, python_files, where

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "packaging" / "lock.txt").read_text("utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))

# Versions that must not be installed. packaging/README.md has the story of each.
KNOWN_BAD = [
    "PySide6-Essentials==6.12.0",  # aborts on Python 3.11: Signal.emit() drops references to True
    "shiboken6==6.12.0",
    "PyMuPDF>=2",  # 245 MB and 1.4 s where 1.x takes 60 MB and 0.2 s
]


def _requirements() -> list[Requirement]:
    project = PROJECT["project"]
    texts = [*project["dependencies"], *project["optional-dependencies"]["test"], *PROJECT["build-system"]["requires"]]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("bad", KNOWN_BAD)
def test_known_bad_versions_are_refused(bad: str) -> None:
    requirement = Requirement(bad)
    assert LOCKED[canonicalize_name(requirement.name)] not in requirement.specifier


def test_known_bad_pyside_cannot_be_asked_for() -> None:
    pyside = next(requirement for requirement in _requirements() if requirement.name == "PySide6-Essentials")
    assert "6.12.0" not in pyside.specifier


def test_the_lock_holds_what_the_project_asks_for() -> None:
    wrong = [
        str(requirement)
        for requirement in _requirements()
        if LOCKED.get(canonicalize_name(requirement.name), "") not in requirement.specifier
    ]
    expect_none(wrong)


def test_every_line_of_the_lock_is_a_version_or_a_hash() -> None:
    line = re.compile(r"#.*|[a-z0-9-]+==[\w.]+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    expect_none(text for text in LOCK.splitlines() if not line.fullmatch(text))


def test_the_tests_run_on_the_locked_versions() -> None:
    installed = {name: metadata.version(name) for name in LOCKED}
    assert installed == LOCKED


def test_the_program_imports_what_it_declares_and_declares_what_it_imports() -> None:
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]}
    binding = canonicalize_name("shiboken6")  # comes with PySide6-Essentials, of the same version
    providers = metadata.packages_distributions()
    used: dict[str, str] = {}
    for path in python_files("caseorg"):
        for name, line in imports(path):
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top != "caseorg":
                used |= {canonicalize_name(provider): where(path, line) for provider in providers.get(top, [top])}
    assert {name: place for name, place in used.items() if name not in declared | {binding}} == {}
    assert declared - used.keys() == set()
