//! How far long work has come, told to whoever waits for it.

/// What long work is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It finds out what it would change in who receives what (X3).
    Weighing,
    /// It writes records.
    Writing,
    /// It brings search texts, and what else is derived from accounts, up to date.
    Indexing,
    /// It takes back what is not to stay: its own records, or those that a dead process left half written.
    TakingBack,
    /// It counts the recipients of accounts: once after an update of the program.
    Counting,
}

/// How much of a stage is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Far {
    /// Lines, changes or accounts, as the stage has them.
    pub done: u64,
    /// All of them.
    pub of: u64,
}

impl Far {
    /// So many of so many; what came on top meanwhile does not go beyond the end.
    pub(super) fn at(done: i64, of: i64) -> Self {
        let [done, of] = [done.min(of), of].map(|count| u64::try_from(count).unwrap_or(0));
        Self { done, of }
    }
}

/// Is told where long work is, more often than a person wants to know; `false` is to stop it, and nothing of it
/// stays.
pub type Progress<'p> = &'p mut dyn FnMut(Stage, Far) -> bool;
