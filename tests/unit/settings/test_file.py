"""Settings: whatever the file holds, the program starts; what is set is there again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from caseorg.base.errors import WorldError
from caseorg.settings.file import Settings
from caseorg.settings.schema import AUTHOR, LOOK, NIGHT, PAGES, SETTINGS, SHORTCUTS


def test_what_is_set_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "home" / "settings.json"
    settings = Settings.load(path).settings
    settings.set(AUTHOR, "Ana Ruiz")
    settings.set(NIGHT, True)
    settings.set(SHORTCUTS, {"edit.undo": "Ctrl+U"})
    again = Settings.load(path)
    assert again.notice == ""
    assert again.settings.text(AUTHOR) == "Ana Ruiz"
    assert again.settings.flag(NIGHT) is True
    assert again.settings.table(SHORTCUTS) == {"edit.undo": "Ctrl+U"}
    assert again.settings.text(LOOK) == "system"
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"null", b"[" * 100_000])
def test_garbage_is_put_aside_and_said(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(garbage)
    loaded = Settings.load(path)
    assert loaded.settings.text(LOOK) == LOOK.usual
    assert "settings.json.broken" in loaded.notice
    assert (tmp_path / "settings.json.broken").read_bytes() == garbage
    assert not path.exists()


def test_a_value_of_the_wrong_kind_is_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({LOOK.name: "purple", NIGHT.name: 1, AUTHOR.name: "B", SHORTCUTS.name: {"a": 1}}))
    loaded = Settings.load(path)
    assert loaded.settings.text(LOOK) == "system"
    assert loaded.settings.flag(NIGHT) is False
    assert loaded.settings.table(SHORTCUTS) == {}
    assert loaded.settings.text(AUTHOR) == "B"
    assert LOOK.title in loaded.notice and NIGHT.title in loaded.notice


def test_settings_of_a_later_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"future.thing": [1]}))
    Settings.load(path).settings.set(AUTHOR, "C")
    assert json.loads(path.read_text())["future.thing"] == [1]


def test_a_folder_that_cannot_be_written_to_is_said_and_the_value_holds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.json")
    with pytest.raises(WorldError, match="could not be written"):
        settings.set(LOOK, "dark")
    assert settings.text(LOOK) == "dark"


def test_a_value_it_cannot_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="purple"):
        Settings(tmp_path / "settings.json").set(LOOK, "purple")


def test_every_setting_explains_itself() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.title and setting.help.endswith(".") and setting.page in PAGES
        assert setting.takes(setting.usual)


@pytest.mark.parametrize("values", [{"appearance.look": []}, {"person.name": "\ud800"}, {"appearance.look": {}}])
def test_a_value_that_nothing_can_hold_is_left_out(tmp_path: Path, values: dict[str, object]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    loaded = Settings.load(path)
    assert "has its usual value" in loaded.notice
    assert loaded.settings.text(LOOK) == LOOK.usual
    assert loaded.settings.text(AUTHOR) == ""
