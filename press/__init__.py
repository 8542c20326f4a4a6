"""The printing press of the book: runs its programs, makes its pages. See README.md for the map."""
