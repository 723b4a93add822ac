"""The Library page: every text that was opened, and what is said in them."""
