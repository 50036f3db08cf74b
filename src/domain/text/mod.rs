//! Text from outside: stored as it came, compared folded, shown cleaned.
//!
//! * [`one_line`], [`many_lines`]: what is stored.
//! * [`display()`], [`fit`], [`wrap`], [`width`]: what reaches a terminal.
//! * [`fold()`], [`index_text`], [`query_phrases`]: what is compared and searched.

mod display;
mod fold;
mod invisible;
mod layout;
mod search;
mod stored;

pub use display::display;
pub use fold::fold;
pub use layout::{fit, width, wrap};
pub use search::{index_text, query_phrases, words};
pub use stored::{Refused, many_lines, one_line};
