"""What is remarked on in a report while it is written: numbers that moved, people pointed out, what does not add up."""
