"""What leaves the house: who may be named, the veil over all others, the search for leaks, the lints, the signed manifest."""
