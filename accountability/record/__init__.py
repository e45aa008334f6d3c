"""The public record: frozen scorecards, editions."""
