"""A short court list for lines that name court houses and rooms."""

from client.shorthand.courts import Court, Courts

LAVENDER_HILL = Court(
    "B01LY00",
    "Lavender Hill Magistrates' Court",
    ("176A Lavender Hill", "London"),
    "SW11 1JU",
    ("Courtroom 01", "Courtroom 02", "Courtroom 03"),
)
WEST_HAM = Court("B01WM00", "West Ham Magistrates' Court", ("3 Mill Row",), "E15 4RT")
WESTMARCH = Court("B01WE00", "Westmarch Magistrates' Court", ("9 Broad Walk",), "W9 2AA")
READING = Court("B43RD00", "Reading Magistrates' Court", ("1 Abbey Gate",), "RG1 1AA")
READING_CROWN = Court(
    "C43RD00", "Reading Crown Court", ("The Forbury",), "RG1 3EH", ("Courtroom 01",)
)
NEWTON = Court("B11NT00", "Newton St. Mary's Magistrates' Court", ("2 High Row",), "DL5 4AA")
CARDIFF = Court(
    "B62CF00",
    "Cardiff Magistrates' Court",
    ("5 Castle Place",),
    "CF24 0RZ",
    ("Courtroom 01", "Courtroom 02", "Youth 1", "Magistrates' Court 2-5"),
)
COURTS = Courts((LAVENDER_HILL, WEST_HAM, WESTMARCH, READING, READING_CROWN, NEWTON, CARDIFF))
