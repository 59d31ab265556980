"""What state an installation is in: each look tells what is well, what to mind and what to do. Nothing is changed."""
