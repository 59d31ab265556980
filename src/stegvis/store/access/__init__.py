"""Who is given which role where, and what that reaches."""
