"""A million re-checks, measured: sweep, mails and the due list (``python -m benchmarks.rechecks``)."""
