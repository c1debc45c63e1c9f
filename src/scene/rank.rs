//! What goes first where there is not room for all.

use super::gather::Entry;
use crate::ledger::Ledger;
use crate::model::order;

/// The places of entries, the most important first: the chosen one, what
/// stands, the newest, the largest.
pub(super) fn rank(
    ledger: &Ledger,
    entries: &[Entry],
    is_wanted: &dyn Fn(&Entry) -> bool,
) -> Vec<usize> {
    let wanted: Vec<usize> = (0..entries.len())
        .filter(|&at| is_wanted(&entries[at]))
        .collect();
    let key = |at: usize| {
        let entry = &entries[at];
        (
            entry.is_selected,
            entry.is_emphasised,
            entry.is_standing && !entry.is_expected,
            entry.is_standing,
            !entry.is_struck && !entry.is_aside,
            ledger.claim(entry.claim).said.known_by(),
            // Not negative, so that the bits are ordered as the numbers are.
            entry.span().map_or(0.0, |(_, high)| high).to_bits(),
            at,
        )
    };
    let keys: Vec<_> = wanted.iter().map(|&at| key(at)).collect();
    let ranked = order(keys.len(), &|a, b| keys[a] > keys[b]);
    ranked.into_iter().map(|place| wanted[place]).collect()
}
