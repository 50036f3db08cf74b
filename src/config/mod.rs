//! The settings: embedded defaults (`config.example.toml`), the file that overlays them, keys and theme.

mod fault;
mod keymap;
mod keys;
mod overlay;
mod paths;
#[cfg(test)]
mod tests;

use std::path::Path;

use serde::Deserialize;

pub use fault::{Fault, Faults, Problem};
pub use keymap::{KeyRow, Keymap, Remapping};
pub use keys::Key;
pub use paths::Paths;

use crate::i18n::Lang;

/// The example file, which is the default: what it says and what holds cannot part.
pub const EXAMPLE: &str = include_str!("../../config.example.toml");

/// Every setting. The meaning of each option is told in `config.example.toml`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The language asked for.
    pub language: Language,
    /// The store as written; [`Paths::database`] makes it a file.
    pub database: String,
    /// The colours asked for.
    pub theme: ThemeName,
    /// What an imported file may hold at most.
    pub limits: Limits,
    /// The keys that the person gave to commands.
    #[serde(skip)]
    pub keys: Remapping,
}

/// The option `language`.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// What the surroundings say.
    Auto,
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// The language, if one is asked for.
    #[must_use]
    pub fn fixed(self) -> Option<Lang> {
        match self {
            Self::Auto => None,
            Self::Fr => Some(Lang::Fr),
            Self::En => Some(Lang::En),
        }
    }
}

/// The option `theme`.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// White on black, every contrast at least 7.
    HighContrast,
    /// The terminal's own sixteen colours.
    #[serde(rename = "16")]
    Sixteen,
    /// No colour.
    None,
}

/// What an imported file may hold at most (RELIABILITY §4).
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Bytes of a file.
    pub file_bytes: u64,
    /// Records of a file.
    pub rows: u64,
    /// Bytes of a record.
    pub record_bytes: u64,
    /// Bytes of a field.
    pub field_bytes: u64,
    /// Bytes of a note.
    pub note_bytes: u64,
    /// Columns of a table.
    pub columns: u64,
    /// What else an OpenDocument spreadsheet may hold at most.
    pub ods: OdsLimits,
}

/// What an OpenDocument spreadsheet may hold at most, in place of the file's own limits (RELIABILITY §4).
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct OdsLimits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes of its content, once inflated.
    pub content_bytes: u64,
    /// How many times as large the content may be as it is in the file.
    pub ratio: u64,
    /// Parts of the file.
    pub parts: u64,
    /// Rows that are not blank.
    pub rows: u64,
    /// Cells that are not empty.
    pub cells: u64,
}

impl Default for Config {
    fn default() -> Self {
        overlay::read("", Path::new("")).expect("the embedded example is read by a test")
    }
}

impl Config {
    /// The defaults under the person's file. No file at the usual place is no fault; a file that was asked
    /// for by name must exist.
    ///
    /// # Errors
    /// Everything that is wrong in the file, with its lines.
    pub fn load(paths: &Paths) -> Result<Self, Faults> {
        let file = &paths.config_file;
        let whole = |problem| {
            Faults(vec![Fault { file: Some(file.clone()), line: None, key: String::new(), problem }])
        };
        match std::fs::read(file) {
            Ok(bytes) => {
                let text = String::from_utf8(bytes).map_err(|_| whole(Problem::NotUtf8))?;
                Self::read(&text, file)
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && !paths.config_named => Ok(Self::default()),
            Err(e) => Err(whole(Problem::Unreadable(e.to_string()))),
        }
    }

    /// The defaults under `text`, which stands in `file`.
    ///
    /// # Errors
    /// Everything that is wrong in the text, with its lines.
    pub fn read(text: &str, file: &Path) -> Result<Self, Faults> {
        overlay::read(text, file)
    }
}
