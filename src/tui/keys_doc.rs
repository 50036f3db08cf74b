//! `docs/keys.md`: every key of every screen, generated from the commands themselves.

use std::fmt::Write;

use crate::{config::Keymap, i18n::message, t};

use super::{command::Listed, registry};

/// The document, in the language of this thread.
pub fn markdown(keymap: &Keymap) -> String {
    let mut text = format!("# {}\n\n{}\n", t!("keys-title"), t!("keys-intro"));
    let mut section = "";
    for row in registry::all() {
        if row.section != section {
            section = row.section;
            let heading = message(&format!("section-{section}"), &[]);
            let columns = [t!("keys-column-key"), t!("keys-column-does"), t!("keys-column-command")];
            // Writing into a string cannot fail.
            let _ = write!(text, "\n## {heading}\n\n| {} |\n| --- | --- | --- |\n", columns.join(" | "));
        }
        let _ = writeln!(text, "| {} | {} | `{}.{}` |", keys(keymap, &row), row.help(), row.section, row.id);
    }
    text
}

fn keys(keymap: &Keymap, row: &Listed) -> String {
    let keys = keymap.keys(row.section, row.id).iter();
    keys.map(|key| format!("`{}`", key.notation().replace('|', "\\|"))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{
        config::Config,
        i18n::{Lang, set_lang},
        tui::launch,
    };

    /// `UPDATE_DOCS=1 cargo test keys_doc` writes the document anew.
    #[test]
    fn docs_keys_md_is_what_the_commands_say() {
        set_lang(Lang::En);
        let keymap = launch::keymap(&Config::default()).expect("the default keys");
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        let generated = super::markdown(&keymap);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path, &generated).expect("docs/keys.md is written");
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(kept, generated, "UPDATE_DOCS=1 cargo test keys_doc");
    }
}
