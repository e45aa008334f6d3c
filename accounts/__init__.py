"""People, roles, sign-in and the ledger of everything done."""
