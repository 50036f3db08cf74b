//! What a person leaves out of a plan: a bit a line, since it may be a million of them at once.

/// Lines of a plan that a person leaves out.
#[derive(Debug, Clone, Default)]
pub struct LeftOut {
    words: Vec<u64>,
}

/// Where a line's bit stands: which word, and which bit of it.
fn bit(at: usize) -> (usize, u64) {
    (at / 64, 1 << (at % 64))
}

impl LeftOut {
    /// Leaves a line out, or takes it in again.
    pub fn toggle(&mut self, at: usize) {
        self.set(at, !self.has(at));
    }

    pub(super) fn set(&mut self, at: usize, out: bool) {
        let (word, bit) = bit(at);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        if out {
            self.words[word] |= bit;
        } else {
            self.words[word] &= !bit;
        }
    }

    /// Whether a line is left out.
    pub fn has(&self, at: usize) -> bool {
        let (word, bit) = bit(at);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The lines, in the order of the plan.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        let some = self.words.iter().enumerate().filter(|(_, word)| **word != 0);
        some.flat_map(|(word, _)| word * 64..word * 64 + 64).filter(|at| self.has(*at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x6_what_is_left_out_is_had_until_it_is_taken_in_again() {
        let mut left_out = LeftOut::default();
        [700, 0, 63, 64].into_iter().for_each(|at| left_out.toggle(at));
        assert_eq!(left_out.iter().collect::<Vec<_>>(), [0, 63, 64, 700]);
        assert!(left_out.has(63) && !left_out.has(62) && !left_out.has(5_000));
        [0, 63, 64, 700].into_iter().for_each(|at| left_out.toggle(at));
        assert!(left_out.is_empty());
    }
}
