//! The order of an account's contacts: dense, 1..n (S3.19).

use std::collections::BTreeSet;

/// Which way a row moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

/// Moves `item` one place; `false` when it is not there or stands at that end already.
pub fn step<T: PartialEq>(order: &mut [T], item: &T, direction: Direction) -> bool {
    let Some(at) = order.iter().position(|other| other == item) else { return false };
    let to = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|to| *to < order.len()),
    };
    to.is_some_and(|to| {
        order.swap(at, to);
        true
    })
}

/// Puts items back at the ranks (from 1) that they had among others that may have come, gone or moved
/// since: the others keep their relative order. A rank beyond the end is the end.
pub fn reinsert<T: Clone + Ord>(others: &[T], mut returning: Vec<(T, i64)>) -> Vec<T> {
    returning.sort_by_key(|(_, rank)| *rank);
    let back: BTreeSet<T> = returning.iter().map(|(item, _)| item.clone()).collect();
    let mut others = others.iter().filter(|item| !back.contains(item)).cloned();
    let mut order = Vec::new();
    for (item, rank) in returning {
        let before = usize::try_from(rank - 1).unwrap_or(0).saturating_sub(order.len());
        order.extend(others.by_ref().take(before));
        order.push(item);
    }
    order.extend(others);
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn s3_19_a_step_swaps_with_the_neighbour_and_stops_at_the_ends() {
        let mut order = vec!['a', 'b', 'c'];
        assert!(step(&mut order, &'b', Direction::Up));
        assert_eq!(order, ['b', 'a', 'c']);
        assert!(!step(&mut order, &'b', Direction::Up));
        assert!(!step(&mut order, &'c', Direction::Down));
        assert!(!step(&mut order, &'z', Direction::Down));
    }

    #[test]
    fn g2_undo_puts_back_the_old_order_before_what_was_kept() {
        assert_eq!(reinsert(&["D"], vec![("A", 1), ("B", 2), ("C", 3)]), ["A", "B", "C", "D"]);
    }

    proptest! {
        #[test]
        fn s3_19_taking_out_and_putting_back_is_identity(len in 1usize..12, out in proptest::collection::btree_set(0usize..12, 0..6)) {
            let order: Vec<usize> = (0..len).collect();
            let returning: Vec<_> = out.iter().filter(|i| **i < len).map(|i| (*i, *i as i64 + 1)).collect();
            let others: Vec<_> = order.iter().filter(|i| !out.contains(i)).copied().collect();
            prop_assert_eq!(reinsert(&others, returning), order);
        }
    }
}
