"""Names of invented people, drawn from the communities that a South London court sees.

A name is put together from a first name and a surname of one community, so that it is nobody's in
particular; the Welsh and the long names are whole, since they are there for their letters and
their length.
"""

from dataclasses import dataclass
from typing import Literal

from caseapi.practice.chance import Chance

Gender = Literal["MALE", "FEMALE"]


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, with what goes with it: gender, nationality, and language if not English."""

    first: str
    last: str
    gender: Gender
    middle: str = ""
    nationality: str = "British"
    language: str = ""

    @property
    def full(self) -> str:
        """The whole name on one line."""
        return " ".join(part for part in (self.first, self.middle, self.last) if part)


@dataclass(frozen=True, slots=True)
class Community:
    """Names that go together; `share` weighs how often they are drawn."""

    nationality: str
    language: str
    share: int
    men: tuple[str, ...]
    women: tuple[str, ...]
    surnames: tuple[str, ...]


def _of(
    nationality: str, language: str, share: int, men: str, women: str, surnames: str
) -> Community:
    return Community(
        nationality,
        language,
        share,
        tuple(men.split()),
        tuple(women.split()),
        tuple(surname.replace("_", " ") for surname in surnames.split()),
    )


COMMUNITIES = (
    _of(
        "British",
        "",
        30,
        "Dean Lee Kieran Callum Ashley Gary Darren Ryan Jake Terence Nathan Liam Scott Barry",
        "Kelly Gemma Chloe Stacey Lorraine Hayley Donna Jade Leanne Tracey Megan Paige",
        "Harbottle Winslade Pettifer Gosling Thackwell Brackley Dunsford Larkin Mudd Tranter "
        "Ockenden Sparrowhawk Yelland Crabtree Hollobone Jessop Stubbings Varley Whitlock Penfold",
    ),
    _of(
        "British",
        "",
        12,
        "Jermaine Delroy Tyrone Leroy Marlon Dwayne Winston Tremaine Courtney Kemar",
        "Shanice Yvonne Marcia Keisha Beverley Simone Tanisha Lavern",
        "Pinnock Gayle-Foster Bogle Cuffe Dacosta Tomlinson Whyte Brissett Plummer Rattray Lindo",
    ),
    _of(
        "Nigerian",
        "Yoruba",
        9,
        "Babatunde Olumide Adewale Chukwudi Emeka Ifeanyi Segun Obinna",
        "Folasade Ngozi Titilayo Chiamaka Adaeze Yetunde Bukola",
        "Adeyinka Ogunbanjo Eze-Okafor Nwachukwu Olatunji Okonjo Afolayan Balewa Akinwumi",
    ),
    _of(
        "Ghanaian",
        "Twi",
        5,
        "Kwabena Kofi Yaw Kwadwo Ebo",
        "Akosua Abena Efua Adwoa Esi",
        "Asante-Boadi Owusuaa Amponsem Quartey Tetteh Donkor Agyeiwaa",
    ),
    _of(
        "Somali",
        "Somali",
        6,
        "Abdirahman Liban Mahad Warsame Guled Yusuf",
        "Hodan Ifrah Sagal Ayaan Fadumo",
        "Warfaa Abdi_Hirsi Jama Dirie Xasan Nuur_Cilmi Guuleed",
    ),
    _of(
        "Bangladeshi",
        "Bengali",
        5,
        "Shahidul Rezaul Mizanur Tanvir Kamrul",
        "Nasima Sultana Rahela Farzana Shapla",
        "Miah Choudhury Talukdar Sarkar Uddin Bhuiyan",
    ),
    _of(
        "Pakistani",
        "Urdu",
        6,
        "Adeel Faisal Zubair Kashif Naveed Bilal",
        "Saima Rukhsana Nabila Shazia Iqra",
        "Chaudhry Mirza Qureshi Bhatti Malik Janjua Sheikh",
    ),
    _of(
        "Indian",
        "Punjabi",
        5,
        "Gurdeep Harjit Rakesh Nilesh Balwinder Sukhdev Dinesh",
        "Parminder Jaspreet Hetal Kiran Bhavna",
        "Sandhu Dhaliwal Trivedi Raithatha Ghuman Solanki Bhogal Thandi",
    ),
    _of(
        "Sri Lankan",
        "Tamil",
        5,
        "Sivakumar Kugan Thavarasa Jeyaraj Ravindran Sutharsan",
        "Vasanthi Tharshini Kalaivani",
        "Balasubramaniam Thirunavukkarasu Sivapragasam Rasalingam Kanagaratnam",
    ),
    _of(
        "Polish",
        "Polish",
        7,
        "Łukasz Paweł Grzegorz Mirosław Zbigniew Jarosław Sławomir",
        "Agnieszka Małgorzata Beata Wioletta",
        "Nowak Wójcik Mazur Stępień Wróbel Gołąb Pająk Kołodziej Żuraw Ćwik",
    ),
    _of(
        "Romanian",
        "Romanian",
        7,
        "Ionuț Răzvan Florin Cătălin Vasile Dănuț Gheorghe Marius",
        "Mihaela Ștefania Loredana Ioana",
        "Țurcanu Bălan Ciobanu Munteanu Rădulescu Șerban Lupașcu Drăgan Pîrvu",
    ),
    _of(
        "Portuguese",
        "Portuguese",
        5,
        "João Nélson Rui Edmilson Tiago Zeferino Adérito",
        "Conceição Inês Fátima Lurdes",
        "Gonçalves Baptista_Neto Magalhães Conceição Varela Furtado",
    ),
    _of(
        "Turkish",
        "Turkish",
        4,
        "Özgür Hüseyin Serkan Çağlar Uğur Metin",
        "Gülşen Elif Şebnem",
        "Yıldırım Çelik Güneş Karaoğlu Özdemir",
    ),
    _of(
        "Eritrean",
        "Tigrinya",
        3,
        "Tesfalem Yonas Filmon Amanuel",
        "Selamawit Rahwa Feven",
        "Ghebremeskel Habtemariam Weldegebriel Tekle Kidane",
    ),
    _of(
        "Albanian",
        "Albanian",
        4,
        "Arben Besnik Ilir Fatjon Klevis Dritan",
        "Valbona Mirela Ardita",
        "Hoxhaj Gjoka Dervishi Çela Përnaska",
    ),
    _of(
        "Syrian",
        "Arabic",
        4,
        "Khaled Mustafa Bassel Hamza Anwar Ziad",
        "Rania Hanan Lubna",
        "al-Khatib Haddad el-Masri Darwish Bin_Yahya",
    ),
    _of(
        "Vietnamese",
        "Vietnamese",
        3,
        "Đức Hùng Tuấn Quang Bình",
        "Thảo Huyền Ngọc",
        "Nguyễn Trần Phạm Đặng Huỳnh Bùi",
    ),
    _of(
        "Chinese",
        "Cantonese",
        3,
        "Ka-Ming Wai-Lun Chi-Hang Kwok-Keung Tsz-Kin",
        "Siu-Fong Mei-Yee Hoi-Ying",
        "Cheung Au-Yeung Tsang Szeto Lau",
    ),
    _of(
        "Irish",
        "",
        4,
        "Declan Pádraig Cathal Fintan",
        "Bríd Aoife Gráinne",
        "O'Hanrahan Mac_Giolla Ní_Dhubhghaill O'Shaughnessy Tuohy",
    ),
)

_DRAW = tuple(community for community in COMMUNITIES for _ in range(community.share))

WELSH = (
    Name("Siôn", "Prŷs-Llewelyn", "MALE", "Emlyn"),
    Name("Tŵm", "Llewelyn", "MALE", "Gethin"),
    Name("Mererid", "Llŵyd-Gruffydd", "FEMALE", "Siân"),
    Name("Angharad", "Wŷn Gruffydd", "FEMALE"),
    Name("Dafydd", "Gruffydd", "MALE", "Llŷr Tudno"),
    Name("Gwenhwyfar", "Llewelyn", "FEMALE", "Tŵyn"),
    Name("Iolo", "ap Gruffŷdd", "MALE", "Madog"),
    Name("Heledd", "Llewelyn-Prŷce", "FEMALE"),
)
"""Welsh names, every one with a circumflexed w or y: two bytes that a terminal must keep."""

LONG = (
    Name("Maximilian", "Featherstonehaugh-Wolstenholme", "MALE", "Bartholomew"),
    Name("Oluwafunmilayo", "Adebisi-Oyelaran-Akinwunmi", "FEMALE", "Temitope", "Nigerian"),
    Name("Konstantinos", "Papakonstantinopoulos-Hatzigeorgiou", "MALE", "Evangelos", "Greek"),
    Name("Thiruvarangam", "Balasubramaniam-Thirunavukkarasu", "MALE", "Kugendran", "Sri Lankan"),
    Name("Esmeralda", "de Albuquerque e Vasconcelos-Magalhães", "FEMALE", "Benedita", "Portuguese"),
    Name("Alexandrina", "Cholmondeley-Throckmorton", "FEMALE", "Philippa Rosalind"),
    Name("Veeravaranthamurthi", "Wickramasinghe-Ratnasabapathy", "MALE", "Nadarajah"),
    Name("Wilhelmina", "von Hohenstein-Zauberwald-Oberkirch", "FEMALE", "Ottilie", "German"),
)
"""Names of 50 to 59 characters, which no column holds."""


def anyone(chance: Chance) -> Name:
    """Give a name from one of the communities, with a middle name for some."""
    community = chance.one_of(_DRAW)
    gender: Gender = "MALE" if chance.often(0.78) else "FEMALE"
    firsts = community.men if gender == "MALE" else community.women
    first = chance.one_of(firsts)
    middle = chance.one_of(firsts) if chance.often(0.25) else ""
    foreign = chance.often(0.4)
    return Name(
        first,
        chance.one_of(community.surnames),
        gender,
        middle if middle != first else "",
        community.nationality if foreign else "British",
        community.language if foreign else "",
    )


def relative_of(chance: Chance, name: Name) -> Name:
    """Give a grown-up of the same surname and community, such as a youth's parent."""
    homes = [community for community in COMMUNITIES if name.last in community.surnames]
    community = homes[0] if homes else COMMUNITIES[0]
    gender: Gender = "FEMALE" if chance.often(0.7) else "MALE"
    firsts = community.men if gender == "MALE" else community.women
    others = [first for first in firsts if first != name.first]
    return Name(chance.one_of(others), name.last, gender, "", name.nationality, name.language)
