//! Text from outside: stored as it came, compared folded, shown cleaned.
//!
//! * [`one_line`], [`many_lines`]: what is stored.

mod stored;

pub use stored::{Refused, many_lines, one_line};
