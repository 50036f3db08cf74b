//! How far long work is, in words.

use crate::{
    i18n::fmt,
    store::{Far, Stage},
    t,
};

/// « 500 sur 20 000 », with what they are where that is not what the person asked for.
pub fn far(stage: Stage, far: Far) -> String {
    let (done, total) = (fmt::count(far.done), fmt::count(far.of));
    match stage {
        Stage::Weighing => t!("progress-weighing", done = done, total = total),
        Stage::Writing => t!("progress-of", done = done, total = total),
        Stage::Indexing => t!("progress-indexing", done = done, total = total),
        Stage::TakingBack => t!("progress-taking-back", done = done, total = total),
        Stage::Counting => t!("progress-counting", done = done, total = total),
    }
}
