//! How each kind of figure is drawn, on a value axis that goes up or right.

use super::brush::{Brush, Layer, at, faint, solid};
use super::gather::{Entry, Place};
use super::glyph::{RING_PX, gap, glyph, halo, ring};
use super::item::{Ink, Point};
use super::label::Rect;
use super::scale::ValueScale;
use super::theme::Rgb;
use crate::model::Figure;

/// The length of what fades where no end was given.
pub(super) const FADE_PX: f64 = 30.0;
/// How far the hatching of a magnitude reaches at most, and at least.
const HATCH_PX: (f64, f64) = (26.0, 90.0);
/// Half the width of bands and hatching.
const HALF_PX: f64 = 5.0;

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
    fn onward(&self, along_px: f64, by_px: f64) -> f64 {
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
    fn hatch_end_px(&self, value: f64) -> f64 {
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

/// Draws the mark of an entry and tells what it occupies.
pub(super) fn mark(brush: &mut Brush<'_>, spot: Spot<'_>, entry: &Entry) -> Drawn {
    let drawn = spot.measure(entry);
    let (rgb, alpha) = (entry.ink.mark, entry.alpha());
    let px = |value| spot.values.px(value);
    brush.on(Layer::Weak);
    match entry.place {
        Place::Figure(Figure::Between { low, high, best }) => {
            let (low, high) = (px(low), px(high));
            band(brush, spot, (low, high), rgb, alpha);
            if let Some(best) = best {
                sign(brush, entry, spot.point(px(best), 0.0), false);
            }
        }
        Place::Figure(Figure::Order(value)) => {
            hatching(
                brush,
                spot,
                (px(value), spot.hatch_end_px(value)),
                rgb,
                alpha,
            );
        }
        Place::Figure(figure) => {
            let along_px = px(figure.mark().unwrap_or(0.0));
            let is_soft = matches!(figure, Figure::About(_) | Figure::Nearly(_));
            if let Some(added) = entry.added {
                let before_px = px((figure.mark().unwrap_or(0.0) - added).max(0.0));
                dashes(brush, spot, (before_px, along_px), faint(rgb, alpha));
            }
            if figure.is_open_above() || figure.is_open_below() {
                let length_px = if figure.is_open_above() {
                    FADE_PX
                } else {
                    -FADE_PX
                };
                let end_px = spot.onward(along_px, length_px);
                fading_bar(brush, spot, (along_px, end_px), length_px, rgb, alpha);
            }
            if is_soft {
                halo(brush, drawn.center, rgb, alpha);
            }
            sign(brush, entry, drawn.center, !is_soft);
        }
        Place::Riser { from, to } => {
            brush.on(Layer::Strong);
            dashes(brush, spot, (px(from), px(to)), faint(rgb, alpha));
        }
        Place::Relative { base, is_above } => {
            brush.on(Layer::Strong);
            let length_px = if is_above { FADE_PX } else { -FADE_PX };
            let from_px = px(base);
            let end_px = spot.onward(from_px, length_px);
            let ink = faint(rgb, alpha);
            // The foot stands at the other figure: from there, this way.
            brush.line(
                spot.point(from_px, -4.0),
                spot.point(from_px, 4.0),
                ink,
                2.0,
            );
            brush.line(spot.point(from_px, 0.0), spot.point(end_px, 0.0), ink, 1.5);
            arrow(brush, spot, end_px, length_px, ink);
        }
        Place::Lane => sign(brush, entry, drawn.center, true),
    }
    finish(brush, spot, entry, drawn);
    drawn
}

/// What lies over a mark: the stroke through it, the ring.
fn finish(brush: &mut Brush<'_>, spot: Spot<'_>, entry: &Entry, drawn: Drawn) {
    let theme = brush.frame.theme;
    let center = drawn.center;
    brush.on(Layer::Strong);
    if entry.is_struck {
        let ink = faint(theme.foreground, entry.alpha().max(0.6));
        let length_px = if spot.is_up { 9.0 } else { 10.0 };
        brush.line(
            at(center.x_px - length_px, center.y_px),
            at(center.x_px + length_px, center.y_px),
            ink,
            1.5,
        );
    }
    if entry.is_selected {
        ring(brush, center, theme.foreground);
    }
}

/// A mark in the lane without a number.
pub(super) fn lane_mark(brush: &mut Brush<'_>, entry: &Entry, center: Point) {
    sign(brush, entry, center, true);
    let theme = brush.frame.theme;
    brush.on(Layer::Strong);
    if entry.is_struck {
        let (from, to) = (
            at(center.x_px - 9.0, center.y_px),
            at(center.x_px + 9.0, center.y_px),
        );
        brush.line(from, to, faint(theme.foreground, 0.7), 1.5);
    }
    if entry.is_selected {
        ring(brush, center, theme.foreground);
    }
}

fn sign(brush: &mut Brush<'_>, entry: &Entry, center: Point, has_gap: bool) {
    brush.on(Layer::Strong);
    if has_gap && entry.alpha() >= 1.0 {
        gap(brush, entry.shape, center);
    }
    let ink = faint(entry.ink.mark, entry.alpha());
    glyph(brush, entry.shape, center, entry.is_expected, ink);
}

/// A band with closed ends.
fn band(brush: &mut Brush<'_>, spot: Spot<'_>, ends: (f64, f64), rgb: Rgb, alpha: f64) {
    let (a, b) = (spot.point(ends.0, -HALF_PX), spot.point(ends.1, HALF_PX));
    brush.rect(a, b, faint(rgb, 0.3 * alpha));
    brush.on(Layer::Strong);
    for end in [ends.0, ends.1] {
        let (from, to) = (spot.point(end, -HALF_PX), spot.point(end, HALF_PX));
        brush.line(from, to, faint(rgb, alpha), 2.0);
    }
}

/// A bar that fades and ends in an arrow.
fn fading_bar(
    brush: &mut Brush<'_>,
    spot: Spot<'_>,
    ends: (f64, f64),
    length_px: f64,
    rgb: Rgb,
    alpha: f64,
) {
    let steps = [0.42, 0.32, 0.22, 0.14];
    fade(
        brush,
        spot,
        ends,
        3.0,
        &steps.map(|step| faint(rgb, step * alpha)),
    );
    arrow(brush, spot, ends.1, length_px, faint(rgb, 0.55 * alpha));
}

/// Steps of ink from one place along the axis to another.
fn fade(brush: &mut Brush<'_>, spot: Spot<'_>, ends: (f64, f64), half_px: f64, inks: &[Ink]) {
    let mut share = 0.0;
    #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
    let step = 1.0 / inks.len() as f64;
    for ink in inks {
        let (from, to) = (share, share + step);
        let px = |share: f64| ends.0 + (ends.1 - ends.0) * share;
        let corner = spot.point(px(from), -half_px);
        brush.rect(corner, spot.point(px(to), half_px), *ink);
        share = to;
    }
}

/// The head of an arrow with its point at a place along the axis.
fn arrow(brush: &mut Brush<'_>, spot: Spot<'_>, tip_px: f64, direction: f64, ink: Ink) {
    let back_px = tip_px - 6.0 * direction.signum() * spot.sign();
    brush.area(
        vec![
            spot.point(tip_px, 0.0),
            spot.point(back_px, -4.5),
            spot.point(back_px, 4.5),
        ],
        ink,
    );
}

/// Slanted lines that grow weaker: no number is meant, only a magnitude.
fn hatching(brush: &mut Brush<'_>, spot: Spot<'_>, ends: (f64, f64), rgb: Rgb, alpha: f64) {
    let length_px = (ends.1 - ends.0).abs();
    let sign = spot.sign();
    let slant_px = 2.0 * HALF_PX;
    let mut from = 0.0;
    while from + slant_px <= length_px.max(slant_px + 0.1) {
        let share = 1.0 - from / length_px.max(1.0);
        let a = spot.point(ends.0 + sign * from, -HALF_PX);
        let b = spot.point(ends.0 + sign * (from + slant_px), HALF_PX);
        // In steps, so that the weaker lines are still lines.
        let strength = (share * 6.0).ceil() / 6.0;
        brush.line(a, b, faint(rgb, 0.9 * strength * alpha), 1.2);
        from += 4.0;
    }
}

/// A dashed line along the axis.
fn dashes(brush: &mut Brush<'_>, spot: Spot<'_>, ends: (f64, f64), ink: Ink) {
    let length_px = (ends.1 - ends.0).abs();
    let sign = (ends.1 - ends.0).signum();
    let mut from = 0.0;
    while from < length_px {
        let to = (from + 3.0).min(length_px);
        let a = spot.point(ends.0 + sign * from, 0.0);
        brush.line(a, spot.point(ends.0 + sign * to, 0.0), ink, 2.0);
        from += 6.0;
    }
}

/// A small tick at another figure that an outlet gives; tells where it is.
pub(super) fn variant(brush: &mut Brush<'_>, spot: Spot<'_>, entry: &Entry, value: f64) -> Rect {
    let drawn = spot.measure(entry);
    // Sideways it stays within its row.
    let side_px = match spot.is_up {
        true => drawn.half_px + 2.0,
        false => 8.0,
    };
    let along_px = spot.values.px(value);
    let (near, far) = (
        spot.point(along_px, side_px),
        spot.point(along_px, side_px + 6.0),
    );
    brush.on(Layer::Weak);
    brush.line(near, far, faint(entry.ink.mark, 0.9 * entry.alpha()), 2.0);
    if entry.value().is_some() {
        let weak = faint(entry.ink.mark, 0.35 * entry.alpha());
        let own = spot.point(drawn.foot_px, side_px + 3.0);
        let other = spot.point(along_px, side_px + 3.0);
        brush.line(own, other, weak, 1.0);
    }
    Rect {
        left: near.x_px.min(far.x_px),
        top: near.y_px.min(far.y_px),
        right: near.x_px.max(far.x_px),
        bottom: near.y_px.max(far.y_px),
    }
}

/// The days that an imprecise date may mean, as a line through the mark: from
/// one place to another, fading where an end is open.
pub(super) fn days(
    brush: &mut Brush<'_>,
    entry: &Entry,
    y_px: f64,
    ends: (f64, f64),
    is_open: (bool, bool),
) {
    brush.on(Layer::Weak);
    let rgb = entry.ink.mark;
    let alpha = entry.alpha() * 0.55;
    brush.line(at(ends.0, y_px), at(ends.1, y_px), faint(rgb, alpha), 1.5);
    for (is_open, edge_px, sign) in [(is_open.0, ends.0, -1.0), (is_open.1, ends.1, 1.0)] {
        if !is_open {
            continue;
        }
        let mut from = edge_px;
        for share in [0.75, 0.5, 0.3, 0.15] {
            let to = from + sign * 7.0;
            brush.line(at(from, y_px), at(to, y_px), faint(rgb, alpha * share), 1.5);
            from = to;
        }
    }
}

/// A line straight through a text.
pub(super) fn strike(brush: &mut Brush<'_>, left_px: f64, right_px: f64, baseline_px: f64) {
    let y_px = baseline_px - 4.0;
    let ink = solid(brush.frame.theme.muted);
    brush.line(at(left_px, y_px), at(right_px, y_px), ink, 1.0);
}
