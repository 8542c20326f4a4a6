"""The book as PDF: collect the rendered pages, convert them to Typst, compile, check."""
