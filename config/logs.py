"""Structured logs: one JSON object a line (or coloured text), without secrets or personal data."""

import logging
import logging.config
import sys
import traceback
from typing import Any

import structlog

# Keys whose values are never written, whoever logs them.
SECRET_KEYS = frozenset({"password", "token", "secret", "email", "recipient", "authorization", "cookie", "key", "ip"})


def withhold_secrets(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The event with the value of every secret or personal key replaced."""
    return {key: "[withheld]" if key.lower() in SECRET_KEYS else value for key, value in event.items()}


def withhold_messages(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """An exception as its type and the places it came through: its message and locals may hold a row or a secret."""
    found = event.pop("exc_info", None)
    if found:
        raised = (
            found if isinstance(found, BaseException) else (found if isinstance(found, tuple) else sys.exc_info())[1]
        )
        event["exception"] = type(raised).__name__
        places = traceback.extract_tb(raised.__traceback__ if raised else None)
        event["frames"] = [f"{place.filename}:{place.lineno}:{place.name}" for place in places]
    return event


class RouteOnly(logging.Filter):
    """Django's lines about failed requests, with the route's name in the place of the path, which may hold a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        """The record itself, rewritten."""
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        record.msg, record.args = "request failed: %s", (match.view_name if match else "unknown",)
        return True


SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    withhold_secrets,
]


def logging_config(*, json: bool, level: str = "INFO") -> None:
    """Send structlog and the standard library's loggers to standard error in one format."""
    renderer = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            withhold_messages,
            renderer,
        ],
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"structured": formatter},
            "filters": {"route only": {"()": RouteOnly}},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
            "root": {"handlers": ["stderr"], "level": level},
            "loggers": {
                # Their lines carry full paths and addresses; RequestLogMiddleware writes ours instead.
                "django.request": {"level": "ERROR", "filters": ["route only"]},
                "django.security": {"level": "CRITICAL"},
                "django.server": {"level": "ERROR"},
            },
        }
    )
