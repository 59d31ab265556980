"""What is handed over to national systems: the sheet for Uppföljning Finsam, and participants of ESF projects to SCB."""
