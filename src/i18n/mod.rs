//! Every word that a person reads, in French and English (Fluent).
//!
//! Ask for a message with [`t!`](crate::t) where its id stands in the code, or with [`message`] where the
//! id comes from data (a command, a kind of account). The words themselves live in
//! `assets/locales/{fr,en}/<subject>.ftl`; `tests/words.rs` checks that both languages say the same and
//! that nothing asked for is missing.

mod arg;
mod catalog;
pub mod fmt;
mod lang;
#[cfg(test)]
mod tests;

pub use crate::t;
pub use arg::Arg;
pub use catalog::{SUBJECTS, Subject};
pub use lang::{Lang, lang, set_lang};

/// The message `id` in the language of this thread, with the values that it names.
///
/// Integers are grouped as the language groups them and still choose the plural. A number that is not a
/// quantity (a line, a year, a port) goes in as text.
///
/// # Panics
/// In debug builds, where the message is unknown or lacks a value. A release build shows the id, or the
/// name of the missing value.
#[must_use]
pub fn message(id: &str, args: &[(&str, Arg)]) -> String {
    catalog::with_bundle(lang(), |bundle| {
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            debug_assert!(false, "no message {id} in {:?}", lang());
            return id.to_owned();
        };
        let args = args.iter().map(|(name, value)| (*name, value.to_fluent())).collect();
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "message {id} in {:?}: {errors:?}", lang());
        words
    })
}

/// `t!("id")` or `t!("id", name = value, …)`: the message with this id, in the language of this thread.
///
/// Values are text or integers, see [`Arg`].
#[macro_export]
macro_rules! t {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::i18n::message($id, &[$((stringify!($name), $crate::i18n::Arg::from($value))),*])
    };
}
