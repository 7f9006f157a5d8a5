"""Every setting of the program, once: its name, type, usual value, choices, title and help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | bool | dict[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a setting can have, and what it is called."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `choices` are all the values it can have, () where any text will do; `page` is of the
    dialog; `is_folder` where the text is the path of one."""

    name: str
    usual: Value
    title: str
    help: str
    page: str
    choices: tuple[Choice, ...] = ()
    is_folder: bool = False

    def takes(self, value: object) -> bool:
        """Whether a value, read from a file that anyone may have edited, can be used."""
        if isinstance(self.usual, dict):
            return isinstance(value, dict) and all(_is_text(k) and _is_text(v) for k, v in value.items())
        if self.choices:
            return value in [choice.value for choice in self.choices]
        return _is_text(value) if isinstance(self.usual, str) else type(value) is type(self.usual)


def _is_text(value: object) -> bool:
    """Whether it is a text without lone surrogates, which JSON can spell and no file or database takes."""
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


APPEARANCE, PERSON, READING, IMPORTING, KEYS = "Appearance", "You", "Reading", "Importing", "Shortcuts"
REMINDING, SAFETY = "Reminders", "Safety"
PAGES = (APPEARANCE, PERSON, READING, IMPORTING, REMINDING, SAFETY, KEYS)

LOOK = Setting(
    "appearance.look", "system", "Light or dark", "Follow the system, or always use one of the two.", APPEARANCE,
    (Choice("system", "As the system"), Choice("light", "Light"), Choice("dark", "Dark")),
)  # fmt: skip
TEXT_SIZE = Setting(
    "appearance.text_size", "usual", "Text size", "The size of text in lists, menus and dialogs.", APPEARANCE,
    (Choice("usual", "Usual"), Choice("large", "Large"), Choice("larger", "Larger")),
)  # fmt: skip
AUTHOR = Setting(
    "person.name", "", "Your name", "Written into the history beside what you change, from the next start on. "
    "It leaves this computer only with a backup of the whole workspace.", PERSON,
)  # fmt: skip
ZOOM = Setting(
    "reading.zoom", "width", "Zoom of a document opened the first time",
    "A document that was open before comes back as you left it.", READING,
    (Choice("width", "Fit width"), Choice("page", "Fit page"), Choice("actual", "Printed size")),
)  # fmt: skip
PAGE_LAYOUT = Setting(
    "reading.layout", "continuous", "Pages of a document opened the first time",
    "One below the other, two side by side, or one at a time.", READING,
    (Choice("continuous", "Continuous"), Choice("two pages", "Two pages"), Choice("book", "Two pages as in a book"),
     Choice("single", "Single page")),
)  # fmt: skip
NIGHT = Setting(
    "reading.night", False, "Night reading", "Show pages light on dark. The files stay as they are.", READING
)
GLIDE = Setting(
    "reading.glide", True, "Glide when scrolling by keys and wheel",
    "The page moves in a few frames, so that the eye keeps its line. Off, it jumps.", READING,
)  # fmt: skip
SELECTION_BAR = Setting(
    "reading.selection_bar", True, "Bar beside selected words",
    "Colors to highlight in, underline, note and copy, beside the words just selected with the mouse.", READING,
)  # fmt: skip
PRINT_ANNOTATIONS = Setting(
    "reading.print_annotations", False, "Print annotations", "Off, pages are printed as they were filed.", READING
)
REOPEN = Setting(
    "reading.reopen", True, "Open the documents of last time at the start",
    "The tabs that were open when the program was closed come back.", READING,
)  # fmt: skip
IMPORT_REPORT = Setting(
    "importing.report", "always", "Show the report after an import",
    "It lists what was added, what was there already, and what could not be read and why.", IMPORTING,
    (Choice("always", "After every import"), Choice("trouble", "Only when a file was not added")),
)  # fmt: skip
INBOX = Setting(
    "importing.inbox", "", "Inbox folder", "PDF files that appear in it are offered for import. They stay where they "
    "are; empty watches no folder.", IMPORTING, is_folder=True,
)  # fmt: skip
OCR_LANGUAGES = Setting(
    "reading.ocr_languages", "eng", "Languages of text recognition", "Codes as Tesseract has them: eng, or several "
    "joined as eng+spa. Their data must be installed on this computer.", READING,
)  # fmt: skip
OCR_FOLDER = Setting(
    "reading.ocr_folder", "", "Folder of language data", "Where the .traineddata files are; empty looks where the "
    "system keeps them.", READING, is_folder=True,
)  # fmt: skip
REMIND_DESKTOP = Setting(
    "reminders.desktop", True, "Tell the desktop",
    "Reminders show as notifications while another window is in front. They always show in the window itself.",
    REMINDING,
)  # fmt: skip
REMIND_WORDS = Setting(
    "reminders.words", "bare", "What a notification says",
    "It may stand on a locked screen or on a projector. Of what is privileged or sealed, or is in such a case, never "
    "more than the first.", REMINDING,
    (Choice("bare", "That something is due: “Deadline due tomorrow”"), Choice("titles", "Also what is due"),
     Choice("cases", "Also what is due, and in which case")),
)  # fmt: skip
REMIND_WHOSE = Setting(
    "reminders.whose", "all", "Whose reminders",
    "“Mine” are those of what is assigned to your name, or to nobody.", REMINDING,
    (Choice("all", "Everybody’s"), Choice("mine", "Mine")),
)  # fmt: skip
AUTO_LOCK = Setting(
    "safety.auto_lock", "15", "Lock an encrypted workspace",
    "It is closed after this time without a key or the mouse, when the computer goes to sleep, and when its screen is "
    "locked. The passphrase opens it as you left it.", SAFETY,
    (Choice("5", "After 5 minutes"), Choice("15", "After 15 minutes"), Choice("30", "After 30 minutes"),
     Choice("60", "After an hour"), Choice("0", "Only with sleep and the locked screen")),
)  # fmt: skip
SHORTCUTS = Setting("keys.shortcuts", {}, "Shortcuts", "Keys that differ from the usual ones, by action.", KEYS)

SETTINGS: tuple[Setting, ...] = (
    LOOK, TEXT_SIZE, AUTHOR, ZOOM, PAGE_LAYOUT, NIGHT, GLIDE, SELECTION_BAR, PRINT_ANNOTATIONS, REOPEN, IMPORT_REPORT,
    INBOX, OCR_LANGUAGES, OCR_FOLDER, REMIND_DESKTOP, REMIND_WORDS, REMIND_WHOSE,
    AUTO_LOCK, SHORTCUTS,
)  # fmt: skip
BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}
