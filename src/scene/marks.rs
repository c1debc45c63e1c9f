//! How each kind of figure is drawn, on a value axis that goes up or right.

use super::brush::{Brush, Layer, at, faint, solid};
use super::gather::{Entry, Place};
use super::glyph::{gap, glyph, halo, ring};
use super::item::{Ink, Point};
use super::label::Rect;
use super::spot::{Drawn, FADE_PX, HALF_PX, Spot};
use super::theme::Rgb;
use crate::model::Figure;
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
