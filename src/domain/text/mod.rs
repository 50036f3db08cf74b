//! Text from outside: stored as it came, compared folded, shown cleaned.
