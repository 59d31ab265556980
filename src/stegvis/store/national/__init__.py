"""What is handed over nationally: the sheet for Uppföljning Finsam, and participants of ESF projects."""
