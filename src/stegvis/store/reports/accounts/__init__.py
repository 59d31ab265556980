"""What an association's account is made of, what was released, and what is for everybody."""
