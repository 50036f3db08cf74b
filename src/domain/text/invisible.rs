//! The characters that nobody sees and that change how the others are read.

/// Whether `c` draws nothing of its own: format characters, line and paragraph separators,
/// bidi controls, blank fillers, tags; not C0, DEL and C1, see [`char::is_control`]. The two
/// joiners (U+200C, U+200D) are among them: who shows text decides where a script needs one.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}'                        // soft hyphen
        | '\u{34F}'                     // combining grapheme joiner
        | '\u{61C}'                     // Arabic letter mark
        | '\u{115F}' | '\u{1160}'       // Hangul fillers, also U+3164 and U+FFA0
        | '\u{3164}' | '\u{FFA0}'
        | '\u{17B4}' | '\u{17B5}'       // Khmer inherent vowels
        | '\u{180E}'                    // Mongolian vowel separator
        | '\u{200B}'..='\u{200F}'       // zero width characters, directional marks
        | '\u{2028}'..='\u{202E}'       // line and paragraph separators, bidi embeddings
        | '\u{2060}'..='\u{206F}'       // invisible operators, bidi isolates
        | '\u{FEFF}'                    // byte order mark
        | '\u{FFF0}'..='\u{FFFB}'       // interlinear annotations and their reserved row
        | '\u{1BCA0}'..='\u{1BCA3}'     // shorthand format controls
        | '\u{1D173}'..='\u{1D17A}'     // musical format controls
        | '\u{E0000}'..='\u{E00FF}'     // tags
        | '\u{E01F0}'..='\u{E0FFF}')
}
