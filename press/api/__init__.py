"""The API index: which public names there are, where the book explains them, which programs use them."""
