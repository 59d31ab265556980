"""What the association's office sets: interventions with agreements, money, goals and calendar; operators; reasons."""
