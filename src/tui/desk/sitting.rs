//! This sitting's acts, for `u` and `Ctrl+R` (X9).

use crate::domain::ids::BatchId;

/// What was done since the desk was opened and not taken back, and what was taken back.
#[derive(Debug, Default)]
pub struct Sitting {
    done: Vec<BatchId>,
    undone: Vec<BatchId>,
}

impl Sitting {
    /// A new act: what was taken back before it can no longer be brought again.
    pub fn did(&mut self, batch: BatchId) {
        self.done.push(batch);
        self.undone.clear();
    }

    /// The latest act that is not taken back.
    pub fn latest(&self) -> Option<BatchId> {
        self.done.last().copied()
    }

    /// The latest taking back.
    pub fn latest_undone(&self) -> Option<BatchId> {
        self.undone.last().copied()
    }

    /// An act was taken back, by this batch.
    pub fn took_back(&mut self, act: BatchId, undoing: Option<BatchId>) {
        self.give_up(act);
        self.undone.extend(undoing);
    }

    /// A taking back was itself taken back, by this batch.
    pub fn brought_again(&mut self, undone: BatchId, redoing: Option<BatchId>) {
        self.give_up(undone);
        self.done.extend(redoing);
    }

    /// A batch cannot be taken: the next key goes on to the one before it.
    pub fn give_up(&mut self, batch: BatchId) {
        self.done.retain(|other| *other != batch);
        self.undone.retain(|other| *other != batch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x9_u_walks_back_and_a_new_act_ends_the_list_of_redo() {
        let mut sitting = Sitting::default();
        sitting.did(BatchId(1));
        sitting.did(BatchId(2));
        sitting.took_back(BatchId(2), Some(BatchId(3)));
        assert_eq!((sitting.latest(), sitting.latest_undone()), (Some(BatchId(1)), Some(BatchId(3))));
        sitting.brought_again(BatchId(3), Some(BatchId(4)));
        assert_eq!((sitting.latest(), sitting.latest_undone()), (Some(BatchId(4)), None));
        sitting.took_back(BatchId(4), Some(BatchId(5)));
        sitting.did(BatchId(6));
        assert_eq!((sitting.latest(), sitting.latest_undone()), (Some(BatchId(6)), None));
    }
}
