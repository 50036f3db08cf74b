//! The person's file over the embedded default, option by option.
//!
//! The default is also the schema: an option that it lacks is unknown, and a value must be of the type that
//! it shows. So the faults can be said in the person's language, which a deserializer's cannot.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::keymap::{KeyRow, Remapping};
use super::{Config, EXAMPLE, Fault, Faults, Problem};

/// The options whose values are a few words.
const CHOICES: &[(&str, &[&str])] =
    &[("language", &["auto", "fr", "en"]), ("theme", &["dark", "light", "high-contrast", "16", "none"])];

/// What a list of keys looks like, for a fault.
const KEYS_EXAMPLE: &str = r#"["Ctrl+s", "F2"]"#;

pub(super) fn read(text: &str, file: &Path) -> Result<Config, Faults> {
    let mut reading = Reading { text, file, faults: Vec::new() };
    let (Some(mut merged), Some(mut person)) = (reading.parse(EXAMPLE), reading.parse(text)) else {
        return Err(Faults(reading.faults));
    };
    reading.check(&person, &merged, "");
    let rows = match person.remove("keys").map(Spanned::into_inner) {
        Some(DeValue::Table(sections)) => reading.key_rows(&sections),
        _ => Vec::new(),
    };
    if !reading.faults.is_empty() {
        return Err(Faults(reading.faults));
    }
    merged.remove("keys");
    overlay(&mut merged, person);
    match Config::deserialize(Deserializer::from(Spanned::new(0..text.len(), merged))) {
        Ok(config) => Ok(Config { keys: Remapping { file: file.to_owned(), rows }, ..config }),
        // The checks know all that the types refuse; should they part, the deserializer has its say.
        Err(fault) => {
            let at = fault.span().unwrap_or_default().start;
            reading.fault(at, "", Problem::Syntax(fault.message().to_owned()));
            Err(Faults(reading.faults))
        }
    }
}

/// Puts every value of `over` in the place of the one in `under`, table by table.
fn overlay<'i>(under: &mut DeTable<'i>, over: DeTable<'i>) {
    for (key, value) in over {
        if let Some(DeValue::Table(under)) = under.get_mut(&key).map(Spanned::get_mut)
            && value.get_ref().is_table()
        {
            if let DeValue::Table(over) = value.into_inner() {
                overlay(under, over);
            }
        } else {
            under.insert(key, value);
        }
    }
}

struct Reading<'t> {
    text: &'t str,
    file: &'t Path,
    faults: Vec<Fault>,
}

impl<'t> Reading<'t> {
    /// The line of a byte, from 1.
    fn line(&self, at: usize) -> usize {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        1 + before.iter().filter(|&&byte| byte == b'\n').count()
    }

    fn fault(&mut self, at: usize, key: &str, problem: Problem) {
        let line = self.line(at);
        let file = Some(self.file.to_owned());
        self.faults.push(Fault { file, line: Some(line), key: key.to_owned(), problem });
    }

    fn parse(&mut self, text: &'t str) -> Option<DeTable<'t>> {
        match DeTable::parse(text) {
            Ok(table) => Some(table.into_inner()),
            Err(fault) => {
                let at = fault.span().unwrap_or_default().start;
                self.fault(at, "", Problem::Syntax(fault.message().to_owned()));
                None
            }
        }
    }

    fn check(&mut self, person: &DeTable, default: &DeTable, table: &str) {
        for (name, value) in person {
            let key = join(table, name.get_ref());
            let at = name.span().start;
            let Some(shown) = default.get(name) else {
                let allowed = default.keys().map(|key| key.get_ref().as_ref()).collect::<Vec<_>>().join(", ");
                self.fault(at, &key, Problem::UnknownOption(allowed));
                continue;
            };
            match (value.get_ref(), shown.get_ref()) {
                (DeValue::Table(_), DeValue::Table(_)) if key == "keys" => {}
                (DeValue::Table(person), DeValue::Table(default)) => self.check(person, default, &key),
                (value, default) if !value.same_type(default) => {
                    self.fault(at, &key, Problem::WrongType(EXAMPLE[shown.span()].to_owned()));
                }
                (DeValue::String(text), _) => self.check_text(at, &key, text),
                (DeValue::Integer(number), _) => {
                    let positive = u64::from_str_radix(number.as_str(), number.radix()).is_ok_and(|n| n > 0);
                    if !positive {
                        self.fault(at, &key, Problem::NotPositive);
                    }
                }
                _ => {}
            }
        }
    }

    fn check_text(&mut self, at: usize, key: &str, text: &str) {
        let choice = CHOICES.iter().find(|(option, _)| *option == key);
        if let Some((_, allowed)) = choice
            && !allowed.contains(&text)
        {
            let allowed = allowed.join(", ");
            self.fault(at, key, Problem::NotAllowed { value: text.to_owned(), allowed });
        }
    }

    /// The rows of `[keys.<section>]`. Whether sections, commands and keys exist is for the keymap to say,
    /// which knows the commands.
    fn key_rows(&mut self, sections: &DeTable) -> Vec<KeyRow> {
        let mut rows = Vec::new();
        for (section, commands) in sections {
            let Some(commands) = commands.get_ref().as_table() else {
                let key = join("keys", section.get_ref());
                self.fault(section.span().start, &key, Problem::WrongType(format!("[{key}]")));
                continue;
            };
            for (command, keys) in commands {
                let at = command.span().start;
                let keys = keys.get_ref().as_array().and_then(|keys| {
                    keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect()
                });
                let (section, command) = (section.get_ref(), command.get_ref());
                if let Some(keys) = keys {
                    let line = self.line(at);
                    let (section, command) = (section.to_string(), command.to_string());
                    rows.push(KeyRow { section, command, keys, line });
                } else {
                    let key = join(&join("keys", section), command);
                    self.fault(at, &key, Problem::WrongType(KEYS_EXAMPLE.to_owned()));
                }
            }
        }
        rows
    }
}

fn join(table: &str, key: &str) -> String {
    if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") }
}
