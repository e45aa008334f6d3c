"""Structured logs: one JSON object a line (or coloured text), without secrets or personal data."""

import logging
import logging.config
from typing import Any

import structlog

# Keys whose values are never written, whoever logs them.
SECRET_KEYS = frozenset({"password", "token", "secret", "email", "recipient", "authorization", "cookie", "key", "ip"})


def withhold_secrets(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The event with the value of every secret or personal key replaced."""
    return {key: "[withheld]" if key.lower() in SECRET_KEYS else value for key, value in event.items()}


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
            structlog.processors.format_exc_info,
            renderer,
        ],
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"structured": formatter},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
            "root": {"handlers": ["stderr"], "level": level},
            "loggers": {
                # Their lines carry full paths and addresses; RequestLogMiddleware writes ours instead.
                "django.request": {"level": "ERROR"},
                "django.server": {"level": "ERROR"},
            },
        }
    )
