"""prophasis finds the truest cause: documents in, a judgement that can be defended out."""

__version__ = "0.1.0"
