//! The lane without a number: who confirmed, denied, declined, when.

use super::brush::{BOLD, Brush, REGULAR};
use super::gather::Entry;
use super::item::Point;
use super::label::{Label, MOST, Rect, Room, Side, Taken, place};
use super::marks::{days, lane_mark};
use super::span::Span;

/// A row: a sign and a label under it.
const ROW_PX: f64 = 31.0;
/// From the top of a row to its signs.
const SIGN_PX: f64 = 10.0;
/// So many rows there may be for a name, and so many for a word alone.
const MOST_ROWS: (usize, usize) = (4, 6);

/// Where the word of a sign may stand.
const SIDES: [Side; 3] = [Side::Below, Side::BelowRight, Side::BelowLeft];

/// An entry of the lane with its place.
pub(super) struct Laid {
    /// Its place in the list of entries.
    pub(super) entry: usize,
    span: Span,
    x_px: f64,
    row: usize,
    has_label: bool,
}

/// What is in a row so far.
#[derive(Default)]
struct Row {
    labels: Vec<(f64, f64)>,
    signs: Vec<f64>,
}

impl Row {
    fn is_alone(&self, x_px: f64) -> bool {
        self.signs.iter().all(|other| (other - x_px).abs() >= 13.0)
    }

    fn has_room(&self, x_px: f64, label: (f64, f64)) -> bool {
        self.is_alone(x_px)
            && self
                .labels
                .iter()
                .all(|other| label.1 <= other.0 || label.0 >= other.1)
    }
}

/// The first row with room for a sign and its label.
fn first(rows: &[Row], x_px: f64, label: (f64, f64)) -> Option<(usize, (f64, f64))> {
    let row = rows.iter().position(|row| row.has_room(x_px, label))?;
    Some((row, label))
}

/// The lane, laid out. Also what is not known yet has its place, so that
/// nothing moves when the day does.
pub(super) struct Lane {
    laid: Vec<Laid>,
    rows: usize,
}

impl Lane {
    /// Gives each entry a row. `ranked` are places in `entries`, the most
    /// important first, with their spans and labels.
    pub(super) fn new(
        brush: &Brush<'_>,
        ranked: Vec<(usize, Span, Label)>,
        room_px: (f64, f64),
    ) -> (Self, Vec<Label>) {
        let mut rows: Vec<Row> = Vec::new();
        let mut laid = Vec::new();
        let mut labels = Vec::new();
        for (place, (entry, span, label)) in ranked.into_iter().enumerate() {
            let x_px = span.middle_px;
            let text_px = brush.width_px(&label.text, BOLD);
            let name_px = brush.width_px(&label.name, REGULAR);
            let taken = |width_px: f64| {
                let half_px = (width_px / 2.0).max(8.0) + 4.0;
                let last_px = (room_px.1 - half_px).max(room_px.0 + half_px);
                let center = x_px.clamp(room_px.0 + half_px, last_px);
                (center - half_px, center + half_px)
            };
            let (long, short) = (taken(text_px + name_px + 4.0), taken(text_px));
            let mut found = None;
            if place < MOST {
                // With the name, if need be in a row of its own; else the word
                // alone, which is lost only where there are far too many.
                let kept = match rows.len() < MOST_ROWS.0 {
                    true => long,
                    false => short,
                };
                found = first(&rows, x_px, long).or_else(|| first(&rows, x_px, kept));
                if found.is_none() && rows.len() < MOST_ROWS.1 {
                    rows.push(Row::default());
                    found = Some((rows.len() - 1, kept));
                }
            }
            let has_label = found.is_some();
            // Without room for the word the sign still has its place.
            let row = match found {
                Some((row, _)) => row,
                None => (0..rows.len())
                    .find(|&at| rows[at].is_alone(x_px))
                    .unwrap_or(place % rows.len().max(1)),
            };
            if let Some((_, taken)) = found {
                rows[row].labels.push(taken);
            }
            // So many signs fill any row.
            if rows[row].signs.len() < 4 * MOST {
                rows[row].signs.push(x_px);
            }
            labels.push(label);
            laid.push(Laid {
                entry,
                span,
                x_px,
                row,
                has_label,
            });
        }
        let rows = rows.len();
        (Self { laid, rows }, labels)
    }

    /// How high the lane is.
    pub(super) fn height_px(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few rows at most")]
        let rows = self.rows as f64;
        rows * ROW_PX + 4.0
    }

    /// Draws what is public; tells where each mark is.
    pub(super) fn draw(
        &self,
        brush: &mut Brush<'_>,
        entries: &[Entry],
        labels: &[Label],
        bounds: Rect,
        today_px: Option<f64>,
    ) -> Vec<(usize, Point)> {
        let mut room = Room::new(bounds);
        if let Some(x_px) = today_px {
            let (left, right) = (x_px - 4.0, x_px + 4.0);
            room.take(
                Rect {
                    left,
                    right,
                    ..bounds
                },
                Taken::Crossed,
            );
        }
        let mut drawn = Vec::new();
        for laid in &self.laid {
            let entry = &entries[laid.entry];
            if !entry.is_public {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "a few rows at most")]
            let y_px = bounds.top + laid.row as f64 * ROW_PX + SIGN_PX;
            let center = Point {
                x_px: laid.x_px,
                y_px,
            };
            if laid.span.day.is_none() {
                days(brush, entry, y_px, laid.span.ends_px, laid.span.is_open);
            }
            lane_mark(brush, entry, center);
            let half_px = reach_px(entry);
            room.take(Rect::around(center, half_px, half_px), Taken::Full);
            drawn.push((laid.entry, center));
        }
        for (laid, label) in self.laid.iter().zip(labels) {
            let entry = &entries[laid.entry];
            if !entry.is_public || !laid.has_label || entry.alpha() < 0.3 {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "a few rows at most")]
            let y_px = bounds.top + laid.row as f64 * ROW_PX + SIGN_PX;
            let half_px = brush.width_px(&label.text, BOLD) / 2.0;
            let full_px = half_px + brush.width_px(&label.name, REGULAR) / 2.0;
            // Near the edge the label moves inward from under its sign.
            let inward = |half_px: f64| {
                laid.x_px.clamp(
                    bounds.left + half_px + 5.0,
                    (bounds.right - half_px - 5.0).max(bounds.left + half_px + 5.0),
                )
            };
            let under = |x_px: f64| Rect {
                left: x_px - 1.0,
                right: x_px + 1.0,
                top: y_px - 6.0,
                bottom: y_px + reach_px(entry),
            };
            let mut write =
                |half_px| place(brush, &mut room, under(inward(half_px)), label, &SIDES);
            let _ = write(full_px).or_else(|| write(half_px));
        }
        drawn
    }
}

/// How far a sign reaches, its ring included.
fn reach_px(entry: &Entry) -> f64 {
    if entry.is_selected { 11.0 } else { 6.0 }
}
