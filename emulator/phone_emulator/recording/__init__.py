"""What was really asked and answered, kept without what is personal."""
