//! Where a mark is on its value axis, and what it occupies there.

use super::brush::at;
use super::gather::{Entry, Place};
use super::glyph::RING_PX;
use super::item::Point;
use super::scale::ValueScale;
use crate::model::Figure;

/// The length of what fades where no end was given.
pub(super) const FADE_PX: f64 = 30.0;
/// How far the hatching of a magnitude reaches at least, and at most.
const HATCH_PX: (f64, f64) = (26.0, 90.0);
/// Half the width of bands and hatching.
pub(super) const HALF_PX: f64 = 5.0;

/// Where a mark is: its place beside the value axis, and the axis.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) values: &'a ValueScale,
    /// Whether values go up, else to the right.
    pub(super) is_up: bool,
    /// The place across: x where values go up, else y.
    pub(super) across_px: f64,
    /// How far things may reach along the axis: where its room ends.
    pub(super) end_px: f64,
}

/// What a drawn mark occupies.
#[derive(Clone, Copy)]
pub(super) struct Drawn {
    pub(super) center: Point,
    /// Where on the axis it stands: its number, or where it begins.
    pub(super) foot_px: f64,
    /// Its least and greatest pixel along the axis, as values go.
    pub(super) along_px: (f64, f64),
    /// How far it reaches to either side.
    pub(super) half_px: f64,
}

impl Spot<'_> {
    /// The point of a place along the axis, `side_px` beside the mark.
    pub(super) fn point(&self, along_px: f64, side_px: f64) -> Point {
        if self.is_up {
            at(self.across_px + side_px, along_px)
        } else {
            at(along_px, self.across_px + side_px)
        }
    }

    /// +1 where greater values have greater pixels.
    pub(super) fn sign(&self) -> f64 {
        self.values.sign()
    }

    /// A place so many pixels further along the axis, within its room.
    pub(super) fn onward(&self, along_px: f64, by_px: f64) -> f64 {
        let sign = self.sign();
        let (low, high) = (self.values.zero_px * sign, self.end_px * sign);
        sign * ((along_px * sign) + by_px).clamp(low, high.max(low))
    }

    /// What the entry will occupy: the same whether it is drawn or not.
    pub(super) fn measure(&self, entry: &Entry) -> Drawn {
        let px = |value| self.values.px(value);
        let around = |from: f64, to: f64| (from, to, HALF_PX + 1.5);
        let (from, to, half_px) = match entry.place {
            Place::Figure(Figure::Between { low, high, .. }) => around(px(low), px(high)),
            Place::Figure(Figure::Order(value)) => around(px(value), self.hatch_end_px(value)),
            Place::Figure(figure) => {
                let along_px = px(figure.mark().unwrap_or(0.0));
                if figure.is_open_above() {
                    around(along_px, self.onward(along_px, FADE_PX))
                } else if figure.is_open_below() {
                    around(self.onward(along_px, -FADE_PX), along_px)
                } else if matches!(figure, Figure::About(_) | Figure::Nearly(_)) {
                    (along_px, along_px, 12.0)
                } else {
                    around(along_px, along_px)
                }
            }
            Place::Riser { from, to } => (px(from), px(to), 3.0),
            Place::Relative { base, is_above } => {
                let along_px = px(base);
                if is_above {
                    around(along_px, self.onward(along_px, FADE_PX))
                } else {
                    around(self.onward(along_px, -FADE_PX), along_px)
                }
            }
            Place::Lane => around(self.values.zero_px, self.values.zero_px),
        };
        let half_px = if entry.is_selected {
            RING_PX + 2.0
        } else {
            half_px
        };
        let middle_px = match (entry.value(), entry.place) {
            (Some(value), _) => px(value),
            (None, _) => f64::midpoint(from, to),
        };
        let reach = |edge_px: f64, by_px: f64| edge_px + by_px * self.sign();
        // An end near the middle is hidden by the sign, or as short as one.
        let pad = |end: f64| match (end - middle_px).abs() < half_px {
            true => half_px,
            false => 0.0,
        };
        let (low, high) = (reach(from, -pad(from)), reach(to, pad(to)));
        Drawn {
            center: self.point(middle_px, 0.0),
            foot_px: if entry.value().is_some() {
                middle_px
            } else {
                from
            },
            along_px: (low, high),
            half_px,
        }
    }

    /// Where the hatching of a magnitude ends: "thousands" ends before the
    /// next magnitude has a word of its own.
    pub(super) fn hatch_end_px(&self, value: f64) -> f64 {
        let from = self.values.px(value);
        let decade = (self.values.px(value * 10.0) - from).abs();
        // Sideways there is less room.
        let most_px = if self.is_up {
            HATCH_PX.1
        } else {
            HATCH_PX.1 * 0.5
        };
        self.onward(from, decade.clamp(HATCH_PX.0, most_px))
    }
}
