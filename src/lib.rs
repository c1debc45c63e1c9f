//! Claimline shows who claimed what, when, how many, and who says otherwise.
