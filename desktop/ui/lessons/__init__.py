"""The Lessons page: courses, what of a text was taught, texts that fit a lesson."""
