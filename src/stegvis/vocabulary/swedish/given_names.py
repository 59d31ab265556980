"""Given names that are common in Sweden, so that a name in running text can be told from any other word."""

_WOMEN = """
agneta agnes alexandra alice alma amanda amina andrea anette angelica anita anja anna annelie annette annika annsofie
ann-sofie ann-marie anna-karin anna-lena astrid aisha barbro beatrice berit birgit birgitta britt britta brita camilla
carin carina carola caroline catarina cathrine cecilia charlotta charlotte christina christine clara dagmar daniella
ebba elin elina elisabet elisabeth elsa elsie emelie emilia emma erika ester eva eva-lena evelina fanny fatima felicia
filippa frida gabriella gerd greta gudrun gun gunilla gunnel hanna hannah harriet hedvig helen helena helene henrietta
ida ines inga-lill inger ingegerd ingela ingrid irene irma isabella isabelle jaana jasmine jeanette jennie jenny
jessica johanna josefin josefine julia karin karolina katarina katrin kerstin kristin kristina laila leena leila lena
linda linn linnea linnéa lisa lisbeth liselotte lotta louise lovisa magdalena maja malin margareta margit maria mariam
marianne marie marie-louise marina marita martina matilda mia michaela mikaela mirjam moa mona monica monika märta
nadia natalie nathalie nina nora olivia pauline pernilla petra pia rebecca rebecka regina ritva rose-marie sabina
samira sandra sara sarah signe sigrid siv sofia sofie sonja stella stina susann susanna susanne suzanne sylvia
teresa therese tilda tina tindra tuva tyra ulla ulla-britt ulrika ursula veronica veronika victoria viktoria vivianne
wilma yasmin ylva yvonne zahra zeinab åsa
"""

_MEN = """
abdi abdullah adam adrian ahmad ahmed albin alexander alfred ali allan amir anders andreas anton arne arvid axel
bengt bengt-åke benjamin bernt bertil birger bjarne börje carl caspar casper christer christian christoffer claes
claes-göran conny daniel david dennis edvard edvin elias emanuel emil erik ernst eskil evert fabian felix filip folke
fredrik gabriel georg gerhard gert gunnar gustaf gustav göran göte hampus hannes harald harry hassan henning henrik
henry herman holger hugo håkan ibrahim ingemar ingvar isak ivan jacob jakob jari jens jesper jim jimmy joakim joel
johan john johnny jonas jonathan jonny jorma josef juha jörgen jöran kaj kalle karl karl-erik kenneth kent kevin kjell
klas konrad kristian kristoffer krister kurt lars lars-erik lars-göran leif lennart liam linus lucas ludvig lukas
magnus marcus markus martin mathias matteo mattias mehmet melker michael mikael milo mohamed mohammad mohammed mustafa
nicklas niclas niklas nils oliver olle olof omar oscar oskar ove patric patrik paul peder peter pierre pontus
ragnar rasmus richard rickard rikard robert robin roger roland rolf ronny rune sakari samuel sebastian simon staffan
stefan stellan sune sven sven-erik sören theodor thomas thorbjörn tobias tomas tommy torbjörn tord tore torsten ulf
 valter vidar viggo viktor vilhelm vincent walter werner wilhelm william yngve yusuf åke östen
"""

GIVEN_NAMES = frozenset((_WOMEN + _MEN).split())
"""Names that are hardly ever another word, in lower case."""

ALSO_WORDS = frozenset(
    [
        "per",
        "hans",
        "bo",
        "liv",
        "my",
        "stig",
        "sten",
        "björn",
        "dag",
        "mats",
        "tor",
        "jan",
        "maj",
        "august",
        "max",
        "klara",
        "sanna",
        "saga",
        "rosa",
        "iris",
        "alva",
        "ella",
        "love",
        "kim",
        "bill",
        "mark",
        "frank",
        "tom",
        "jonna",
        "stig",
        "rut",
        "vera",
        "leo",
        "nova",
        "ali",
    ]
)
"""Names that are also words, months or abbreviations: believed only when a surname follows."""
