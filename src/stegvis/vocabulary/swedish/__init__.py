"""How Swedish reports write numbers, shares, dates, periods and money."""
