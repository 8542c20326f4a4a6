"""The book as EPUB, for phones and readers, from the same rendered pages as the PDF."""
