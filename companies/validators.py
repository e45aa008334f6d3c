"""Check digits and forms of identifiers."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import isin, lei
from stdnum.exceptions import InvalidChecksum, InvalidFormat
from stdnum.exceptions import ValidationError as NumberError

from companies.choices import Scheme

FORMS = {
    Scheme.WIKIDATA: (re.compile(r"Q[1-9]\d*"), _("A Wikidata identifier is Q and a number, as Q42.")),
    Scheme.OPENCORPORATES: (
        re.compile(r"[a-z]{2}(_[a-z]{2})?/[A-Za-z0-9.-]+"),
        _("An OpenCorporates identifier is jurisdiction/number, as gb/00102498."),
    ),
    Scheme.REGISTER: (
        re.compile(r"[A-Z]{2} .+"),
        _("Write the country code, a space and the number, as NL 09051335."),
    ),
}
LEI_FORM = re.compile(r"[A-Z0-9]{18}[0-9]{2}", re.ASCII | re.IGNORECASE)
CHECKED = {Scheme.LEI: lei, Scheme.ISIN: isin}


def clean_identifier(scheme: str, value: str) -> str:
    """The identifier in its one spelling. Raises ValidationError saying what is wrong with it."""
    value = value.strip()
    if scheme in CHECKED:
        return _checked(Scheme(scheme), value)
    form, message = FORMS[Scheme(scheme)]
    if not form.fullmatch(value):
        raise ValidationError(message, code="identifier_form")
    return value


def _checked(scheme: Scheme, value: str) -> str:
    try:
        if scheme == Scheme.LEI and not LEI_FORM.fullmatch(lei.compact(value)):
            raise InvalidFormat  # the library looks at the check digits alone, whatever the length
        return str(CHECKED[scheme].validate(value))
    except InvalidChecksum:
        raise ValidationError(
            _("The check digits of this %(scheme)s do not agree with the rest: a character is wrong or swapped."),
            code="identifier_checksum",
            params={"scheme": scheme.value.upper()},
        ) from None
    except NumberError:
        raise ValidationError(
            _("This is not an %(scheme)s: %(form)s."),
            code="identifier_form",
            params={
                "scheme": scheme.value.upper(),
                "form": _("20 letters and digits")
                if scheme == Scheme.LEI
                else _("a country code, 9 characters and a check digit"),
            },
        ) from None
