"""case <-> plain-text YAML: lossless, with errors that name file, line, key and mend."""
