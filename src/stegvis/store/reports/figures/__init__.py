"""A report's figures: counted, shown to the writers, decided against the ledger, explained."""
