"""The words by which a press release is read: verbs of saying, titles, names of bodies, in English and Spanish."""

from __future__ import annotations

import re

_SAYING_EN = """
asked answered joked boasted wondered countered tweeted posted confessed pleaded mused
    said says added adds noted notes explained explains continued continues stated states told tells warned warns
    argued argues called calls emphasized emphasizes concluded concludes wrote writes declared declares remarked
    remarks commented comments stressed stresses asserted asserts observed observes urged insisted insists testified
    responded replied recalled maintained affirmed reiterated cautioned predicted promised vowed pledged exclaimed
    recounted reflected shared announced contended underscored highlighted lamented opined reported acknowledged
    admitted described summarized quipped offered countered proclaimed claimed responds describes agreed
    """
_SAYING_ES = """
    dijo dice afirmó afirma señaló señala agregó agrega añadió añade explicó explica declaró declara comentó comenta
    expresó expresa indicó indica aseguró asegura manifestó manifiesta sostuvo sostiene subrayó subraya advirtió
    advierte concluyó concluye enfatizó enfatiza destacó destaca recalcó recalca apuntó puntualizó mencionó expuso
    precisó relató denunció reiteró insistió contó escribió respondió lamentó recordó exclamó dijeron afirmaron
    señalaron agregaron añadieron explicaron declararon expresaron indicaron manifestaron aseguraron sostuvo
    continuó opinó celebró
    """
SAYING = frozenset((_SAYING_EN + _SAYING_ES).split())
"""Verbs after or before which words said stand."""

WEAK_SAYING = frozenset("called calls described describes shared offered agreed celebró reported announced".split())
"""Verbs that stand with a few quoted words as often in the writer's own sentence."""

SAYING_VERB = r"(?:" + "|".join(sorted(SAYING, key=len, reverse=True)) + r"|put it)"
"""The same as a pattern."""

SAYING_PATTERN = re.compile(rf"\b{SAYING_VERB}\b", re.IGNORECASE)

ACCORDING = re.compile(
    r"\b(?:according to|in the words of|según|de acuerdo (?:con|a)|en palabras de)\s+", re.IGNORECASE
)

_TITLES = frozenset(
    """
    agent charge ag negotiator negotiators economists representatives senators congressmembers congresswomen
    congressmen judges justices sister brother wife husband daughter son uncle aunt cousin grandmother grandfather
    widow widower neighbor friend hermana hermano esposa esposo hija hijo abuela abuelo viuda midwife solicitor
    barrister cook poet artist musician actor engineer mechanic carpenter electrician welder trucker photographer
    filmmaker author historian fisherman rancher grower baker server cashier vendedora vendedor activista jornalero
    jornalera negociadora negociador pescador campesina campesino autora autor attorney attorneys lawyer lawyers
    litigator counsel counselor solicitor director directors president secretary commissioner commissioners general
    chair chairman chairwoman chairperson cochair co-chair ceo cfo coo officer manager coordinator organizer editor
    founder co-founder cofounder partner associate fellow professor dean judge justice magistrate senator sen
    representative rep congressman congresswoman congressmember congressperson governor gov mayor sheriff chief
    administrator spokesperson spokesman spokeswoman advisor adviser strategist analyst researcher scientist
    economist teacher nurse driver farmer pastor reverend rev bishop rabbi imam sister father captain lieutenant
    sergeant superintendent principal treasurer steward delegate councilmember councilman councilwoman councilor
    alderman supervisor assemblymember assemblyman assemblywoman ambassador minister prosecutor defender ombudsman
    inspector trustee paralegal advocate caseworker physician doctor publisher reporter columnist owner plaintiff
    member worker resident tenant student parent mother volunteer leader head lead specialist clerk chancellor
    provost regent speaker chairs vicepresident undersecretary navigator liaison associate abogado abogada abogados
    abogadas director directora presidente presidenta fiscal procurador procuradora secretario secretaria
    comisionado comisionada gobernador gobernadora alcalde alcaldesa senador senadora representante congresista juez
    jueza coordinador coordinadora organizador organizadora portavoz vocero vocera fundador fundadora cofundador
    cofundadora defensor defensora profesor profesora trabajador trabajadora demandante miembro integrante dirigente
    líder jefe jefa asesor asesora subdirector subdirectora vicepresidente vicepresidenta decano decana maestra
    maestro enfermera enfermero residente madre padre estudiante editora gerente administrador administradora
    consejero consejera
    """.split()
)
TITLES = frozenset({*_TITLES, *(f"{before}-{title}" for before in ("co", "vice", "ex") for title in _TITLES)}) - {"rev"}
"""The words that make a description of a person a title."""

MODIFIERS = frozenset(
    """
    ranking senior staff legal executive deputy acting interim former lead managing supervising associate assistant vice
    chief principal special general national regional state district circuit federal u.s. us united states county
    city civil criminal immigration litigation policy communications media press public program programs operating
    financial information development research advocacy campaign campaigns field community outreach political
    legislative government affairs relations co board emeritus pro bono equal justice founding honorary first second
    third international local chapter union housing appellate attorney magistrate superior supreme court news
    investigative assignment digital data science education youth health clinical strategic communication engagement
    organizing external internal global high school senate house majority minority principal adjunct distinguished
    emerita associate jefe jefa de del ejecutivo ejecutiva general principal adjunto adjunta legal interino interina
    sénior nacional estatal regional
    """.split()
) - {"de", "del"}
"""Words that stand before a title and belong to it."""

HONORIFICS = frozenset(
    """
    mr mrs ms miss mx dr prof hon rev sr sra srta dra lic don doña fr sir dame mme doctor doctora señor señora
    licenciado licenciada ingeniero ingeniera col maj cpl det cmdr adm brig capt lt sgt gen
    """.split()
)
"""What is put before a name and is neither title nor name."""

CREDENTIALS = re.compile(
    r",?\s*(?:Esq|Ph\.?\s?D|J\.?D|M\.?D|Psy\.?D|Ed\.?D|R\.?N|M\.?P\.?H|LL\.?M|M\.?S\.?W|LCSW|MBA|C\.?P\.?A|D\.?D\.?S|"
    r"F\.?A\.?C\.?P|FAAP|K\.?C|Q\.?C|D\.?O)\b\.?(?=\s*(?:[,;:.\s)—–-]|$))"
)
SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\b\.?")

PARTICLES = frozenset(
    "de la las los del van von der den bin ibn al el da das do dos du le ter ten y e di della st. san".split()
)
"""Small words inside a family name."""

BODIES = frozenset(
    """
    enforcement customs department agency bureau commission committee council court association alliance project
    center centre centro
    institute foundation coalition union network league society fund group inc llc llp corporation corp company
    university college school office administration service services board organization federation congress senate
    house ministry authority clinic partnership partners initiative program programme campaign watch action rights
    legal law justice community communities press media news times post tribune courier herald county city state
    states district united national american international families immigrant immigrants workers citizens citizen
    democracy freedom liberty defense defence aid against for now district division section team unit trust church
    hospital medical health conference caucus chapter local museum library libraries organización asociación alianza
    proyecto instituto fundación coalición sindicato red liga sociedad fondo grupo universidad departamento agencia
    oficina comisión consejo tribunal corte unidos comité clínica servicio servicios
    """.split()
)
"""Words that make a name that of a body and not of a person."""

NOT_NAMES = frozenset(
    """
    the a an and or but in on at to for of by with from as if when while after before during because since this that
    these those it its he she they we you i his her their our my your there here what which who whose how why not no
    yes so then thus also today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december feb mar apr jul aug sept sep
    oct nov dec read contact media press inquiries statement statements plaintiffs defendants plaintiff defendant
    judge court order ruling together additionally however meanwhile despite according although under last next
    every many some all both each el los las un una unos unas lunes martes miércoles jueves viernes sábado domingo
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre además hoy ayer según
    pero cuando contacto prensa comunicado immediate release embargoed until telephone tel phone email e-mail cell
    office fax website web page copy more attorneys lawsuit complaint officials advocates counsel
    """.split()
) - {"may", "la", "june", "april", "august", "jan"} | set("y e o ni también asimismo".split())

DEPARTMENTS = frozenset(
    """
    litigation policy communications advocacy operations programs program research development public media
    government external legal services affairs relations strategy organizing education outreach campaigns
    immigration civil criminal human community finance engineering health housing equity legislative political field
    engagement partnerships impact strategic digital national federal state enforcement investigations appeals
    appellate staff
    """.split()
)
"""What a "director of" directs: a part of the title and no organization."""

SHE = frozenset("she her ella".split())
HE = frozenset("he his él".split())
THEY = frozenset("they their ellos ellas".split())
SUBJECTS = frozenset("she he they ella él ellos ellas".split())
"""Pronouns that can have said something."""

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr jr sr inc corp co ltd llc st u.s u.n d.c d.c.c ph.d esq gov sen rep rev hon lt capt sgt gen prof no
    v vs feb mar apr jul aug sept sep oct nov dec calif mass fla ill mich minn ore wash penn pa tex ariz
    conn colo tenn wis va vt md n.y n.j n.h n.m n.c s.c n.d s.d r.i w.va a.m p.m e.g i.e etc al dept ret assn bros mt ft
    ave blvd ext tel sra srta dra lic ee.uu art
    """.split()
)
"""Words whose period ends no sentence."""

SPANISH_STATES = (
    "Nuevo México", "Nueva York", "Nueva Jersey", "Carolina del Norte", "Carolina del Sur", "Pensilvania", "Luisiana",
    "Oregón", "Tejas", "Hawái", "Misuri", "Nuevo Hampshire", "Virginia Occidental",
)  # fmt: skip
STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida "
"Georgia Hawaii Hawai‘i Hawai'i Hawai’i Idaho Illinois "
    "Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota "
"Mississippi Missouri Montana Nebraska "
    "Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Guam"
).split() + [
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Rhode Island",
    "South Carolina", "South Dakota", "West Virginia", "District of Columbia", "Puerto Rico",
    "Northern Mariana Islands", "U.S. Virgin Islands", "American Samoa",
]  # fmt: skip
STATE_ABBREVIATIONS = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "CA": "California",
    "Colo.": "Colorado", "Conn.": "Connecticut", "CT": "Connecticut", "Del.": "Delaware", "Fla.": "Florida",
    "FL": "Florida", "Ga.": "Georgia", "Ill.": "Illinois", "Ind.": "Indiana", "Kan.": "Kansas",
    "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland", "Mass.": "Massachusetts", "MA": "Massachusetts",
    "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri", "Mont.": "Montana",
    "Neb.": "Nebraska", "Nev.": "Nevada", "N.H.": "New Hampshire", "N.J.": "New Jersey", "NJ": "New Jersey",
    "N.M.": "New Mexico", "N.Y.": "New York", "NY": "New York", "N.C.": "North Carolina",
    "N.D.": "North Dakota", "Okla.": "Oklahoma", "Ore.": "Oregon", "Pa.": "Pennsylvania",
    "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota", "Tenn.": "Tennessee",
    "Tex.": "Texas", "TX": "Texas", "Vt.": "Vermont", "Va.": "Virginia", "Wash.": "Washington",
    "W.Va.": "West Virginia", "Wis.": "Wisconsin", "Wyo.": "Wyoming", "D.C.": "District of Columbia",
    "DC": "District of Columbia",
}  # fmt: skip

CAPITALS = {
    "Montgomery": "Alabama", "Juneau": "Alaska", "Anchorage": "Alaska", "Phoenix": "Arizona",
    "Little Rock": "Arkansas", "Sacramento": "California", "Oakland": "California", "Los Angeles": "California",
    "San Francisco": "California", "San Diego": "California", "Denver": "Colorado", "Hartford": "Connecticut",
    "Dover": "Delaware", "Wilmington": "Delaware", "Tallahassee": "Florida", "Atlanta": "Georgia",
    "Honolulu": "Hawaii", "Boise": "Idaho", "Chicago": "Illinois", "Indianapolis": "Indiana",
    "Des Moines": "Iowa", "Topeka": "Kansas", "Frankfort": "Kentucky", "Baton Rouge": "Louisiana",
    "Augusta": "Maine", "Baltimore": "Maryland", "Annapolis": "Maryland", "Boston": "Massachusetts",
    "Lansing": "Michigan", "Detroit": "Michigan", "St. Paul": "Minnesota", "Saint Paul": "Minnesota",
    "Jackson": "Mississippi", "Jefferson City": "Missouri", "Helena": "Montana", "Lincoln": "Nebraska",
    "Carson City": "Nevada", "Las Vegas": "Nevada", "Concord": "New Hampshire", "Trenton": "New Jersey",
    "Newark": "New Jersey", "Santa Fe": "New Mexico", "Albuquerque": "New Mexico", "Albany": "New York",
    "New York": "New York", "Raleigh": "North Carolina", "Bismarck": "North Dakota", "Columbus": "Ohio",
    "Oklahoma City": "Oklahoma", "Salem": "Oregon", "Harrisburg": "Pennsylvania", "Providence": "Rhode Island",
    "Columbia": "South Carolina", "Pierre": "South Dakota", "Nashville": "Tennessee", "Austin": "Texas",
    "Salt Lake City": "Utah", "Montpelier": "Vermont", "Richmond": "Virginia", "Olympia": "Washington",
    "Seattle": "Washington", "Charleston": "West Virginia", "Madison": "Wisconsin", "Cheyenne": "Wyoming",
}  # fmt: skip
"""Cities from which attorneys general date their releases, and their states."""

STATE_PATTERN = re.compile(
    r"\b(?:"
    + "|".join(re.escape(state) for state in sorted((*STATES, *SPANISH_STATES), key=len, reverse=True))
    + r")\b"
)

_SENTENCE_END = re.compile(r"[.!?…]+[”\"’'»)\]]*(?=\s+[“\"‘'«(\[¿¡—–]?\s?[A-ZÀ-ÖØ-Þ0-9]|\s*$)")


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Where sentences end between two places of a text: the offsets after their last mark."""
    ends: list[int] = []
    for match in _SENTENCE_END.finditer(text, start, end):
        if match[0].rstrip("”\"’'»)]") == "." and match[0][-1] in ".)" and _abbreviates(text, start, match.start()):
            continue
        ends.append(match.end())
    return ends


def _abbreviates(text: str, start: int, at: int) -> bool:
    word = text[max(start, at - 12) : at].rsplit(None, 1)
    last = word[-1].lower().lstrip("(\"'“‘") if word else ""
    return (
        last in ABBREVIATIONS or (len(last) == 1 and last.isalpha()) or bool(re.fullmatch(r"(?:[a-z]\.)+[a-z]", last))
    )
