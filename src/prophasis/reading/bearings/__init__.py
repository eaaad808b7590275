"""A page with explanations in -> which passages are offered for or against which explanation, and how firmly."""
