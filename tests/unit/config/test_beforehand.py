"""The site's addresses are read in the worker's main process, before its pool forks."""

import os

from celery.worker import WorkController
from django.urls import get_resolver

from config.beforehand import SiteAddresses
from config.celery import app
from tests.faults.processes import python

WORKER = (
    "import sys, django; django.setup(); from config.celery import app;"
    "before = 'config.urls' in sys.modules; app.WorkController(pool='solo');"
    "print(before, 'config.urls' in sys.modules)"
)


def test_a_worker_reads_addresses_when_it_is_made():
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "LOG_LEVEL": "ERROR"}
    assert python("-c", WORKER, env=env).splitlines()[-1] == "False True"


def test_the_step_belongs_to_the_worker():
    blueprint = WorkController.Blueprint(steps=app.steps["worker"])
    assert SiteAddresses in blueprint.claim_steps().values()
    SiteAddresses(None).create(None)
    assert "url_patterns" in vars(get_resolver())
