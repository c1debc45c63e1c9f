//! Marks of one day, spread within that day.

use super::gather::Entry;
use super::marks::Spot;
use super::scale::{TimeScale, ValueScale};
use super::span::Span;

/// From one column of a day to the next.
const COLUMN_PX: f64 = 14.0;
/// How fine the height is that columns are filled in.
const CELL_PX: f64 = 2.0;

/// Moves marks of one day apart that would lie on each other, in columns
/// around the middle of the day and never beyond the day. Also what is not
/// known yet has its column, so that nothing moves when the day of knowledge
/// does.
pub(super) fn dodge(
    entries: &[Entry],
    spans: &mut [Option<Span>],
    values: &ValueScale,
    time: TimeScale,
    end_px: f64,
) {
    let columns = columns(time.day_px);
    if columns < 2 {
        return;
    }
    let mut order: Vec<usize> = (0..entries.len())
        .filter(|&at| spans[at].as_ref().is_some_and(|span| span.day.is_some()))
        .collect();
    let day = |spans: &[Option<Span>], at: usize| spans[at].as_ref().and_then(|span| span.day);
    order.sort_by_key(|&at| day(spans, at));
    let mut start = 0;
    while start < order.len() {
        let of_day = day(spans, order[start]);
        let end = start + order[start..].partition_point(|&at| day(spans, at) == of_day);
        let mut filled: Vec<Vec<bool>> = vec![Vec::new(); columns];
        for (place, &at) in order[start..end].iter().enumerate() {
            let Some(span) = &mut spans[at] else { continue };
            let spot = Spot {
                values,
                is_up: true,
                across_px: span.middle_px,
                end_px,
            };
            let drawn = spot.measure(&entries[at]);
            let (a, b) = drawn.along_px;
            let (top, bottom) = (cell(a.min(b) - end_px), cell(a.max(b) - end_px));
            let is_free = |column: &Vec<bool>| {
                let end = bottom.min(column.len());
                column
                    .get(top..end)
                    .is_none_or(|part| !part.contains(&true))
            };
            let column = (0..columns)
                .find(|&column| is_free(&filled[column]))
                .unwrap_or(place % columns);
            let cells = &mut filled[column];
            if cells.len() < bottom {
                cells.resize(bottom, false);
            }
            cells[top..bottom].fill(true);
            span.middle_px += offset_px(column);
        }
        start = end;
    }
}

/// How many columns a day has room for.
fn columns(day_px: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few dozen at most"
    )]
    let columns = (day_px / COLUMN_PX).max(1.0) as usize;
    // As many on one side of the middle as on the other.
    columns - (columns + 1) % 2
}

/// The middle, then right and left of it in turn.
fn offset_px(column: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
    let steps = column.div_ceil(2) as f64;
    if column % 2 == 1 {
        steps * COLUMN_PX
    } else {
        -steps * COLUMN_PX
    }
}

fn cell(offset_px: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and within the chart"
    )]
    let cell = (offset_px / CELL_PX).max(0.0).ceil() as usize;
    cell
}
