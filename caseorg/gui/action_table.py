"""Every action of the program, once: menus, tool bars, context menus, the palette and the help all read it here."""

from __future__ import annotations

from caseorg.gui.action_kinds import Action as Action
from caseorg.gui.action_kinds import Category as Category
from caseorg.gui.action_kinds import Need as Need
from caseorg.gui.date_exchange_words import DATE_EXCHANGE_WORDS
from caseorg.gui.deadline_action_words import DEADLINE_KEYS, DEADLINE_WORDS, REMINDER_WORDS
from caseorg.gui.inquiry_action_words import INQUIRY_WORDS
from caseorg.gui.people_action_words import PEOPLE_WORDS
from caseorg.gui.rule_action_words import RULE_ACTIONS
from caseorg.gui.statement_action_words import STATEMENT_WORDS

_CASE = (
    Action("case.add", "New Case…", "Add a case with its caption, court and docket number.", "add", "Ctrl+N",
           operations=("add_case", "set_judges", "relate_cases")),
    Action("case.switch", "Switch Case…", "Open another case by typing part of its name.", "case", "Ctrl+L"),
    Action("case.edit", "Edit Case…", "Change the caption, court, docket number, judges, related cases or notes.",
           "edit", "Ctrl+Shift+E", (Need.CASE,),
           operations=("edit_case", "set_judges", "relate_cases", "unrelate_cases")),
    Action("case.close", "Close Case", "Mark the case as closed today; it stays searchable.", "archive", "",
           (Need.CASE_OPEN,), operations=("close_case",)),
    Action("case.reopen", "Reopen Case", "Mark a closed case as open again.", "case", "", (Need.CASE_CLOSED,),
           operations=("reopen_case",)),
    Action("case.trash", "Move Case to Trash",
           "Put the case and everything in it in the trash, from where it can be restored.", "trash", "",
           (Need.CASE,), operations=("trash_case",)),
    Action("case.authorities", "Authorities of the Case…",
           "List the cases, statutes and rules that all documents of the case cite, to go there or to export.",
           "court", "", (Need.CASE,)),
    Action("case.sample", "Open the Sample Case", "Look around in a case with made-up filings.", "sample"),
)  # fmt: skip

_FILE = (
    Action("file.import_files", "Import Files…", "Add PDF files to the case; copies are found and not added twice.",
           "import", "Ctrl+I", operations=("add_documents",)),
    Action("file.import_folder", "Import Folder…", "Add all PDF files of a folder and the folders in it to the case.",
           "folder", "Ctrl+Shift+I", operations=("add_documents",)),
    Action("file.import_inbox", "Import from Inbox…",
           "See the new files of the inbox folder, and import them or put them aside.", "import",
           operations=("add_documents", "decline_files")),
    Action("file.backup_all", "Back Up with Files…",
           "Write a whole copy, database and files, into a folder of yours, best on another disk.", "backup"),
    Action("file.restore", "Restore a Backup…",
           "Put a backup in place of the database, after a look at what would be lost.", "restore"),
    Action("file.encryption", "Encryption…",
           "Encrypt the workspace under a passphrase, change that, or make the workspace plain again.", "seal"),
    Action("file.lock", "Lock", "Close the encrypted workspace until its passphrase is typed.", "lock", "Ctrl+Alt+L"),
    Action("file.check", "Check the Workspace",
           "Make sure that the database and every stored file are as they were written.", "check"),
    Action("file.backup", "Back Up Now", "Write a checked copy of the database into the backups.", "backup"),
    Action("file.settings", "Settings…", "Appearance, your name, reading and shortcuts.", "settings", "Ctrl+,"),
    Action("file.quit", "Quit", "Close the window; everything is saved already.", "", "Ctrl+Q"),
)  # fmt: skip

_EDIT = (
    Action("edit.undo", "Undo", "Take back the last change.", "undo", "Ctrl+Z"),
    Action("edit.redo", "Redo", "Do again what was taken back last.", "redo", "Ctrl+Shift+Z"),
    Action("edit.history", "History…", "See what was changed, when and by whom.", "history"),
    Action("edit.search", "Search Everything", "Search all pages, titles, docket texts and notes of all cases.",
           "search", "Ctrl+Shift+F"),
    Action("edit.palette", "Command Palette…", "Find any action, document or case by typing part of its name.",
           "command", "Ctrl+K"),
)  # fmt: skip

_DOCUMENTS = (
    Action("documents.open", "Open", "Read the selected documents, each in a tab.", "document", "",
           (Need.SELECTION,)),
    Action("documents.edit", "Edit Documents…",
           "Set kind, date, filer, visibility or title of the selected documents at once.", "edit", "Ctrl+E",
           (Need.SELECTION,), operations=("edit_documents",)),
    Action("documents.tag", "Tags…", "Put tags on the selected documents or take them off.", "tag", "Ctrl+T",
           (Need.SELECTION,), operations=("tag_documents", "untag_documents", "add_tag")),
    Action("documents.place", "File under Docket Entry…",
           "Give the selected documents their ECF No. and attachment number, or take them off the docket.", "docket",
           "", (Need.SELECTION,), operations=("place_document",)),
    Action("documents.relate", "Relate to Document…",
           "Say what the document replies to, rules on, supersedes, is an exhibit to.", "link", "", (Need.SELECTION,),
           operations=("relate_documents", "unrelate_documents", "refuse_relation")),
    Action("documents.rename", "Rename by Template…",
           "Give the selected documents titles made of their number, kind, filer and date.", "edit", "",
           (Need.SELECTION,), operations=("rename_documents",)),
    Action("document.replace_version", "Replace by New Version…",
           "Give the document a new file, such as the filed copy; its annotations are found again on it.", "restore",
           "", (Need.SELECTION,), operations=("replace_version",)),
    Action("documents.copy_cite", "Copy Citation", "Copy the ECF No. of the selected documents as it is cited.",
           "copy", "Ctrl+Shift+K", (Need.SELECTION,)),
    Action("document.authorities", "Table of Authorities…",
           "List the cases, statutes and rules that the document in front cites, with pages, to go there or to export.",
           "court", "Ctrl+Shift+A", (Need.SHOWN,)),
    Action("documents.recognize", "Recognize Text (OCR)",
           "Read the words on pages that are pictures, so that they can be found, selected and marked.", "scan", "",
           (Need.SELECTION,)),
    Action("documents.forget_password", "Forget Password",
           "Forget the password of a locked document; it is asked for when it is opened again.", "", "",
           (Need.SELECTION,)),
    Action("documents.trash", "Move to Trash",
           "Put the selected documents in the trash, from where they can be restored.", "trash", "Del",
           (Need.SELECTION,), operations=("trash_documents",)),
    Action("trash.restore", "Restore from Trash", "Take what is selected in the trash back into its case.", "restore",
           operations=("restore_documents", "restore_case", "restore_docket_entry", "restore_annotations",
                       "restore_people", "restore_statements")),
    Action("tags.edit", "Edit Tags…", "Rename, recolor or remove tags, wherever they are used.", "tag", "",
           (Need.CASE,), operations=("edit_tag", "remove_tag", "add_tag")),
)  # fmt: skip

_DOCKET = (
    Action("docket.add", "New Docket Entry…", "Add a line to the docket, a minute order without ECF No. included.",
           "add", "Ctrl+Shift+N", (Need.CASE,), operations=("add_docket_entry",)),
    Action("docket.edit", "Edit Docket Entry…", "Change the ECF No., dates or text of the selected entry.", "edit",
           "", (Need.ENTRY,), operations=("edit_docket_entry",)),
    Action("docket.trash", "Move Docket Entry to Trash",
           "Put the selected entry in the trash; its documents stay in the case.", "trash", "", (Need.ENTRY,),
           operations=("trash_docket_entry",)),
)  # fmt: skip

_READER = (
    Action("reader.find", "Find in Document…",
           "Find words in the document in front; all hits are marked and counted.", "find", "Ctrl+F", (Need.SHOWN,)),
    Action("reader.find_next", "Find Next", "Go to the next hit.", "next", "F3", (Need.SHOWN,)),
    Action("reader.find_previous", "Find Previous", "Go to the hit before.", "previous", "Shift+F3", (Need.SHOWN,)),
    Action("reader.copy", "Copy Text", "Copy the selected text of the page.", "copy", "Ctrl+C", (Need.SHOWN,)),
    Action("reader.select_all", "Select All of the Page", "Select the whole text of the page.", "", "Ctrl+A",
           (Need.SHOWN,)),
    Action("reader.select_paragraph", "Select Paragraph",
           "Select the paragraph at the caret or the selection; a fourth click does the same.", "", "Shift+F7",
           (Need.SHOWN,)),
    Action("reader.caret", "Select by Keyboard",
           "Show a caret in the text: arrow keys move it, with Shift they select, with Ctrl by word and paragraph.",
           "select-text", "F7", (Need.SHOWN,), checkable=True),
    Action("reader.print", "Print…", "Print the document in front, or some of its pages.", "print", "Ctrl+P",
           (Need.SHOWN,)),
    Action("reader.save_pdf", "Save Pages as PDF…",
           "Write the document in front, or some of its pages, to a new PDF file.", "export", "Ctrl+Shift+P",
           (Need.SHOWN,)),
    Action("reader.go_to_page", "Go to Page…", "Go to a page by its number, its label or its ECF page.", "page",
           "Ctrl+G", (Need.SHOWN,)),
    Action("reader.next_page", "Next Page", "Go to the top of the next page.", "next", "Ctrl+PgDown", (Need.SHOWN,)),
    Action("reader.previous_page", "Previous Page", "Go to the top of the page before.", "previous", "Ctrl+PgUp",
           (Need.SHOWN,)),
    Action("reader.back", "Back in Document", "Go back to where you were before the last jump.", "back", "Alt+Left",
           (Need.SHOWN,)),
    Action("reader.forward", "Forward in Document", "Go forward again.", "forward", "Alt+Right", (Need.SHOWN,)),
    Action("reader.copy_with_cite", "Copy with Pin Cite",
           "Copy the selected words as a quote with its cite, in the form of the case.", "copy", "Ctrl+Shift+C",
           (Need.SHOWN,)),
    Action("reader.copy_cite", "Copy Pin Cite", "Copy the cite of the selected words, or of the page in front.",
           "copy", "", (Need.SHOWN,)),
    Action("reader.next_cite", "Next Record Cite", "Go to the next record cite, to be followed with Enter.",
           "next", "Ctrl+J", (Need.SHOWN,)),
    Action("reader.previous_cite", "Previous Record Cite", "Go to the record cite before.", "previous", "Ctrl+Shift+J",
           (Need.SHOWN,)),
    Action("reader.follow_cite", "Follow Record Cite",
           "Open what the chosen record cite cites, at its page; Back returns to the cite.", "document",
           "Ctrl+Return", (Need.SHOWN,)),
    Action("reader.zoom_in", "Zoom In", "Show the page larger.", "zoom-in", "Ctrl+=", (Need.SHOWN,)),
    Action("reader.zoom_out", "Zoom Out", "Show the page smaller.", "zoom-out", "Ctrl+-", (Need.SHOWN,)),
    Action("reader.actual_size", "Actual Size", "Show the page at its printed size.", "", "Ctrl+0", (Need.SHOWN,)),
    Action("reader.fit_width", "Fit Width", "Make the page as wide as the window.", "fit-width", "Ctrl+2",
           (Need.SHOWN,)),
    Action("reader.fit_page", "Fit Page", "Make the whole page fit in the window.", "fit-page", "Ctrl+1",
           (Need.SHOWN,)),
    Action("reader.rotate_right", "Rotate Right", "Turn the view of the document by 90°; the file stays as it is.",
           "rotate", "Ctrl+R", (Need.SHOWN,)),
    Action("reader.rotate_left", "Rotate Left", "Turn the view of the document by 90° to the left.", "rotate-left",
           "Ctrl+Shift+R", (Need.SHOWN,)),
    Action("reader.continuous", "Continuous Pages", "Show all pages one below the other.", "", "", (Need.SHOWN,),
           checkable=True),
    Action("reader.two_pages", "Two Pages", "Show two pages side by side.", "", "", (Need.SHOWN,),
           checkable=True),
    Action("reader.book", "Two Pages as in a Book", "Show two pages side by side, the first one alone.", "", "",
           (Need.SHOWN,), checkable=True),
    Action("reader.single_page", "Single Page", "Show one page at a time.", "", "", (Need.SHOWN,),
           checkable=True),
    Action("reader.night", "Night Reading", "Show pages light on dark, to rest the eyes.", "night", "Ctrl+Shift+D",
           checkable=True),
)  # fmt: skip

_ANNOTATE = (
    Action("annotate.highlight", "Highlight", "Highlight the selected words or those to come; key H on the page.",
           "mark-highlight", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.underline", "Underline", "Underline the selected words or those to come; key U on the page.",
           "mark-underline", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.strike_out", "Strike Out", "Strike out the selected words or those to come; key S on the page.",
           "mark-strike-out", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.squiggly", "Squiggly", "Wave under the selected words or those to come; key Q on the page.",
           "mark-squiggly", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.note", "Note", "Put a note at the selected words, or where one clicks next; key N on the page.",
           "note", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.text_box", "Text Box", "Write on the page: drag a box for it; key T on the page.",
           "draw-text-box", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.area", "Area", "Mark a part of the page: drag around it; key A on the page.",
           "draw-area", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.ink", "Draw", "Draw on the page by hand; key D on the page.",
           "draw-ink", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.arrow", "Arrow", "Point at something: drag from its tail to its head; key W on the page.",
           "draw-arrow", "", (Need.SHOWN,), checkable=True, operations=("add_annotations",)),
    Action("annotate.nothing", "Put Tool Away", "Select text again; Escape on the page does the same.", "select-text",
           "", (Need.SHOWN,)),
    Action("annotation.next", "Next Annotation", "Select the next annotation of the document; key ] on the page.",
           "next", "", (Need.SHOWN,)),
    Action("annotation.previous", "Previous Annotation",
           "Select the annotation before; key [ on the page.", "previous", "", (Need.SHOWN,)),
    Action("annotation.edit_comment", "Edit Comment",
           "Write the comment of the selected annotation; Enter on the page.",
           "edit", "Ctrl+Alt+E"),
    Action("annotation.move", "Move Annotation",
           "Move the selected annotation with the arrow keys, by a point or with Shift by ten; Shift and "
           "Left or Right move the end of marked words.", "", "",
           operations=("reshape_annotation",)),
    Action("annotation.copy_text", "Copy Marked Words", "Copy the words that the selected annotations mark.", "copy"),
    Action("annotation.trash", "Move Annotations to Trash", "Put the selected annotations in the trash.", "trash", "",
           operations=("trash_annotations",)),
    *(
        Action(f"annotation.color_{number}", f"Color {number}",
               f"Give the selected annotations the {word} color, or use it from now on; key {number} on the page.",
               "dot", "", (Need.SHOWN,), operations=("edit_annotations",))
        for number, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), start=1)
    ),
)  # fmt: skip

_ANNOTATION_LIST = (
    Action("annotation.tag", "Tag Annotations…", "Put tags on the selected annotations or take them off.", "tag",
           "Ctrl+Alt+T", operations=("tag_annotations", "untag_annotations")),
    Action("annotation.untag", "Take off Tags…", "Choose which tags come off the selected annotations.", "remove",
           operations=("untag_annotations",)),
    Action("annotation.issue", "Put under Issue…",
           "Gather the selected annotations under issues of the case, or take them out.", "outline", "Ctrl+Alt+I",
           operations=("put_under_issue", "take_from_issue", "add_issue")),
    Action("annotation.visibility", "Visibility…", "Say who may see the selected annotations outside this workspace.",
           "lock", operations=("edit_annotations",)),
    Action("annotation.author", "Author…", "Say who made the selected annotations.", "person",
           operations=("edit_annotations",)),
    Action("annotation.reply", "Reply…", "Answer the selected annotation, or say what becomes of it.", "note",
           operations=("add_reply", "edit_reply", "remove_reply")),
    Action("annotation.copy_cited", "Copy as Cited Quotes",
           "Copy the words of the selected annotations as quotes, each with its cite.", "copy", "Ctrl+Alt+C"),
    Action("annotation.copy_image", "Copy Image of Area",
           "Copy what the page shows in the selected area, at 300 pixels an inch, to paste it elsewhere.", "copy",
           "Ctrl+Alt+P"),
    Action("annotation.save_image", "Save Image of Area…", "Write what the page shows in the selected area to a PNG.",
           "export"),
    Action("annotation.take_over", "Take over from File…",
           "Take over the annotations that other programs put into the document's file.", "import", "", (Need.SHOWN,),
           operations=("add_annotations",)),
    Action("annotation.import", "Import Annotations…",
           "Take over annotations of a PDF, an XFDF file or Web Annotations into the document in front.", "import", "",
           (Need.SHOWN,), operations=("add_annotations",)),
    Action("annotation.export_copy", "Export with Annotations…",
           "Write a copy of the document with its annotations, or the annotations alone.", "export", "", (Need.SHOWN,)),
    Action("annotation.summary", "Summary of Annotations…",
           "Write the annotations with their cites, page by page, for Word or a sheet.", "export", "", (Need.SHOWN,)),
    Action("annotation.colors", "Annotation Colors…", "Name, order, add and remove the colors of annotations.",
           "settings", operations=("add_annotation_color", "edit_annotation_color", "remove_annotation_color")),
    Action("case.issues", "Issues…", "Name, order, add and remove the issues that annotations are gathered under.",
           "outline", "", (Need.CASE,), operations=("add_issue", "edit_issue", "remove_issue")),
)  # fmt: skip

_DEADLINES = tuple(
    Action(id, title, help_line, shortcut=DEADLINE_KEYS.get(id, ""), needs=(Need.CASE,), operations=(operation,))
    for id, title, help_line, operation in DEADLINE_WORDS
) + tuple(
    Action(id, title, help_line, icon, operations=operations)
    for id, title, help_line, icon, operations in DATE_EXCHANGE_WORDS
)

_PEOPLE = tuple(
    Action(id, title, help_line, needs=(Need.CASE,) if id.startswith("role") else (), operations=(operation,))
    for id, title, help_line, operation in PEOPLE_WORDS
)
_STATEMENTS = tuple(
    Action(id, title, help_line, needs=(Need.CASE,), operations=(operation,))
    for id, title, help_line, operation in STATEMENT_WORDS
)
_INQUIRIES = tuple(
    Action(id, title, help_line, operations=(operation,)) for id, title, help_line, operation in INQUIRY_WORDS
)
_CONTACTS = (
    Action("people.import", "Import Contacts…", "Take over contacts of a vCard file or a sheet, after a look at them.",
           "import", operations=("add_person", "add_organization", "add_contact_method", "add_affiliation")),
    Action("people.paste", "Paste Signature…", "Read the lines below an e-mail as a contact.", "import",
           operations=("add_person",)),
    Action("people.export", "Export Contacts…", "Write contacts to a vCard file or a sheet; private ones stay here.",
           "export"),
)  # fmt: skip
_SAID = (
    Action("statement.from_selection", "Make a Statement…",
           "Keep the selected words as a statement with their page; Enter in the form keeps it.", "quote", "Ctrl+Alt+S",
           (Need.SHOWN,), operations=("add_statement",)),
)  # fmt: skip

_REMINDERS = tuple(
    Action(id, title, help_line, icon, keys, operations=operations)
    for id, title, help_line, icon, keys, operations in REMINDER_WORDS
)

_TABS = (
    Action("tab.close", "Close Tab", "Close the document in front.", "close", "Ctrl+W", (Need.SHOWN,)),
    Action("tab.close_others", "Close Other Tabs", "Close all documents of this side but the one in front.", "", "",
           (Need.SHOWN,)),
    Action("tab.open_across", "Open on Other Side",
           "Show the document on the other side as well, to read two places of it next to each other.", "two-pages",
           "Ctrl+\\", (Need.SHOWN,)),
    Action("tab.move_across", "Move to Other Side",
           "Move the tab in front to the other side, to read two documents next to each other.", "", "Ctrl+Shift+\\",
           (Need.SHOWN,)),
    Action("tab.other_side", "Go to Other Side", "Work in the other side; closing its last tab ends it.", "", "F6"),
    Action("tab.reopen", "Reopen Closed Tab", "Open the document again that was closed last.", "restore",
           "Ctrl+Shift+T"),
    Action("tab.next", "Next Tab", "Go to the tab on the right.", "forward", "Ctrl+Tab"),
    Action("tab.previous", "Previous Tab", "Go to the tab on the left.", "back", "Ctrl+Shift+Tab"),
)  # fmt: skip

_SHEETS = (
    Action("sheet.contact", "Contact Sheet…", "Say whom to reach in the case, with public ways to reach them.",
           "person", "", (Need.CASE,)),
    Action("sheet.quote", "Quote Sheet…", "Give out what was said: approved, on the record, not under embargo.",
           "quote", "", (Need.CASE,)),
    Action("sheet.media", "Media List…", "List outlets and journalists with beat and public contacts.", "export"),
)  # fmt: skip

_GO = (
    Action("go.today", "Today", "Show what is due over all cases: overdue, today, the next days, hearings.", "today",
           "Alt+0"),
    Action("go.documents", "Documents", "Show the documents of the case.", "documents", "Alt+1"),
    Action("go.docket", "Docket", "Show the docket of the case.", "docket", "Alt+2"),
    Action("go.deadlines", "Deadlines", "Show the deadlines of the case, or of all cases, as a table.", "deadlines",
           "Alt+5"),
    Action("go.calendar", "Calendar", "Show deadlines and hearings by month or week.", "calendar", "Alt+6"),
    Action("go.timeline", "Timeline", "Show the case on an axis of time, with what runs from what.", "timeline",
           "Alt+9"),
    Action("go.people", "People", "Show who is who in the case, or everybody as a table.", "person", "Alt+8"),
    Action("go.statements", "Statements", "Show what was said: words, sources, approval and embargo.", "quote",
           "Ctrl+Alt+9"),
    Action("go.search", "Search Results", "Show what the search found.", "search", "Alt+3"),
    Action("go.trash", "Trash", "Show what was moved to the trash.", "trash", "Alt+4"),
)  # fmt: skip

_VIEW = (
    Action("view.navigation", "Navigation", "Show or hide the list on the left.", "sidebar", "F9", checkable=True),
    Action("view.annotations", "Annotations", "Show or hide the list of annotations.", "note", "Ctrl+Shift+4",
           checkable=True),
    Action("view.details", "Details", "Show or hide what is said of the selected document.", "details",
           "Ctrl+Shift+1", checkable=True),
    Action("view.outline", "Outline", "Show or hide the outline of the document in front.", "outline", "Ctrl+Shift+2",
           checkable=True),
    Action("view.thumbnails", "Thumbnails", "Show or hide small pictures of the pages.", "thumbnails", "Ctrl+Shift+3",
           checkable=True),
    Action("view.reset_layout", "Reset Layout", "Put all panels back where they were at first.", "layout"),
    Action("view.system_look", "Light or Dark as the System", "Follow the light or dark look of the system.", "",
           checkable=True),
    Action("view.light", "Light", "Use the light look.", "light", checkable=True),
    Action("view.dark", "Dark", "Use the dark look.", "night", checkable=True),
    Action("view.full_screen", "Full Screen",
           "Use the whole screen; in a document only its pages show. F11 or Escape leaves.", "full-screen", "F11",
           checkable=True),
)  # fmt: skip

_HELP = (
    Action("help.contents", "Help", "How to do things, from the first case to the search language.", "help", "F1"),
    Action("help.keyboard", "Keyboard Shortcuts", "All shortcuts as they are set now.", "keyboard", "Ctrl+F1"),
    Action("help.news", "What’s New", "What changed in this version and those before.", "info"),
    Action("help.about", "About caseorg", "Version, licence, where data lies, how foreign files are read.", "app"),
)  # fmt: skip

ACTIONS: tuple[Action, ...] = (
    *_CASE, *_FILE, *_EDIT, *_DOCUMENTS, *_DOCKET, *_READER, *_ANNOTATE, *_ANNOTATION_LIST, *_DEADLINES, *_REMINDERS,
    *RULE_ACTIONS, *_PEOPLE, *_STATEMENTS, *_SAID, *_SHEETS, *_INQUIRIES, *_CONTACTS, *_TABS, *_GO, *_VIEW, *_HELP,
)  # fmt: skip
