"""Pages of the book: the snippet block, the editions, the parity of the two languages, the ledger."""
