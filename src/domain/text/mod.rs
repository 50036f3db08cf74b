//! Text from outside: stored as it came, compared folded, shown cleaned.
//!
//! * [`one_line`], [`many_lines`]: what is stored.
//! * [`display()`], [`fit`], [`wrap`], [`width`]: what reaches a terminal.

mod display;
mod invisible;
mod layout;
mod stored;

pub use display::display;
pub use layout::{fit, width, wrap};
pub use stored::{Refused, many_lines, one_line};
