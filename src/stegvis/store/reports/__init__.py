"""Reports written here: editions, their texts, their steps, their figures and their packages."""
