//! An order of things by a comparison.
//!
//! The standard library's sorts are fast and large, once for each type; one of
//! them here would weigh as much as the reader of JSON.

/// The places `0..count` in order; those of which neither comes first stay as
/// they are. `is_before` tells whether its first place comes before its second.
pub(crate) fn order(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut width = 1;
    while width < count {
        let mut start = 0;
        while start < count {
            let middle = (start + width).min(count);
            let end = (middle + width).min(count);
            let (mut left, mut right) = (start, middle);
            for slot in &mut merged[start..end] {
                let takes_right =
                    right < end && (left == middle || is_before(order[right], order[left]));
                let from = if takes_right { &mut right } else { &mut left };
                *slot = order[*from];
                *from += 1;
            }
            start = end;
        }
        core::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn things_come_in_order_and_equals_stay() {
        for count in 0..70_usize {
            let keys: Vec<usize> = (0..count).map(|place| place * 37 % 11).collect();
            let found = order(count, &|a, b| keys[a] < keys[b]);
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|place| keys[*place]);
            assert_eq!(found, expected);
        }
    }
}
