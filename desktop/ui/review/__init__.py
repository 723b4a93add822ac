"""The Review page: cards, answers, and what was reached by them."""
