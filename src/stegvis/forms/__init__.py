"""Report forms: what a report holds, how it is filled and how it is recognised."""
