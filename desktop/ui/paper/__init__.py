"""Pages on paper: laid out once, then painted for PDF, printer and preview."""
