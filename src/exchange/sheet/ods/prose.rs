//! What the paragraphs of a cell say, as one text.

/// Paragraphs that are put together, a line each; no more is kept than shows that there is too much.
///
/// Blanks are taken as they stand. ODF would have any number of them count as one, but LibreOffice does not
/// hold with that in the cells of a sheet, neither when it reads nor when it writes several lines.
#[derive(Default)]
pub(super) struct Prose {
    text: String,
    /// Bytes that matter.
    longest: usize,
    begun: bool,
}

impl Prose {
    /// Forgets the cell before; more than `longest` bytes are too much.
    pub fn clear(&mut self, longest: usize) {
        self.text.clear();
        self.longest = longest;
        self.begun = false;
    }

    /// What was said; longer than what matters if there was more.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Begins a paragraph.
    pub fn begin_paragraph(&mut self) {
        if self.begun {
            self.add("\n");
        }
        self.begun = true;
    }

    /// Text of a paragraph.
    pub fn add(&mut self, text: &str) {
        self.text.push_str(&text[..text.ceil_char_boundary(self.room().min(text.len()))]);
    }

    /// So many spaces.
    pub fn spaces(&mut self, count: u64) {
        let room = self.room();
        let count = usize::try_from(count).map_or(room, |count| count.min(room));
        self.text.extend(std::iter::repeat_n(' ', count));
    }

    fn room(&self) -> usize {
        (self.longest + 1).saturating_sub(self.text.len())
    }
}
