//! The lane without a number: who confirmed, denied, declined, when.

use super::brush::{BOLD, Brush, FALL_PX, REGULAR, RISE_PX};
use super::gather::Entry;
use super::item::Point;
use super::label::{Label, MOST, Rect, Room, Side, Taken, place};
use super::marks::{days, lane_mark};
use super::span::Span;

/// A row: a sign and a label under it.
const ROW_PX: f64 = 31.0;
/// From the top of a row to its signs.
const SIGN_PX: f64 = 10.0;
/// At most so many rows.
const MOST_ROWS: usize = 3;

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
        let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut signs: Vec<Vec<f64>> = Vec::new();
        let mut laid = Vec::new();
        let mut labels = Vec::new();
        for (place, (entry, span, label)) in ranked.into_iter().enumerate() {
            let half_px = (brush.width_px(&label.text, BOLD) / 2.0).max(8.0) + 4.0;
            let x_px = span.middle_px;
            let center = x_px.clamp(room_px.0 + half_px, (room_px.1 - half_px).max(room_px.0));
            let taken = (center - half_px, center + half_px);
            let is_free = |row: &Vec<(f64, f64)>| {
                row.iter()
                    .all(|other| taken.1 <= other.0 || taken.0 >= other.1)
            };
            let is_alone = |row: &Vec<f64>| row.iter().all(|other| (other - x_px).abs() >= 13.0);
            let mut row = None;
            if place < MOST {
                row = (0..rows.len()).find(|&at| is_free(&rows[at]) && is_alone(&signs[at]));
                if row.is_none() && rows.len() < MOST_ROWS {
                    rows.push(Vec::new());
                    signs.push(Vec::new());
                    row = Some(rows.len() - 1);
                }
            }
            let has_label = row.is_some();
            // Without room for the word the sign still has its place.
            let row = row.unwrap_or_else(|| {
                let least = (0..rows.len()).min_by_key(|&at| (!is_alone(&signs[at]), at));
                least.unwrap_or(0)
            });
            if has_label {
                rows[row].push(taken);
            }
            if place < 4 * MOST {
                signs[row].push(x_px);
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
        #[expect(clippy::cast_precision_loss, reason = "three rows at most")]
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
            let (left, right) = (x_px - 1.0, x_px + 1.0);
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
            #[expect(clippy::cast_precision_loss, reason = "three rows at most")]
            let y_px = bounds.top + laid.row as f64 * ROW_PX + SIGN_PX;
            let center = Point {
                x_px: laid.x_px,
                y_px,
            };
            if laid.span.day.is_none() {
                days(brush, entry, y_px, laid.span.ends_px, laid.span.is_open);
            }
            lane_mark(brush, entry, center);
            room.take(Rect::around(center, 6.0, 6.0), Taken::Full);
            drawn.push((laid.entry, center));
        }
        for (laid, label) in self.laid.iter().zip(labels) {
            let entry = &entries[laid.entry];
            if !entry.is_public || !laid.has_label || entry.alpha() < 0.3 {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "three rows at most")]
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
                bottom: y_px + ROW_PX - SIGN_PX - RISE_PX - FALL_PX - 4.0,
            };
            let _ = place(brush, &mut room, under(inward(full_px)), label, &SIDES)
                || place(brush, &mut room, under(inward(half_px)), label, &SIDES);
        }
        drawn
    }
}
