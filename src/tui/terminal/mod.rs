//! The terminal itself: entering and leaving it, painting it, reading it, noticing that it is gone.
