//! Which keys give which command: the defaults of the commands, and what the person made of them.

use std::collections::HashMap;
use std::path::PathBuf;

use crossterm::event::KeyEvent;

use super::{Fault, Faults, Key, Problem};

/// The keys that the person gave to commands, as the configuration has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remapping {
    /// The configuration file.
    pub file: PathBuf,
    /// One row for each command named there.
    pub rows: Vec<KeyRow>,
}

/// One line of a `[keys.<section>]` table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The screen.
    pub section: String,
    /// The command.
    pub command: String,
    /// The notations of its keys; none frees the command's keys.
    pub keys: Vec<String>,
    /// The line in the file, from 1.
    pub line: usize,
}

/// The keys of every command.
#[derive(Debug)]
pub struct Keymap(HashMap<(&'static str, &'static str), Vec<Key>>);

/// A command with its keys while the map is made.
struct Binding<'r> {
    section: &'static str,
    command: &'static str,
    keys: Vec<Key>,
    remapped: Option<&'r KeyRow>,
}

impl Keymap {
    /// The map of `commands` (section, command id, default keys), with the person's keys in place of the
    /// defaults.
    ///
    /// # Errors
    /// Every section, command and key that does not exist, and every key that two commands of one section
    /// share.
    pub fn new(
        commands: impl IntoIterator<Item = (&'static str, &'static str, &'static [&'static str])>,
        remapping: &Remapping,
    ) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let mut bindings = Vec::new();
        for (section, command, defaults) in commands {
            let keys = parse(defaults, &mut |problem| {
                faults.push(Fault { file: None, line: None, key: option(section, command), problem });
            });
            bindings.push(Binding { section, command, keys, remapped: None });
        }
        for row in &remapping.rows {
            let mut say = |problem| {
                let key = option(&row.section, &row.command);
                faults.push(Fault { file: Some(remapping.file.clone()), line: Some(row.line), key, problem });
            };
            match find(&mut bindings, row) {
                Ok(binding) => {
                    binding.keys = parse(&row.keys, &mut say);
                    binding.remapped = Some(row);
                }
                Err(problem) => say(problem),
            }
        }
        shared_keys(&bindings, remapping, &mut faults);
        if !faults.is_empty() {
            return Err(Faults(faults));
        }
        Ok(Self(bindings.into_iter().map(|b| ((b.section, b.command), b.keys)).collect()))
    }

    /// The keys of a command, the one to show first; none if it has none.
    #[must_use]
    pub fn keys(&self, section: &'static str, command: &'static str) -> &[Key] {
        self.0.get(&(section, command)).map_or(&[], Vec::as_slice)
    }

    /// Whether the event is a press of one of the command's keys.
    #[must_use]
    pub fn pressed(&self, section: &'static str, command: &'static str, event: &KeyEvent) -> bool {
        self.keys(section, command).iter().any(|key| key.matches(event))
    }
}

fn option(section: &str, command: &str) -> String {
    format!("keys.{section}.{command}")
}

fn parse(notations: &[impl AsRef<str>], say: &mut impl FnMut(Problem)) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for notation in notations {
        match notation.as_ref().parse() {
            Ok(key) if keys.contains(&key) => {}
            Ok(key) => keys.push(key),
            Err(problem) => say(problem),
        }
    }
    keys
}

fn find<'b, 'r>(bindings: &'b mut [Binding<'r>], row: &KeyRow) -> Result<&'b mut Binding<'r>, Problem> {
    let found = bindings.iter().position(|b| b.section == row.section && b.command == row.command);
    if let Some(at) = found {
        return Ok(&mut bindings[at]);
    }
    let commands: Vec<&str> =
        bindings.iter().filter(|b| b.section == row.section).map(|b| b.command).collect();
    if !commands.is_empty() {
        return Err(Problem::UnknownCommand(commands.join(", ")));
    }
    let mut sections: Vec<&str> = bindings.iter().map(|b| b.section).collect();
    sections.sort_unstable();
    sections.dedup();
    Err(Problem::UnknownSection(sections.join(", ")))
}

/// Says every key that two commands of one section share, at the line that brought it there.
fn shared_keys(bindings: &[Binding], remapping: &Remapping, faults: &mut Vec<Fault>) {
    let mut owners: HashMap<(&str, Key), &Binding> = HashMap::new();
    for binding in bindings {
        for key in &binding.keys {
            let Some(first) = owners.insert((binding.section, *key), binding) else { continue };
            let row = binding.remapped.or(first.remapped);
            faults.push(Fault {
                file: row.map(|_| remapping.file.clone()),
                line: row.map(|row| row.line),
                key: option(binding.section, row.map_or(binding.command, |row| &row.command)),
                problem: Problem::SharedKey {
                    value: key.notation(),
                    first: first.command.to_owned(),
                    second: binding.command.to_owned(),
                },
            });
        }
    }
}
