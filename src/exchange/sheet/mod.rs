//! Tables of text, whatever file they come from.
