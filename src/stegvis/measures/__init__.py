"""What is counted: measure definitions, the layout of the facts, and the engines that count them."""
