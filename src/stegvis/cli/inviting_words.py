"""The words of `invite`."""

from stegvis.vocabulary import Wording

INVITING_WORDS: dict[str, Wording] = {
    "invite": Wording(
        "bjuder in någon till en roll och skriver ut länken till personen",
        "invites somebody to a role and prints the link for the person",
    ),
    "invite.email": Wording("E-POST", "EMAIL"),
    "invite.email.help": Wording("e-postadressen, som personen loggar in med", "the e-mail address to log in with"),
    "invite.name": Wording("NAMN", "NAME"),
    "invite.name.help": Wording("personens namn", "the person's name"),
    "invite.role.help": Wording("rollen", "the role"),
    "invite.association.help": Wording(
        "förbundet där rollen gäller; det läggs till om det saknas",
        "the association where the role is held; it is added when it is missing",
    ),
    "invite.operator.help": Wording(
        "verksamheten vars insatser rollen gäller", "the operator for whose interventions the role is held"
    ),
    "invite.intervention.help": Wording("insatsen där rollen gäller", "the intervention where the role is held"),
    "invite.address.help": Wording(
        "adressen där Stegvis nås (förval: den som stegvis serve använde senast)",
        "the address where Stegvis is reached (default: the one that stegvis serve last used)",
    ),
    "invite.address.stated": Wording(
        "Länken öppnas medan ”stegvis serve” är i gång. Nås Stegvis på en annan adress: skriv den med --address.",
        "The link opens while “stegvis serve” is running. If Stegvis has another address, state it with --address.",
    ),
    "invite.new": Wording(
        "Förbundet ”{name}” fanns inte och har lagts till.",
        "The association “{name}” was not there and has been added.",
    ),
    "invite.done": Wording(
        "Skicka länken till {name}. Den används en gång och fungerar i 14 dagar:",
        "Send the link to {name}. It is used once and opens for 14 days:",
    ),
}
