"""Measurements beside the peers, and the training of the weights."""
