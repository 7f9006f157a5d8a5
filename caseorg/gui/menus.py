"""The menus as lists of action ids; "" is a line between groups."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from caseorg.gui.actions import Actions

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("&File", (
        "case.add", "case.switch", "case.sample", "", "file.import_files", "file.import_folder",
        "file.import_inbox", "", "case.edit", "case.close", "case.reopen", "case.trash", "",
        "reader.print", "reader.save_pdf", "", "file.backup", "file.backup_all", "file.check", "file.restore",
        "file.encryption", "", "file.settings", "file.lock", "", "file.quit",
    )),
    ("&Edit", (
        "edit.undo", "edit.redo", "edit.history", "", "reader.copy", "reader.copy_with_cite", "reader.copy_cite",
        "reader.select_all", "reader.select_paragraph",
        "reader.caret", "", "reader.find",
        "reader.find_next", "reader.find_previous", "edit.search", "", "edit.palette",
    )),
    ("&Document", (
        "documents.open", "documents.edit", "documents.tag", "documents.place", "documents.relate",
        "documents.rename", "document.replace_version", "documents.copy_cite", "",
        "document.authorities", "case.authorities", "",
        "documents.recognize", "documents.forget_password", "documents.trash", "trash.restore", "", "docket.add",
        "docket.edit", "docket.trash", "", "tags.edit",
    )),
    ("&Annotation", (
        *(f"annotate.{kind}" for kind in ("highlight", "underline", "strike_out", "squiggly", "note", "text_box",
                                          "area", "ink", "arrow", "nothing")),
        "", *(f"annotation.color_{number}" for number in range(1, 8)), "",
        "annotation.next", "annotation.previous", "annotation.edit_comment", "annotation.move",
        "annotation.copy_text", "annotation.trash", "",
        "annotation.tag", "annotation.untag", "annotation.issue", "annotation.visibility", "annotation.author", "",
        "annotation.reply", "annotation.copy_cited", "annotation.copy_image", "annotation.save_image",
        "", "annotation.take_over", "annotation.import",
        "annotation.export_copy", "annotation.summary", "", "annotation.colors", "case.issues",
    )),
    ("Deadlines", (  # without a letter: all of its own belong to fields that are seen with it
        "event.add", "event.edit", "event.move", "event.follow", "event.cancel", "",
        "deadline.add", "deadline.from_words", "deadline.edit", "deadline.done", "deadline.retire",
        "deadline.reopen", "",
        "deadline.move", "deadline.override", "deadline.use_computed", "deadline.verify", "deadline.unverify",
        "deadline.confirm_source",
        "deadline.assign", "deadline.remind", "deadline.recount", "",
        "follow_up.add", "follow_up.edit", "follow_up.done", "follow_up.drop", "",
        "court_day.add", "court_day.remove", "rules.show", "rules.audit", "",
        "reminder.show", "reminder.days", "reminder.closed", "",
        "event.import", "deadline.export", "deadline.print", "deadline.slip",
    )),
    ("People", (
        "people.add_person", "people.add_organization", "role.add", "",
        "people.import", "people.paste", "people.export", "",
        "people.edit_person", "people.edit_organization", "people.merge_persons", "people.merge_organizations",
        "people.keep_apart", "people.trash", "people.restore", "",
        "people.add_contact", "people.edit_contact", "people.remove_contact", "",
        "people.add_alias", "people.remove_alias", "",
        "people.add_affiliation", "people.edit_affiliation", "people.remove_affiliation", "",
        "people.add_office", "people.edit_office", "people.remove_office", "people.add_tenure", "people.edit_tenure",
        "people.remove_tenure", "", "role.edit", "role.end", "role.succeed", "role.remove",
    )),
    ("Statements", (
        "statement.read_release", "", "sheet.contact", "sheet.quote", "sheet.media", "",
        "statement.add", "statement.from_selection", "", "statement.edit", "statement.revise", "",
        "statement.approve", "statement.withdraw",
        "statement.embargo", "statement.verify", "statement.use", "", "statement.issue", "statement.no_issue", "",
        "statement.trash", "statement.restore", "",
        "inquiry.add", "inquiry.answer", "inquiry.edit", "inquiry.trash", "inquiry.restore",
    )),
    ("&Go", (
        "go.today", "go.documents", "go.docket", "go.deadlines", "go.calendar", "go.timeline", "go.people",
        "go.statements", "go.search",
        "go.trash", "", "reader.go_to_page", "reader.next_page",
        "reader.previous_page", "reader.back", "reader.forward", "", "reader.next_cite", "reader.previous_cite",
        "reader.follow_cite", "", "tab.next", "tab.previous", "tab.close",
        "tab.close_others", "tab.reopen", "", "tab.open_across", "tab.move_across", "tab.other_side",
    )),
    ("&View", (
        "reader.zoom_in", "reader.zoom_out", "reader.actual_size", "reader.fit_width", "reader.fit_page", "",
        "reader.continuous", "reader.two_pages", "reader.book", "reader.single_page", "",
        "reader.rotate_right", "reader.rotate_left", "reader.night", "", "view.navigation", "view.annotations",
        "view.details", "view.outline", "view.thumbnails", "view.reset_layout", "",
        "view.system_look", "view.light", "view.dark", "", "view.full_screen",
    )),
    ("&Help", ("help.contents", "help.keyboard", "help.news", "", "help.about")),
)  # fmt: skip


def fill(bar: QMenuBar, actions: Actions) -> None:
    """Fill a menu bar; what can be done is looked at again whenever a menu opens."""
    for title, ids in MENUS:
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(False)
        menu.aboutToShow.connect(actions.refresh)
        add_to(menu, actions, ids)


def add_to(menu: QMenu, actions: Actions, ids: tuple[str, ...]) -> None:
    """Add these actions to a menu."""
    for action_id in ids:
        if action_id:
            menu.addAction(actions[action_id])
        else:
            menu.addSeparator()
