"""The forms that a review comes in. Each is a function from a review to text."""
