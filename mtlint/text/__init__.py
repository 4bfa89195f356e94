"""What a document is: source, lines, prose, tokens, sentences. Nothing here knows of rules."""
