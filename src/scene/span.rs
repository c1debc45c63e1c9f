//! Where a date lies on a time axis.

use super::scale::TimeScale;
use crate::ledger::Ledger;
use crate::model::{Day, Edtf};

use super::gather::Entry;

/// A span so long in days is told apart from the days of the story.
const LONG_DAYS: i32 = 31;
/// The fewest days on an axis.
const FEWEST_DAYS: i32 = 5;

/// The days that a date may mean on the axis.
pub(super) struct Span {
    /// Its middle.
    pub(super) middle_px: f64,
    /// Its ends.
    pub(super) ends_px: (f64, f64),
    /// Whether it goes on beyond them.
    pub(super) is_open: (bool, bool),
    /// The day, where it is just one.
    pub(super) day: Option<Day>,
}

impl Span {
    pub(super) fn new(said: &Edtf, time: TimeScale) -> Self {
        let known = said.known_by();
        let (from, to) = (said.earliest(), said.latest());
        let first = from.unwrap_or(known);
        let last = to.unwrap_or(first);
        let ends_px = (time.start_px(first), time.start_px(last.plus(1)));
        let is_open = (
            from.is_none() || first < time.first,
            to.is_none() || last > time.last,
        );
        let day = (from.is_some() && from == to).then_some(first);
        // Of a date that is open at one end only that end is known.
        let middle_px = match (from, to) {
            (Some(_), Some(_)) => f64::midpoint(ends_px.0, ends_px.1),
            _ => time.middle_px(known),
        };
        Self {
            middle_px,
            ends_px,
            is_open,
            day,
        }
    }
}

/// The axis from the first day to the last that any claim of the chart may
/// mean. A few very imprecise dates do not press the days of the story
/// together: they reach to the edge and fade there.
pub(super) fn time_scale(
    ledger: &Ledger,
    entries: &[Entry],
    left_px: f64,
    right_px: f64,
) -> TimeScale {
    let (mut core, mut all) = (None, None);
    let widen = |range: &mut Option<(Day, Day)>, first: Day, last: Day| {
        let (low, high) = range.unwrap_or((first, last));
        *range = Some((low.min(first), high.max(last)));
    };
    for entry in entries {
        let said = &ledger.claim(entry.claim).said;
        let known = said.known_by();
        let first = said.earliest().unwrap_or(known);
        let last = said.latest().unwrap_or(first);
        widen(&mut all, first, last);
        if last.number() - first.number() < LONG_DAYS {
            widen(&mut core, first, last);
        }
    }
    let days = |(first, last): (Day, Day)| last.number() - first.number() + 1;
    let all = all.unwrap_or_else(|| {
        let day = ledger
            .last_day()
            .unwrap_or_else(|| Day::new(2000, 1, 1).expect("a day"));
        (day, day)
    });
    let (first, last) = match core {
        Some(core) if days(all) > 3 * days(core).max(LONG_DAYS) => core,
        _ => all,
    };
    // Of days that are still to come nothing is known: what is missing lies before.
    let missing = (FEWEST_DAYS - days((first, last))).max(0);
    TimeScale::new(first.plus(-missing), last, left_px, right_px)
}
