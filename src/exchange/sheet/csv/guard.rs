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

/// Whether a value of a column of phones is one that can do no harm: `+`, then no letter. It stands
/// unguarded, so that the number can be dialled from the spreadsheet.
pub(super) fn is_plain_phone(cell: &str) -> bool {
    cell.strip_prefix('+')
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || " \u{a0}\u{202f}().-/;,+".contains(c)))
}
