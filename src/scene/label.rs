//! Places for labels: never on another label, a mark or beyond the frame.

use super::brush::{BOLD, Brush, FALL_PX, Layer, REGULAR, RISE_PX, at};
use super::item::Anchor;
use super::theme::Rgb;

/// At most so many labels; the marks beyond stay reachable without one.
pub(super) const MOST: usize = 60;
/// The side of a cell of the map of what is taken.
const CELL_PX: f64 = 2.0;
/// The room kept free around a label.
const AIR_PX: f64 = 2.0;

/// A rectangle by its edges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    pub(super) fn around(center: super::item::Point, half_x: f64, half_y: f64) -> Self {
        Self {
            left: center.x_px - half_x,
            top: center.y_px - half_y,
            right: center.x_px + half_x,
            bottom: center.y_px + half_y,
        }
    }

    fn is_within(self, outer: Self) -> bool {
        self.left >= outer.left
            && self.top >= outer.top
            && self.right <= outer.right
            && self.bottom <= outer.bottom
    }
}

/// What takes a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// A line that a label had better not lie on.
    Crossed = 1,
    /// A mark or a label.
    Full = 2,
}

/// A map of what is taken, in cells. Its cost does not grow with the number of
/// marks.
pub(super) struct Room {
    bounds: Rect,
    columns: usize,
    rows: usize,
    cells: Vec<u8>,
}

impl Room {
    pub(super) fn new(bounds: Rect) -> Self {
        let columns = cell(bounds.right - bounds.left) + 1;
        let rows = cell(bounds.bottom - bounds.top) + 1;
        Self {
            bounds,
            columns,
            rows,
            cells: vec![0; columns * rows],
        }
    }

    pub(super) fn take(&mut self, rect: Rect, how: Taken) {
        let columns = self.columns;
        for row in self.span(
            rect.top - self.bounds.top,
            rect.bottom - self.bounds.top,
            self.rows,
        ) {
            for column in self.span(
                rect.left - self.bounds.left,
                rect.right - self.bounds.left,
                columns,
            ) {
                self.cells[row * columns + column] |= how as u8;
            }
        }
    }

    /// How many cells of the rectangle are crossed by a line; `None` where
    /// something lies in it, or it leaves the bounds.
    fn cost(&self, rect: Rect) -> Option<usize> {
        if !rect.is_within(self.bounds) {
            return None;
        }
        let mut crossed = 0;
        for row in self.span(
            rect.top - self.bounds.top,
            rect.bottom - self.bounds.top,
            self.rows,
        ) {
            for column in self.span(
                rect.left - self.bounds.left,
                rect.right - self.bounds.left,
                self.columns,
            ) {
                match self.cells[row * self.columns + column] {
                    0 => {}
                    1 => crossed += 1,
                    _ => return None,
                }
            }
        }
        Some(crossed)
    }

    /// What is above or below its mark may move sideways into the bounds.
    fn inward(&self, rect: Rect, side: Side) -> Rect {
        if !matches!(side, Side::Above | Side::Below) {
            return rect;
        }
        let edge_px = 2.0 * AIR_PX;
        let past_right = (rect.right + edge_px - self.bounds.right).max(0.0);
        let past_left = (self.bounds.left + edge_px - rect.left).max(0.0);
        let by_px = past_left - past_right;
        Rect {
            left: rect.left + by_px,
            right: rect.right + by_px,
            ..rect
        }
    }

    fn span(&self, from_px: f64, to_px: f64, count: usize) -> core::ops::Range<usize> {
        if to_px < 0.0 {
            return 0..0;
        }
        cell(from_px).min(count)..(cell(to_px) + 1).min(count)
    }
}

/// The cell of an offset; what is negative is in the first.
fn cell(offset_px: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and far below the limit of an index"
    )]
    let cell = (offset_px / CELL_PX).max(0.0) as usize;
    cell
}

/// A label: perhaps a name, then what is said.
pub(super) struct Label {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) rgb: Rgb,
    pub(super) is_struck: bool,
    /// Whether it is not the stated figure itself.
    pub(super) is_light: bool,
}

/// Where a label may stand, seen from its mark.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Right,
    Left,
    Above,
    Below,
    AboveRight,
    AboveLeft,
    BelowRight,
    BelowLeft,
}

pub(super) const AROUND: [Side; 8] = [
    Side::Above,
    Side::Right,
    Side::Left,
    Side::AboveLeft,
    Side::AboveRight,
    Side::Below,
    Side::BelowRight,
    Side::BelowLeft,
];

/// Draws the label at the best side of what it belongs to, without its name
/// where only that fits; tells where, `None` where there is no room at all.
pub(super) fn place(
    brush: &mut Brush<'_>,
    room: &mut Room,
    mark: Rect,
    label: &Label,
    sides: &[Side],
) -> Option<Rect> {
    let gap_px = if label.name.is_empty() {
        0.0
    } else {
        brush.width_px(" ", REGULAR)
    };
    let name_px = brush.width_px(&label.name, REGULAR);
    let font = if label.is_light { REGULAR } else { BOLD };
    let text_px = brush.width_px(&label.text, font);
    for has_name in [true, false] {
        if has_name && label.name.is_empty() {
            continue;
        }
        let width_px = if has_name {
            name_px + gap_px + text_px
        } else {
            text_px
        };
        let Some((side, spot)) = best(room, mark, width_px, sides) else {
            continue;
        };
        room.take(padded(spot), Taken::Full);
        let baseline = spot.top + RISE_PX;
        brush.on(Layer::Label);
        if has_name {
            // Both hang on where they meet, so that the gap between them does
            // not depend on how the widths were measured.
            let meeting = spot.right - text_px;
            let name_at = at(meeting - gap_px, baseline);
            brush.text(name_at, &label.name, REGULAR, Anchor::End, label.rgb);
            let text_at = at(meeting, baseline);
            brush.text(text_at, &label.text, BOLD, Anchor::Start, label.rgb);
        } else {
            let (x_px, anchor) = match side {
                Side::Right | Side::AboveRight | Side::BelowRight => (spot.left, Anchor::Start),
                Side::Left | Side::AboveLeft | Side::BelowLeft => (spot.right, Anchor::End),
                Side::Above | Side::Below => (f64::midpoint(spot.left, spot.right), Anchor::Middle),
            };
            brush.text(at(x_px, baseline), &label.text, font, anchor, label.rgb);
        }
        if label.is_struck {
            super::marks::strike(brush, spot.left, spot.right, baseline);
        }
        return Some(spot);
    }
    None
}

fn padded(rect: Rect) -> Rect {
    Rect {
        left: rect.left - AIR_PX,
        top: rect.top,
        right: rect.right + AIR_PX,
        bottom: rect.bottom,
    }
}

/// The free side with the fewest lines under it, of equals the first.
fn best(room: &Room, mark: Rect, width_px: f64, sides: &[Side]) -> Option<(Side, Rect)> {
    let mut best: Option<(usize, Side, Rect)> = None;
    for &side in sides {
        let spot = room.inward(beside(mark, width_px, side), side);
        if let Some(cost) = room.cost(padded(spot))
            && best.is_none_or(|(least, _, _)| cost < least)
        {
            best = Some((cost, side, spot));
        }
    }
    best.map(|(_, side, spot)| (side, spot))
}

/// The rectangle of a label of a width on a side of its mark.
fn beside(mark: Rect, width_px: f64, side: Side) -> Rect {
    let height_px = RISE_PX + FALL_PX;
    let middle_x = f64::midpoint(mark.left, mark.right);
    let middle_y = f64::midpoint(mark.top, mark.bottom) - height_px / 2.0;
    let (right, left) = (mark.right + 6.0, mark.left - 6.0 - width_px);
    let (above, below) = (mark.top - 2.0 - height_px, mark.bottom + 3.0);
    let (left, top) = match side {
        Side::Right => (right, middle_y),
        Side::Left => (left, middle_y),
        Side::Above => (middle_x - width_px / 2.0, above),
        Side::Below => (middle_x - width_px / 2.0, below),
        Side::AboveRight => (middle_x + 7.0, above),
        Side::AboveLeft => (middle_x - 7.0 - width_px, above),
        Side::BelowRight => (middle_x + 7.0, below),
        Side::BelowLeft => (middle_x - 7.0 - width_px, below),
    };
    Rect {
        left,
        top,
        right: left + width_px,
        bottom: top + height_px,
    }
}
