"""The clock: what must be looked at again, by whom, by when; reminders."""
