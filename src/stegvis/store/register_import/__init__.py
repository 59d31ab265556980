"""Operators' own lists, read into the register: what each row would do, by the rules of the forms, and then done."""
