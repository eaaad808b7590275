"""A parsed sentence in -> what it says would be, will be, should be, or depends on something."""
