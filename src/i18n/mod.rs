//! Every word that a person reads, in French and English (Fluent).
