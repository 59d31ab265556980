"""How every stored field is handled: how private it is, what for, how long; and the record made from it."""
