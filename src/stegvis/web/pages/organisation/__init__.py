"""Pages of the organisation: interventions and what is set for them, operators, reasons for an exit, typed numbers."""
