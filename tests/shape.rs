//! The shape of the house: who may use whom, how large a file may grow, what never lands.
//!
//! Each rule is one function that lists its failures as `file:line what`; each test asks for an empty list.
//! Rules about code look at code alone: comments and texts are taken out first, so both may name anything.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lines of a source file without its tests, above which it is two ideas.
const MAX_LINES: usize = 400;

/// What a folder never uses. A path is meant with everything below it.
const ARROWS: &[(&str, &[&str])] = &[
    (
        "src/domain/",
        &[
            "rusqlite",
            "ratatui",
            "crossterm",
            "csv",
            "std::fs",
            "crate::store",
            "crate::exchange",
            "crate::cli",
            "crate::tui",
            "crate::config",
            "crate::i18n",
        ],
    ),
    ("src/store/", &["ratatui", "crossterm", "crate::exchange", "crate::cli", "crate::tui"]),
    ("src/exchange/", &["ratatui", "crossterm", "rusqlite", "crate::cli", "crate::tui"]),
    ("src/words/", &["ratatui", "crossterm", "rusqlite", "crate::store::engine", "crate::cli", "crate::tui"]),
    ("src/tui/", &["rusqlite", "crate::store::engine"]),
];

/// The clocks; time is passed into the domain.
const CLOCKS: &[&str] = &["SystemTime", "Instant::now", "Local::now", "Utc::now"];

/// How a statement of SQL begins; a blank or a line end follows.
const SQL: &[&str] = &["SELECT", "INSERT", "UPDATE", "DELETE FROM"];

#[test]
fn floors_use_only_the_floors_below() {
    let failures = sources("src").iter().flat_map(forbidden_uses).collect();
    none(failures, "an arrow of DESIGN §1 points the wrong way");
}

#[test]
fn the_domain_asks_no_clock() {
    none(sources("src/domain").iter().flat_map(clocks).collect(), "time is passed into the domain");
}

#[test]
fn only_the_store_speaks_sql() {
    none(sources("src").iter().flat_map(sql_outside_the_store).collect(), "SQL belongs under src/store");
}

#[test]
fn files_stay_small() {
    none(sources("src").iter().flat_map(too_long).collect(), "a file holds one idea");
}

#[test]
fn every_folder_says_what_it_is() {
    none(folders_without_doc(), "a folder under src has a mod.rs that begins with //!");
}

#[test]
fn one_version_of_what_must_be_shared() {
    none(not_exactly_once(&["crossterm", "ratatui-core", "rusqlite"]), "Cargo.lock holds it exactly once");
}

#[test]
fn nothing_is_left_for_later() {
    let all = ["src", "tests", "benches"].into_iter().flat_map(sources).collect::<Vec<_>>();
    none(all.iter().flat_map(unfinished).collect(), "nothing unfinished or ignored lands");
}

#[test]
fn tests_do_not_sleep() {
    let all = ["src", "tests"].into_iter().flat_map(sources).collect::<Vec<_>>();
    none(all.iter().flat_map(sleeping_tests).collect(), "a test waits for an event, not for a time");
}

#[test]
fn no_file_names_a_machine() {
    none(tracked().iter().flat_map(|path| machine_names(path)).collect(), "the project runs anywhere");
}

#[test]
fn migrations_are_numbered_without_holes() {
    none(migration_gaps(), "assets/migrations holds 1, 2, 3 …");
}

// Rules.

fn forbidden_uses(source: &Source) -> Vec<String> {
    let mut failures = Vec::new();
    for (_, never) in ARROWS.iter().filter(|(folder, _)| source.path.starts_with(folder)) {
        for (line, path) in paths(&source.production()) {
            let path = absolute(&path, &source.path);
            if never.iter().any(|root| path == *root || path.starts_with(&format!("{root}::"))) {
                failures.push(format!("{}:{line} uses {path}", source.path));
            }
        }
    }
    failures
}

fn clocks(source: &Source) -> Vec<String> {
    named_paths(source, &source.production(), CLOCKS)
}

fn sql_outside_the_store(source: &Source) -> Vec<String> {
    if source.path.starts_with("src/store/") {
        return Vec::new();
    }
    let is_sql = |text: &str| {
        SQL.iter().any(|verb| {
            text.match_indices(verb).any(|(at, _)| text[at + verb.len()..].starts_with(char::is_whitespace))
        })
    };
    let texts = source.texts.iter().filter(|(line, text)| !source.is_test(*line) && is_sql(text));
    texts.map(|(line, text)| format!("{}:{line} {text:?}", source.path)).collect()
}

fn too_long(source: &Source) -> Option<String> {
    let lines = source.test_lines.iter().filter(|test| !**test).count();
    (lines > MAX_LINES).then(|| format!("{} has {lines} lines, {MAX_LINES} are allowed", source.path))
}

fn folders_without_doc() -> Vec<String> {
    let files = files_below("src");
    let folders = files
        .iter()
        .flat_map(|file| file.ancestors().skip(1))
        .filter(|folder| folder.starts_with("src") && *folder != Path::new("src"));
    let begins_with_doc = |folder: &Path| {
        fs::read_to_string(root().join(folder).join("mod.rs")).is_ok_and(|text| text.starts_with("//!"))
    };
    // A folder beside a file of its name (`contact.rs`, `contact/tests.rs`) is told about there.
    let stands_beside = |folder: &Path| root().join(folder).with_extension("rs").is_file();
    let folders = folders.filter(|folder| !folder.ends_with("tests")).collect::<BTreeSet<_>>();
    folders
        .into_iter()
        .filter(|folder| !begins_with_doc(folder) && !stands_beside(folder))
        .map(shown)
        .collect()
}

fn not_exactly_once(packages: &[&str]) -> Vec<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock is tracked");
    let count = |package: &str| lock.lines().filter(|line| *line == format!("name = \"{package}\"")).count();
    let counted = packages.iter().map(|package| (package, count(package)));
    counted.filter(|(_, n)| *n != 1).map(|(package, n)| format!("{package}: {n} times")).collect()
}

fn unfinished(source: &Source) -> Vec<String> {
    let marks = ["todo!", "unimplemented!", "dbg!", "#[ignore"];
    let mut failures = Vec::new();
    for (line, code) in (1..).zip(source.code.lines()) {
        let stands_alone = |at: usize| !code[..at].ends_with(is_word);
        let found = |mark: &&&str| code.match_indices(**mark).any(|(at, _)| stands_alone(at));
        failures.extend(marks.iter().filter(found).map(|mark| format!("{}:{line} {mark}", source.path)));
    }
    failures
}

fn sleeping_tests(source: &Source) -> Vec<String> {
    named_paths(source, &source.lines_where(|line| source.is_test(line)), &["thread::sleep"])
}

/// Paths of one computer and hosts of a package registry. Data that came from elsewhere is kept as it came.
fn machine_names(path: &Path) -> Vec<String> {
    let foreign = path.starts_with("tests/corpora") || path.starts_with("assets/demo");
    if foreign || path == Path::new(file!()) {
        return Vec::new();
    }
    let Ok(text) = fs::read_to_string(root().join(path)) else { return Vec::new() };
    let mut failures = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let of_crates_io = path == Path::new("Cargo.lock")
            && line == r#"source = "registry+https://github.com/rust-lang/crates.io-index""#;
        if names_a_folder_of_a_machine(line) || (!of_crates_io && names_a_registry(line)) {
            failures.push(format!("{}:{number} {}", shown(path), line.trim()));
        }
    }
    failures
}

fn names_a_folder_of_a_machine(line: &str) -> bool {
    ["/work", "/home", "/root"].iter().any(|folder| {
        line.match_indices(folder).any(|(at, _)| {
            let inside_a_path = |c: char| is_word(c) || "./-}~*".contains(c);
            let after = &line[at + folder.len()..];
            let whole = !after.starts_with(|c: char| is_word(c) || c == '-');
            !line[..at].ends_with(inside_a_path) && whole && (*folder != "/home" || after.starts_with('/'))
        })
    })
}

fn names_a_registry(line: &str) -> bool {
    let marks = [
        "registry+",
        "sparse+",
        "replace-with",
        "index.crates.io",
        "static.crates.io",
        "CARGO_REGISTRIES_",
        "CARGO_SOURCE_",
        "artifactory",
    ];
    marks.iter().any(|mark| line.contains(mark))
}

fn migration_gaps() -> Vec<String> {
    let files = files_below("assets/migrations");
    let names =
        files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "sql")).map(|f| shown(f));
    let mut numbered = Vec::new();
    let mut failures = Vec::new();
    for name in names {
        let stem = name.rsplit('/').next().unwrap_or_default();
        let digits = stem.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        match digits.parse::<usize>() {
            Ok(number) => numbered.push((number, name)),
            Err(_) => failures.push(format!("{name} has no number")),
        }
    }
    numbered.sort();
    let expected = (1..).zip(&numbered).filter(|(place, (number, _))| place != number);
    failures.extend(expected.map(|(place, (_, name))| format!("{name} stands where {place} is expected")));
    failures
}

// Reading Rust, as far as the rules need it.

/// One file of Rust, relative to the root of the repository.
struct Source {
    path: String,
    /// The file with comments and texts blanked; lines keep their numbers.
    code: String,
    /// Every string literal with the line on which it begins.
    texts: Vec<(usize, String)>,
    /// For each line, whether it is test code.
    test_lines: Vec<bool>,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let (code, texts) = without_comments_and_texts(text);
        let all = path.starts_with("tests/") || path.ends_with("tests.rs") || path.contains("/tests/");
        let test_lines = if all { vec![true; code.lines().count()] } else { test_lines(&code) };
        Self { path: path.to_owned(), code, texts, test_lines }
    }

    fn is_test(&self, line: usize) -> bool {
        self.test_lines.get(line - 1).copied().unwrap_or_default()
    }

    fn production(&self) -> String {
        self.lines_where(|line| !self.is_test(line))
    }

    fn lines_where(&self, wanted: impl Fn(usize) -> bool) -> String {
        let lines = (1..).zip(self.code.lines());
        lines
            .map(|(number, line)| if wanted(number) { format!("{line}\n") } else { "\n".to_owned() })
            .collect()
    }
}

/// The item below each `#[cfg(test)]` at column 0: to its `;`, or to the brace at column 0 that closes it.
fn test_lines(code: &str) -> Vec<bool> {
    let mut inside = false;
    let mark = |line: &str| {
        inside |= line == "#[cfg(test)]";
        let test = inside;
        let ends = !line.starts_with("#[")
            && (line.starts_with('}') || line.ends_with(['}', ';']) && !line.starts_with(' '));
        inside &= !ends;
        test
    };
    code.lines().map(mark).collect()
}

fn without_comments_and_texts(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut texts, mut rest) = (String::new(), Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let quote = rest.trim_start_matches(['r', 'b', 'c']).trim_start_matches('#');
        let raw = quote.starts_with('"') && rest[..rest.len() - quote.len()].contains('r');
        let begins_word = !code.ends_with(is_word);
        let (length, kept) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |end| end + 2), false)
        } else if raw && begins_word {
            let hashes = rest[..rest.len() - quote.len()].matches('#').count();
            let close = format!("\"{}", "#".repeat(hashes));
            let body = &quote[1..];
            let end = body.find(&close).unwrap_or(body.len());
            texts.push((line_number(&code), body[..end].to_owned()));
            ((rest.len() - body.len() + end + close.len()).min(rest.len()), false)
        } else if first == '"' {
            let end = closing(&rest[1..], '"');
            texts.push((line_number(&code), rest[1..=end].to_owned()));
            ((end + 2).min(rest.len()), false)
        } else if first == '\'' && (rest[1..].starts_with('\\') || rest[1..].chars().nth(1) == Some('\'')) {
            ((closing(&rest[1..], '\'') + 2).min(rest.len()), false)
        } else {
            (first.len_utf8(), true)
        };
        let (taken, left) = rest.split_at(length);
        code.extend(taken.chars().map(|c| if kept || c == '\n' { c } else { ' ' }));
        rest = left;
    }
    (code.lines().map(|line| format!("{}\n", line.trim_end())).collect(), texts)
}

/// Bytes before the quote that closes a literal, over escapes.
fn closing(body: &str, quote: char) -> usize {
    let mut escaped = false;
    let closes = |c: char| {
        let closing = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closing
    };
    body.find(closes).unwrap_or(body.len().saturating_sub(1))
}

/// Every path that the code writes, with its line: `a::b` where it stands, and each branch of a `use`.
fn paths(code: &str) -> BTreeSet<(usize, String)> {
    let mut found = BTreeSet::new();
    for (number, line) in (1..).zip(code.lines()) {
        let words = line.split(|c: char| !is_word(c) && c != ':').map(|word| word.trim_matches(':'));
        found.extend(words.filter(|word| word.contains("::")).map(|path| (number, path.to_owned())));
    }
    for (at, _) in code.match_indices("use ").filter(|(at, _)| !code[..*at].ends_with(is_word)) {
        let statement = &code[at + 4..];
        let tree = &statement[..statement.find(';').unwrap_or(statement.len())];
        let mut leaves = Vec::new();
        expand("", tree, &mut leaves);
        found.extend(leaves.into_iter().map(|leaf| (line_number(&code[..at]), leaf)));
    }
    found
}

/// `a::{b, c::{d}}` becomes `a::b`, `a::c::d`.
fn expand(prefix: &str, tree: &str, leaves: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else {
        let path = format!("{prefix}{}", tree.split_whitespace().next().unwrap_or_default());
        leaves.push(path.trim_end_matches("::self").trim_matches(':').to_owned());
        return;
    };
    let (mut depth, mut begin) = (0, 0);
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !group[begin..at].trim().is_empty() {
                    expand(&format!("{prefix}{head}"), &group[begin..at], leaves);
                }
                begin = at + 1;
            }
            _ => {}
        }
    }
}

/// `super::x` in the file of `crate::a::b` is `crate::a::x`.
fn absolute(path: &str, file: &str) -> String {
    let module = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let mut here = std::iter::once("crate").chain(module.split('/')).collect::<Vec<_>>();
    let mut rest = path.split("::").peekable();
    if !rest.peek().is_some_and(|first| ["self", "super"].contains(first)) {
        return path.to_owned();
    }
    while let Some(step) = rest.next_if(|step| ["self", "super"].contains(step)) {
        if step == "super" {
            here.pop();
        }
    }
    here.into_iter().chain(rest).collect::<Vec<_>>().join("::")
}

/// The uses of a path by its end, whatever stands before it.
fn named_paths(source: &Source, code: &str, names: &[&str]) -> Vec<String> {
    let names = |path: &str| names.iter().any(|name| format!("::{path}::").contains(&format!("::{name}::")));
    let found = paths(code).into_iter().filter(|(_, path)| names(path));
    found.map(|(line, path)| format!("{}:{line} uses {path}", source.path)).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_number(before: &str) -> usize {
    before.matches('\n').count() + 1
}

// Files.

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn sources(folder: &str) -> Vec<Source> {
    let files =
        files_below(folder).into_iter().filter(|file| file.extension().is_some_and(|ext| ext == "rs"));
    let read = |file: PathBuf| {
        let text = fs::read_to_string(root().join(&file)).expect("sources are UTF-8");
        Source::new(&shown(&file), &text)
    };
    files.map(read).collect()
}

/// The files below a folder, relative to the root; none if there is no such folder yet.
fn files_below(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root().join(&folder)) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.expect("the repository can be read");
        let path = folder.as_ref().join(entry.file_name());
        match entry.file_type().expect("the repository can be read") {
            kind if kind.is_dir() => files.extend(files_below(path)),
            _ => files.push(path),
        }
    }
    files.sort();
    files
}

/// What git holds or would add; without git (an unpacked archive), everything but what was built.
fn tracked() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    match listed {
        Ok(list) if list.status.success() && !list.stdout.is_empty() => {
            String::from_utf8_lossy(&list.stdout).split_terminator('\0').map(PathBuf::from).collect()
        }
        _ => {
            let built = |file: &PathBuf| file.starts_with("target") || file.starts_with(".git");
            files_below("").into_iter().filter(|file| !built(file)).collect()
        }
    }
}

fn none(failures: Vec<String>, rule: &str) {
    assert!(failures.is_empty(), "{rule}:\n  {}\n", failures.join("\n  "));
}

#[test]
fn code_is_told_from_comments_texts_and_tests() {
    let text = concat!(
        "use std::{fs as disk, io::{self, Read}};\n",
        "// crate::store /* \n",
        "const A: &str = r#\"SELECT \"x\"\"#; const B: char = '\"';\n",
        "#[cfg(test)]\nmod tests;\n",
        "fn f<'a>(x: &'a str) -> super::store::B { \"a\\\"b\" }\n",
        "#[cfg(test)]\nmod more {\n    use crate::tui;\n}\nfn g() {}\n",
    );
    let source = Source::new("src/domain/x.rs", text);
    let found = paths(&source.production());
    let found = found.iter().map(|(line, path)| format!("{line} {}", absolute(path, "src/domain/x.rs")));
    assert_eq!(
        found.collect::<Vec<_>>(),
        ["1 std::fs", "1 std::io", "1 std::io::Read", "6 crate::domain::store::B"]
    );
    assert_eq!(source.texts, [(3, "SELECT \"x\"".to_owned()), (6, "a\\\"b".to_owned())]);
    assert_eq!(too_long(&source), None);
    assert_eq!(source.test_lines.iter().filter(|test| **test).count(), 6);
}
