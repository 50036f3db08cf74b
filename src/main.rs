//! Carnet: hooks, arguments, exit code.

fn main() {}
