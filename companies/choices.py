"""Fixed lists of the registry."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NameKind(models.TextChoices):
    """What kind of name a name is."""

    LEGAL = "legal", _("Legal name")
    TRADING = "trading", _("Trading name")
    FORMER = "former", _("Former name")
    SHORT = "short", _("Short name")
    TRANSLATED = "translated", _("Translated name")


class Scheme(models.TextChoices):
    """Who issues an identifier."""

    LEI = "lei", _("LEI (Legal Entity Identifier)")
    ISIN = "isin", _("ISIN (securities)")
    WIKIDATA = "wikidata", _("Wikidata")
    OPENCORPORATES = "opencorporates", _("OpenCorporates")
    REGISTER = "register", _("National register")


class Sector(models.TextChoices):
    """Sectors, after the Global Industry Classification Standard's top level."""

    COMMUNICATION = "communication", _("Communication services")
    CONSUMER_DISCRETIONARY = "consumer-discretionary", _("Consumer discretionary")
    CONSUMER_STAPLES = "consumer-staples", _("Consumer staples")
    ENERGY = "energy", _("Energy")
    FINANCIALS = "financials", _("Financials")
    HEALTH = "health", _("Health care")
    INDUSTRIALS = "industrials", _("Industrials")
    TECHNOLOGY = "technology", _("Information technology")
    MATERIALS = "materials", _("Materials")
    REAL_ESTATE = "real-estate", _("Real estate")
    UTILITIES = "utilities", _("Utilities")
