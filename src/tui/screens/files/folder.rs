//! Paths as a person types them, and what a folder has to offer.

use std::{
    cell::RefCell,
    fs,
    path::{Path, PathBuf},
};

use crate::domain::text::fold;

/// Entries of a folder that are offered at most.
const MOST: usize = 5_000;

thread_local! {
    /// The folder of the last file, as it was typed; the desk has one thread and one such folder.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The folder in which the last file of this run was, as it was typed; empty at first.
pub fn remembered() -> String {
    LAST.with_borrow(Clone::clone)
}

/// Remembers the folder of a path.
pub fn remember(typed: &str) {
    LAST.set(split(typed).0.to_owned());
}

/// The folder that is typed, its `/` included, and the beginning of a name in it.
pub fn split(typed: &str) -> (&str, &str) {
    let typed = begun_anew(typed);
    typed.split_at(typed.rfind('/').map_or(0, |slash| slash + 1))
}

/// What was typed behind a folder that stood there already, if it is a whole path: `/a/b//c` means `/c`.
fn begun_anew(typed: &str) -> &str {
    let root = typed.rfind("//").map(|at| at + 1);
    let home = typed.rfind("/~/").map(|at| at + 1);
    root.max(home).map_or(typed, |at| &typed[at..])
}

/// The path that is meant: `~` is the person's home.
pub fn expand(typed: &str) -> PathBuf {
    let typed = begun_anew(typed);
    let inside = match typed.strip_prefix('~') {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix('/'),
        None => None,
    };
    match (inside, etcetera::home_dir()) {
        (Some(inside), Ok(home)) => home.join(inside),
        _ => PathBuf::from(typed),
    }
}

/// A folder or a file that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name; a folder's ends in `/`.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// What can be chosen in a folder: folders first, then files with one of these endings; each by name. A folder
/// that cannot be read offers nothing.
pub fn list(folder: &str, endings: &[&str]) -> Vec<Entry> {
    let path = if folder.is_empty() { PathBuf::from(".") } else { expand(folder) };
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let mut found: Vec<Entry> =
        entries.filter_map(|entry| offered(&entry.path(), endings)).take(MOST).collect();
    found.sort_by_cached_key(|entry| (!entry.is_folder, fold(&entry.name), entry.name.clone()));
    found
}

fn offered(path: &Path, endings: &[&str]) -> Option<Entry> {
    let name = path.file_name()?.to_str()?;
    // Follows links, as opening would.
    let metadata = fs::metadata(path).ok()?;
    if metadata.is_dir() {
        return Some(Entry { name: format!("{name}/"), is_folder: true });
    }
    let ending = path.extension()?.to_str()?.to_lowercase();
    let fits = metadata.is_file() && endings.contains(&ending.as_str());
    fits.then(|| Entry { name: name.to_owned(), is_folder: false })
}
