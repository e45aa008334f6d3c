"""The site's own app: commands, base templates and static files."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the commands of the site."""

    name = "config"
    label = "site_config"
    verbose_name = "Site"
