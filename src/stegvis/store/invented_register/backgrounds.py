"""Who invented people are: backgrounds as often as they are met in the field, and what changes for them."""

from stegvis.store.invented_register.chance import Chance

REFERRERS = {
    "employment_service": 22,
    "social_insurance": 24,
    "social_services": 26,
    "labour_market_unit": 9,
    "primary_care": 10,
    "psychiatry": 5,
    "school": 2,
    "self": 2,
}
EDUCATIONS = {"unfinished_compulsory": 14, "compulsory": 30, "upper_secondary": 44, "post_secondary": 12}
SUPPORT_TIMES = {
    "up_to_1_year": 16,
    "1_to_2_years": 22,
    "2_to_3_years": 20,
    "3_to_5_years": 22,
    "over_5_years": 20,
}
SUPPORT_BEFORE = {
    "social_assistance": 38,
    "sickness_benefit": 20,
    "rehabilitation_benefit": 9,
    "activity_compensation": 13,
    "activity_grant": 12,
    "sickness_compensation": 5,
    "unemployment_benefit": 3,
}
SECOND_SUPPORT = {"activity_grant": 3, "social_assistance": 5, "other_public": 2}
OCCUPATION_BEFORE = {"none": 70, "job_seeking": 16, "work_training": 9, "studies": 3, "subsidised_work": 2}
MUNICIPALITIES = {1495: 10, 1496: 26, 1494: 16, 1499: 14, 1493: 12, 1498: 6, 1473: 5, 1497: 5, 1447: 3, 1470: 3}
"""Municipality codes by weight; who lives where is invented."""
AFTER = {
    "regular_work": ("work", "no_public"),
    "subsidised_work": ("subsidised_work", "no_public"),
    "studies": ("studies", "study_support"),
    "job_seeking": ("job_seeking", "unemployment_benefit"),
    "work_training": ("work_training", "activity_grant"),
    "sickness_compensation": ("none", "sickness_compensation"),
    "medical_treatment": ("none", "sickness_benefit"),
    "parental_leave": ("none", "no_public"),
}
"""Occupation and means of support after an exit for a national reason; for other reasons nothing changes."""
EXTENTS = {25: 3, 50: 5, 75: 2, 100: 3}
"""Extents of an occupation in per cent by weight; 100 is 40 hours a week."""


def birth_year(chance: Chance, year: int) -> int:
    """Of somebody of working age in that year, most often around forty."""
    return year - round(chance.triangular(19, 64, 38))


def hours_at_start(chance: Chance) -> int:
    """Hours of activity a week: often few."""
    return round(chance.triangular(0, 15, 2))


def hours_at_exit(chance: Chance, before: int, activity: str) -> int:
    """Hours of activity a week, as the person's own words on activity have it."""
    if activity == "better":
        return min(40, before + chance.randint(3, 18))
    return max(0, before - chance.randint(1, 4)) if activity == "worse" else before
