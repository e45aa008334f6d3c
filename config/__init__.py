"""The site: settings, urls, Celery, the base templates and the commands that run everything."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
