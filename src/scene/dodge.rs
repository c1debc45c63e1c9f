//! Marks of one day, spread within that day.

use super::gather::Entry;
use super::scale::{TimeScale, ValueScale};
use super::span::Span;
use super::spot::Spot;
use crate::model::order;

/// From one column of a day to the next: at best, and at least.
const COLUMN_PX: (f64, f64) = (15.0, 11.0);
/// Where a day has less room: so many columns, and so far apart at least. That
/// is less than a mark is wide, but none hides another.
const NARROW: (usize, f64) = (3, 4.0);
/// How fine the height is that columns are filled in.
const CELL_PX: f64 = 2.0;

/// Moves marks of one day apart that would lie on each other, into columns
/// around the middle of the day and never beyond the day, but for a few pixels
/// where days are narrower than marks, and not among those of other days. Also what is not
/// known yet has its column, so that nothing moves when the day of knowledge
/// does.
pub(super) fn dodge(
    entries: &[Entry],
    spans: &mut [Option<Span>],
    values: &ValueScale,
    time: TimeScale,
    end_px: f64,
) {
    let most = match whole(time.day_px / COLUMN_PX.1) {
        0 | 1 => NARROW.0,
        most => most,
    };
    let day = |spans: &[Option<Span>], at: usize| spans[at].as_ref().and_then(|span| span.day);
    let mut order = order(entries.len(), &|a, b| day(spans, a) < day(spans, b));
    order.retain(|&at| day(spans, at).is_some());
    let (mut start, mut before_px) = (0, f64::INFINITY);
    while start < order.len() {
        let of_day = day(spans, order[start]);
        let length = order[start..].partition_point(|&at| day(spans, at) == of_day);
        let same = &order[start..start + length];
        let extents: Vec<(usize, usize)> = same
            .iter()
            .map(|&at| {
                let spot = Spot {
                    values,
                    is_up: true,
                    across_px: 0.0,
                    end_px,
                };
                let (a, b) = spot.measure(&entries[at]).along_px;
                let cell = |px: f64| whole((px - end_px) / CELL_PX);
                (cell(a.min(b)), cell(a.max(b)) + 1)
            })
            .collect();
        let columns = fill(&extents, most);
        let count = columns.iter().max().map_or(1, |last| last + 1);
        // Before the next day that has marks, and behind the last one.
        let next = order.get(start + length).and_then(|&at| day(spans, at));
        let after_px = match (of_day, next) {
            (Some(day), Some(next)) => time.middle_px(next) - time.middle_px(day),
            _ => f64::INFINITY,
        };
        let pitch_px = (time.day_px / number(count))
            .clamp(NARROW.1, COLUMN_PX.0)
            .min(before_px.min(after_px) / number(count));
        before_px = after_px;
        for (&at, column) in same.iter().zip(columns) {
            if let Some(span) = &mut spans[at] {
                span.middle_px += (number(column) - number(count - 1) / 2.0) * pitch_px;
            }
        }
        start += length;
    }
}

/// The column of each extent: the first in which it is free, of at most so
/// many; where none is, in turn.
fn fill(extents: &[(usize, usize)], most: usize) -> Vec<usize> {
    let mut filled: Vec<Vec<bool>> = Vec::new();
    let mut columns = Vec::with_capacity(extents.len());
    for (place, &(top, bottom)) in extents.iter().enumerate() {
        let is_free = |column: &Vec<bool>| {
            let end = bottom.min(column.len());
            column
                .get(top..end)
                .is_none_or(|part| !part.contains(&true))
        };
        let free = filled.iter().position(is_free);
        let column = match free {
            Some(column) => column,
            None if filled.len() < most => {
                filled.push(Vec::new());
                filled.len() - 1
            }
            None => place % most,
        };
        let cells = &mut filled[column];
        if cells.len() < bottom {
            cells.resize(bottom, false);
        }
        cells[top..bottom].fill(true);
        columns.push(column);
    }
    columns
}

fn whole(number: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and within the chart"
    )]
    let whole = number.max(0.0) as usize;
    whole
}

fn number(whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
    let number = whole as f64;
    number
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_does_not_touch_shares_a_column() {
        assert_eq!(fill(&[(0, 10), (20, 30), (5, 22)], 9), [0, 0, 1]);
    }

    #[test]
    fn there_are_no_more_columns_than_the_day_has_room_for() {
        let same = [(0, 10); 7];
        assert!(fill(&same, 3).iter().all(|column| *column < 3));
    }
}
