//! What is wrong in the configuration, said in the person's language.

use std::fmt;
use std::path::PathBuf;

use crate::t;

/// Everything that is wrong in the configuration, one line each.
#[derive(Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(Fault::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Faults {}

/// One thing that is wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file; none where the defaults themselves are at fault.
    pub file: Option<PathBuf>,
    /// The line in the file, from 1; none where the file as a whole is meant.
    pub line: Option<usize>,
    /// The option, with dots: `limits.rows`; empty where no option is meant.
    pub key: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with an option.
#[derive(Debug, PartialEq, Eq)]
pub enum Problem {
    /// The system does not let us read the file; its reason.
    Unreadable(String),
    /// The file is not UTF-8.
    NotUtf8,
    /// The file is not TOML; the parser's reason, in English.
    Syntax(String),
    /// No such option; those that exist here.
    UnknownOption(String),
    /// A value of another type; a value of the right one.
    WrongType(String),
    /// Not one of the possible values.
    NotAllowed {
        /// What stands there.
        value: String,
        /// The possible values.
        allowed: String,
    },
    /// A number that must be above zero.
    NotPositive,
    /// `[keys.<section>]` of a screen that does not exist; those that do.
    UnknownSection(String),
    /// No such command on this screen; those that exist.
    UnknownCommand(String),
    /// Not the name of a key.
    UnknownKey(String),
    /// A key that reaches a program as another one.
    IndistinctKey {
        /// The key as written.
        value: String,
        /// What a terminal sends for it.
        instead: String,
    },
    /// One key for two commands of one screen.
    SharedKey {
        /// The key.
        value: String,
        /// The command listed first.
        first: String,
        /// The other one.
        second: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, problem) = (&self.key, self.problem.to_string());
        let file = self.file.as_ref().map(|file| file.display().to_string());
        f.write_str(&match (file, self.line) {
            (Some(file), Some(line)) if key.is_empty() => {
                t!("config-fault-at-line", file = file, line = line.to_string(), problem = problem)
            }
            (Some(file), Some(line)) => {
                t!("config-fault-in-line", file = file, line = line.to_string(), key = key, problem = problem)
            }
            (Some(file), None) => t!("config-fault-in-file", file = file, problem = problem),
            (None, _) => t!("config-fault-at-key", key = key, problem = problem),
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Unreadable(reason) => t!("config-unreadable", reason = reason),
            Self::NotUtf8 => t!("config-not-utf8"),
            Self::Syntax(reason) => t!("config-syntax", reason = reason),
            Self::UnknownOption(allowed) => t!("config-unknown-option", allowed = allowed),
            Self::WrongType(example) => t!("config-wrong-type", example = example),
            Self::NotAllowed { value, allowed } => {
                t!("config-not-allowed", value = value, allowed = allowed)
            }
            Self::NotPositive => t!("config-not-positive"),
            Self::UnknownSection(allowed) => t!("config-unknown-section", allowed = allowed),
            Self::UnknownCommand(allowed) => t!("config-unknown-command", allowed = allowed),
            Self::UnknownKey(value) => t!("config-unknown-key", value = value),
            Self::IndistinctKey { value, instead } => {
                t!("config-indistinct-key", value = value, instead = instead)
            }
            Self::SharedKey { value, first, second } => {
                t!("config-shared-key", value = value, first = first, second = second)
            }
        })
    }
}
