"""The acts on people, organizations and roles, as one table: action, operation, and the fields of its form."""

from __future__ import annotations

from caseorg.gui.dialogs.act_dialog import FormField
from caseorg.gui.record_act import YES_NO, Chosen, RecordAct, choice_words
from caseorg.model.case_role import Capacity, PartySide, RoleKind
from caseorg.model.people import ContactKind, OrganizationKind
from caseorg.model.record import Visibility
from caseorg.operations import (
    add_affiliation,
    add_alias,
    add_case_role,
    add_contact_method,
    add_office,
    add_organization,
    add_person,
    add_tenure,
    edit_affiliation,
    edit_case_role,
    edit_contact_method,
    edit_office,
    edit_organization,
    edit_person,
    edit_tenure,
    end_representation,
    merge_organizations,
    merge_persons,
    refuse_match,
    remove_affiliation,
    remove_alias,
    remove_case_role,
    remove_contact_method,
    remove_office,
    remove_tenure,
    restore_people,
    substitute_successor,
    trash_people,
)

_PERSON = Chosen("uuid", "person", "&Person")
_ORGANIZATION = Chosen("uuid", "organization", "&Organization")
_SOMEONE = Chosen("someone", "someone", "&Person or organization")
_NOTES = FormField("notes", "&Notes")
_VISIBILITY = FormField("visibility", "&Visibility", "", choice_words(Visibility), initial=Visibility.INTERNAL)
_SPAN = (
    FormField("begins", "&From", "The first day; empty where it is not known.", is_day=True),
    FormField("ends", "&To", "The last day; empty while it goes on.", is_day=True),
)
_ACTING = FormField("acting", "&Acting", "", YES_NO)
_TITLE = FormField("title", "&Title", "As it is printed.")
_CONTACT = (
    FormField("value", "&Address or number", "As it is printed: name@example.org, (202) 555-0143 ext. 5, a link."),
    FormField("kind", "&Kind", "", (("Told by its form", ""), *choice_words(ContactKind))),
    FormField("usage", "&Used for", "press, cell, front desk …"),
    FormField("public_ok", "May be given &out", "Only what may be given out leaves on a sheet.", YES_NO),
    FormField("preferred", "Pre&ferred", "", YES_NO),
    FormField("verified_on", "&Verified on", "The day somebody last tried it.", is_day=True),
    FormField("source", "&Source", "Where it comes from."),
)
_EDITED_CONTACT = (_CONTACT[0], FormField("kind", "&Kind", "", choice_words(ContactKind)), *_CONTACT[2:])
_ROLE = (
    FormField("kind", "&Role", "", choice_words(RoleKind)),
    FormField("side", "&Side of the “v.”", "", choice_words(PartySide, "The usual one")),
    FormField("capacity", "&Capacity", "Of an official who is sued.", choice_words(Capacity, "None")),
    FormField("printed_name", "Name as &printed", "As the caption prints it, where that differs."),
    FormField("lead", "&Lead attorney", "", YES_NO),
    FormField("to_be_noticed", "To be &noticed", "", YES_NO),
    FormField("pro_hac_vice", "Pro &hac vice", "", YES_NO),
    FormField("joined", "&Joined", is_day=True),
    FormField("terminated", "&Terminated", is_day=True),
)
_CARE = (
    FormField("do_not_name", "&Do not name", "Must not be named outside.", YES_NO),
    FormField("pseudonym", "Pseudon&ym", "The name is none of theirs.", YES_NO),
)
_PERSON_FIELDS = (
    FormField("name", "&Name", "As it is printed."),
    FormField("languages", "&Languages"),
    FormField("availability", "A&vailability", "When a spokesperson can be reached."),
    FormField("beat", "&Beat", "What a reporter covers."),
    FormField("opt_out", "&Opted out", "Wants no more mail.", YES_NO),
)
_ORGANIZATION_FIELDS = (
    FormField("name", "&Name", "As it is printed."),
    FormField("kind", "&Kind", "", choice_words(OrganizationKind)),
    _NOTES,
    _VISIBILITY,
)

PEOPLE_ACTS = (
    RecordAct("people.add_person", add_person, (), (
        FormField("name", "&Name", "As it is printed; its parts are read from it."),
        FormField("contact", "&E-mail or phone", "One to begin with; others are added later."), _NOTES,
    )),
    RecordAct("people.add_organization", add_organization, (), _ORGANIZATION_FIELDS),
    RecordAct("people.edit_person", edit_person, (_PERSON,), (*_PERSON_FIELDS, *_CARE, _VISIBILITY), edits="person"),
    RecordAct("people.edit_organization", edit_organization, (_ORGANIZATION,), _ORGANIZATION_FIELDS,
              edits="organization"),
    RecordAct("people.merge_persons", merge_persons,
              (Chosen("into_uuid", "person", "&Stays"), Chosen("uuid", "person", "&Becomes another name of it"))),
    RecordAct("people.merge_organizations", merge_organizations, (
        Chosen("into_uuid", "organization", "&Stays"),
        Chosen("uuid", "organization", "&Becomes another name of it"),
    )),
    RecordAct("people.keep_apart", refuse_match,
              (Chosen("uuid", "someone", "&One"), Chosen("other_uuid", "someone", "O&ther"))),
    RecordAct("people.trash", trash_people, (Chosen("uuids", "someone", "&Person or organization"),)),
    RecordAct("people.restore", restore_people, (Chosen("uuids", "someone in the trash", "&In the trash"),)),
    RecordAct("people.add_alias", add_alias, (_SOMEONE,), (
        FormField("name", "&Other name", "As it was printed."), FormField("source", "&Source", "Where."),
    )),
    RecordAct("people.remove_alias", remove_alias, (Chosen("uuid", "alias", "&Other name"),)),
    RecordAct("people.add_contact", add_contact_method, (_SOMEONE,), _CONTACT),
    RecordAct("people.edit_contact", edit_contact_method, (Chosen("uuid", "contact method", "&Contact method"),),
              _EDITED_CONTACT, edits="contact method"),
    RecordAct("people.remove_contact", remove_contact_method,
              (Chosen("uuid", "contact method", "&Contact method"),)),
    RecordAct("people.add_affiliation", add_affiliation, (
        Chosen("person_uuid", "person", "&Person"), Chosen("organization_uuid", "organization", "&Organization"),
    ), (_TITLE, *_SPAN)),
    RecordAct("people.edit_affiliation", edit_affiliation, (Chosen("uuid", "affiliation", "&Affiliation"),),
              (_TITLE, *_SPAN), edits="affiliation"),
    RecordAct("people.remove_affiliation", remove_affiliation, (Chosen("uuid", "affiliation", "&Affiliation"),)),
    RecordAct("people.add_office", add_office, (Chosen("organization_uuid", "organization", "&Organization"),),
              (FormField("title", "&Title", "As “Commissioner of Internal Revenue”."), _NOTES)),
    RecordAct("people.edit_office", edit_office, (Chosen("uuid", "office", "&Office"),),
              (FormField("title", "&Title"), _NOTES), edits="office"),
    RecordAct("people.remove_office", remove_office, (Chosen("uuid", "office", "&Office"),)),
    RecordAct("people.add_tenure", add_tenure, (
        Chosen("office_uuid", "office", "&Office"), Chosen("person_uuid", "person", "&Person"),
    ), (_ACTING, *_SPAN, FormField("end_others", "&Ends the one before", "On the day before this one begins.",
                                   YES_NO))),
    RecordAct("people.edit_tenure", edit_tenure, (Chosen("uuid", "tenure", "&Tenure"),), (_ACTING, *_SPAN),
              edits="tenure"),
    RecordAct("people.remove_tenure", remove_tenure, (Chosen("uuid", "tenure", "&Tenure"),)),
    RecordAct("role.add", add_case_role, (
        _SOMEONE, Chosen("office_uuid", "office", "&Office", optional=True),
        Chosen("clients", "party", "Acts &for", optional=True),
    ), _ROLE, in_case=True),
    RecordAct("role.edit", edit_case_role, (Chosen("uuid", "role", "Of &whom"),), _ROLE, edits="role"),
    RecordAct("role.end", end_representation, (
        Chosen("uuid", "client", "&Counsel"), Chosen("party_uuid", "party", "&Party"),
    ), (FormField("terminated", "&Until", "Empty for today.", is_day=True),)),
    RecordAct("role.remove", remove_case_role, (Chosen("uuid", "role", "&Role"),)),
    RecordAct("role.succeed", substitute_successor, (
        Chosen("role_uuid", "official party", "&Party"), Chosen("person_uuid", "person", "&Successor"),
    ), (FormField("on", "&Since", "Empty for the first day of the tenure.", is_day=True),)),
)  # fmt: skip
