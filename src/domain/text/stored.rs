//! What is stored: text as it came, with the few repairs that every later step relies on.

/// Why a text cannot be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It holds a NUL: SQLite and C strings would end there and hide the rest.
    Nul,
}

/// A field of one line: line ends and tabs become a space, outer blanks (White_Space) go.
///
/// # Errors
/// [`Refused::Nul`].
pub fn one_line(text: &str) -> Result<String, Refused> {
    Ok(unix_line_ends(text)?.replace(['\n', '\t'], " ").trim().to_owned())
}

/// A field of several lines: CR LF and a lone CR become LF, outer blanks (White_Space) go.
///
/// # Errors
/// [`Refused::Nul`].
pub fn many_lines(text: &str) -> Result<String, Refused> {
    Ok(unix_line_ends(text)?.trim().to_owned())
}

fn unix_line_ends(text: &str) -> Result<String, Refused> {
    if text.contains('\0') {
        return Err(Refused::Nul);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn design_2_text_is_stored_as_it_came() {
        let odd = "Œ\u{200B}uvre\u{202E} ’ﬁ’ e\u{301}\u{7}";
        assert_eq!(one_line(odd).as_deref(), Ok(odd));
        assert_eq!(many_lines(odd).as_deref(), Ok(odd));
    }

    #[test]
    fn design_2_nul_is_refused() {
        assert_eq!(one_line("a\0b"), Err(Refused::Nul));
        assert_eq!(many_lines("\0"), Err(Refused::Nul));
    }

    #[test]
    fn design_2_outer_blanks_go() {
        assert_eq!(one_line("\u{A0}\u{202F}\t a  b \u{3000}\r\n").as_deref(), Ok("a  b"));
        assert_eq!(many_lines("\n\n a\n\n b \n").as_deref(), Ok("a\n\n b"));
    }

    #[test]
    fn design_2_line_ends_are_lf_or_a_space() {
        assert_eq!(many_lines("a\r\nb\rc\nd\te").as_deref(), Ok("a\nb\nc\nd\te"));
        assert_eq!(one_line("a\r\nb\rc\nd\te").as_deref(), Ok("a b c d e"));
    }
}
