"""What is owed and when: more time, reminders, what stands where, and a report that is begun."""
