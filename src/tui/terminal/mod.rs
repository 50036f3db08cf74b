//! The terminal itself: entering and leaving it, painting it, reading it, noticing that it is gone.
//!
//! ```text
//! desk ── draw ──▶ Painter ── bytes ──▶ tty
//! desk ◀── Input ── input thread (keys, pastes), watchdog threads (signals, size, hang-up)
//! ```
//!
//! Nothing here runs on a timer: at rest no thread wakes and no byte is sent (PERFORMANCE P5).

mod clipboard;
mod glyphs;
mod input;
mod paint;
mod pen;
mod pencil;
mod screen_mode;
mod scroll;
mod tty;
mod watchdog;

#[cfg(test)]
mod pty_tests;

pub use clipboard::{MAX_COPY_BYTES, TooLongToCopy, copy_sequence};
pub use input::{Input, read_input};
pub use paint::Painter;
pub use screen_mode::{enter, install_panic_hook, leave, suspend};
pub use tty::output;
pub use watchdog::{GRACE, watch};
