//! What happens to the desk.

use super::{jobs::Consequence, terminal::Input};

/// One thing that happened.
pub enum Event {
    /// The person, or the terminal.
    Input(Input),
    /// A job on the store is done.
    Consequence(Consequence),
    /// Somebody else has written.
    StoreChanged,
    /// Long work has come a bit further.
    Progress,
    /// A thread of ours panicked; the hook has given the terminal back and said so.
    Panicked,
}

impl From<Input> for Event {
    fn from(input: Input) -> Self {
        Event::Input(input)
    }
}
