"""The summary above a refused form leads to every control that needs a correction."""

from django import forms

from config.templatetags import onrecord


class LetterForm(forms.Form):
    title = forms.CharField(label="Title")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("The two dates contradict each other.")


def test_errors_of_a_form_name_field_and_control() -> None:
    assert list(onrecord.errors_of(LetterForm({}))) == [
        ("", "The two dates contradict each other."),
        ("id_title", "Title: This field is required."),
        ("id_kind_0", "Kind: This field is required."),
        ("", "Token: This field is required."),
    ]


def test_refused_form_ties_each_error_to_its_control() -> None:
    page = str(LetterForm({}))
    assert 'id="id_title_error"' in page
    assert 'aria-describedby="id_title_error"' in page
    assert page.index('class="error-summary"') < page.index("<input")


def test_fresh_form_has_no_summary() -> None:
    assert "error-summary" not in str(LetterForm())
