//! Circles of claims that bring each other up to date.

/// A tie from one claim to another; ties are sorted by the claim they start
/// from.
#[derive(Clone, Copy)]
pub(super) struct Tie {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Which ties to drop so that no circle is left: of each circle the last in the
/// file's order. `count` is the number of claims.
pub(super) fn closing_ties(ties: &[Tie], count: usize) -> Vec<bool> {
    // For each claim the next of its ties to follow, and whether it stands on
    // the path that is being followed.
    let first = |claim: usize| ties.partition_point(|tie| tie.from < claim);
    let mut next: Vec<usize> = (0..count).map(first).collect();
    let mut is_on_path = vec![false; count];
    let mut is_dropped = vec![false; ties.len()];
    // The ties from the start to where we are.
    let mut path: Vec<usize> = Vec::new();
    for start in 0..count {
        let mut here = start;
        is_on_path[start] = true;
        loop {
            let tie = next[here];
            if ties.get(tie).is_none_or(|tie| tie.from != here) {
                // All that follows from here is free of circles.
                is_on_path[here] = false;
                let Some(back) = path.pop() else { break };
                here = ties[back].from;
                next[here] += 1;
                continue;
            }
            let to = ties[tie].to;
            if is_dropped[tie] {
                next[here] += 1;
            } else if is_on_path[to] {
                let begin = path.iter().rposition(|step| ties[*step].from == to);
                let circle = &path[begin.unwrap_or(path.len())..];
                let last = circle.iter().copied().fold(tie, usize::max);
                is_dropped[last] = true;
                // Back to where the circle is cut now; what lies beyond is
                // looked through again.
                while here != ties[last].from {
                    is_on_path[here] = false;
                    next[here] = first(here);
                    let Some(back) = path.pop() else { break };
                    here = ties[back].from;
                }
            } else {
                path.push(tie);
                here = to;
                is_on_path[to] = true;
            }
        }
    }
    is_dropped
}

#[cfg(test)]
mod tests {
    use super::{Tie, closing_ties};

    fn dropped(ties: &[(usize, usize)], count: usize) -> Vec<usize> {
        let ties: Vec<Tie> = ties.iter().map(|&(from, to)| Tie { from, to }).collect();
        let is_dropped = closing_ties(&ties, count);
        (0..ties.len()).filter(|tie| is_dropped[*tie]).collect()
    }

    #[test]
    fn of_each_circle_the_last_tie_goes() {
        assert_eq!(dropped(&[(1, 0), (2, 1), (3, 2)], 4), Vec::<usize>::new());
        assert_eq!(dropped(&[(0, 1), (1, 0)], 2), [1]);
        assert_eq!(dropped(&[(0, 2), (1, 0), (2, 1)], 3), [2]);
        assert_eq!(dropped(&[(0, 1), (1, 0), (2, 3), (3, 2)], 4), [1, 3]);
        assert_eq!(
            dropped(&[(0, 1), (0, 2), (1, 3), (2, 3)], 4),
            Vec::<usize>::new()
        );
    }

    #[test]
    fn no_circle_is_left_of_many() {
        let mut state = 7_u64;
        for _ in 0..300 {
            let mut ties = Vec::new();
            for from in 0..12 {
                for _ in 0..2 {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    let to = usize::try_from((state >> 33) % 12).expect("small");
                    if to != from {
                        ties.push((from, to));
                    }
                }
            }
            let gone = dropped(&ties, 12);
            let left: Vec<_> = ties
                .iter()
                .enumerate()
                .filter(|(place, _)| !gone.contains(place))
                .map(|(_, tie)| *tie)
                .collect();
            assert_eq!(dropped(&left, 12), Vec::<usize>::new());
            // Claims without ties to what is left can be taken away one by one.
            let mut alive = [true; 12];
            for _ in 0..12 {
                for claim in 0..12 {
                    alive[claim] &= left.iter().any(|tie| tie.0 == claim && alive[tie.1]);
                }
            }
            assert_eq!(alive, [false; 12]);
        }
    }

    #[test]
    fn long_chains_take_no_time() {
        let count = 200_000;
        let mut chain: Vec<_> = (1..count).map(|claim| (claim, claim - 1)).collect();
        assert_eq!(dropped(&chain, count), Vec::<usize>::new());
        chain.insert(0, (0, count - 1));
        assert_eq!(dropped(&chain, count), [count - 1]);
    }
}
