"""Programs of the book: their contracts, runs, transcripts and recordings."""
