"""bytes that nobody vouches for -> text, each format parsed in a child process with limits and without network."""
