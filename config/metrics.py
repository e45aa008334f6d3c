"""Counters for /metrics, in the Prometheus text format."""

from prometheus_client import Histogram

REQUESTS = Histogram("onrecord_request_seconds", "Duration of requests", ["method", "route", "status"])
