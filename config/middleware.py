"""What happens around every request."""

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from accounts.errors import Busy
from config.errors import BUSY, error_response
from config.metrics import REQUESTS

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
Handler = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger(__name__)


class RequestLogMiddleware:
    """One log line a request: route name, status, duration. No path, query, address or person."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, counted and logged."""
        request_id = uuid.uuid4().hex
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            began = time.perf_counter()
            response = self.get_response(request)
            took = time.perf_counter() - began
            match = request.resolver_match
            route = (match.view_name or match.route) if match else "unknown"
            method = request.method if request.method in METHODS else "other"
            REQUESTS.labels(method, route, str(response.status_code)).observe(took)
            log.info(
                "request",
                method=method,
                route=route,
                status=response.status_code,
                ms=round(took * 1000, 1),
            )
        response["X-Request-ID"] = request_id
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for work that has to wait; every other exception takes its way."""
        if not isinstance(exception, Busy):
            return None
        response = error_response(request, BUSY)
        response["Retry-After"] = "10"
        return response


class PrivatePagesMiddleware:
    """Whatever did not say that it may be cached is private and not kept by anybody."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, private unless it says otherwise."""
        response = self.get_response(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"
        return response
