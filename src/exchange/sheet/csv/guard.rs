//! The formula guard of RELIABILITY §4: a spreadsheet must not run what someone typed as a name.
//!
//! Exact both ways: the writer puts one more `'` before every cell of zero or more `'` and a trigger, the
//! reader takes exactly one off every cell of one or more `'` and a trigger.

/// What starts a formula in some spreadsheet, or hides one that starts after it; full-width forms included.
const TRIGGERS: [char; 15] =
    ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '｜', '％', '\t', '\r', '\n'];

/// Whether a cell must be written with one more `'`.
pub(super) fn needs_guard(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(TRIGGERS)
}

/// Whether a cell that was read has a `'` too many.
pub(super) fn is_guarded(cell: &str) -> bool {
    cell.starts_with('\'') && needs_guard(cell)
}

/// What may part digits.
const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The words for an extension. A closed list: with any letter, `+12 E 3` is a number to a spreadsheet and
/// `+10 am` a time.
const EXTENSIONS: [&str; 4] = ["poste", "extension", "ext.", "ext"];

/// Whether a value of a column of phones is one that can do no harm: `+`, then no letter but an extension's. It
/// stands unguarded, so that the number can be dialled from the spreadsheet, and comes back from it as it went.
pub(super) fn is_plain_phone(cell: &str) -> bool {
    cell.starts_with('+')
        && cell.split(';').all(|phone| is_dialled(phone) || without_extension(phone).is_some_and(is_dialled))
}

fn is_dialled(phone: &str) -> bool {
    phone.chars().all(|c| c.is_ascii_digit() || BLANKS.contains(&c) || "().-/,+".contains(c))
}

/// What stands before an extension: a number, a blank, the word, and nothing but digits and blanks.
fn without_extension(phone: &str) -> Option<&str> {
    let word = phone.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, said) = phone.split_at(word);
    let extension = EXTENSIONS.iter().find_map(|word| {
        let (start, rest) = said.split_at_checked(word.len())?;
        start.eq_ignore_ascii_case(word).then_some(rest)
    })?;
    let only_digits = extension.chars().all(|c| c.is_ascii_digit() || BLANKS.contains(&c));
    let parted = number.ends_with(BLANKS);
    let digits = [number, extension].iter().all(|text| text.contains(|c: char| c.is_ascii_digit()));
    (only_digits && parted && digits).then_some(number)
}
