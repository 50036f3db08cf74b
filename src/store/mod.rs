//! The embedded store: the only floor that speaks SQL.
