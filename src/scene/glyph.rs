//! The signs of the parties as outlines.

use super::brush::{Brush, at, faint, solid};
use super::item::{Ink, Item, Point, Stroke};
use super::theme::Rgb;
use crate::model::Shape;

/// How far the signs reach from their middle.
pub(super) const GLYPH_PX: f64 = 5.0;

/// The radius of the ring around the chosen mark.
pub(super) const RING_PX: f64 = 10.5;

/// A plus sign of arms of length 1 and a half width.
fn cross(half: f64) -> [(f64, f64); 12] {
    [
        (-half, -1.0),
        (half, -1.0),
        (half, -half),
        (1.0, -half),
        (1.0, half),
        (half, half),
        (half, 1.0),
        (-half, 1.0),
        (-half, half),
        (-1.0, half),
        (-1.0, -half),
        (-half, -half),
    ]
}

/// The outline of a sign around a point. `grow_px` moves the outline outward.
fn outline(shape: Shape, center: Point, grow_px: f64) -> Vec<Point> {
    let place = |list: &[(f64, f64)], radius_px: f64| -> Vec<Point> {
        let shifted =
            |&(x, y): &(f64, f64)| at(center.x_px + x * radius_px, center.y_px + y * radius_px);
        list.iter().map(shifted).collect()
    };
    let arms = |radius_px: f64| cross((1.5 + grow_px) / radius_px);
    match shape {
        Shape::Circle | Shape::Square => place(
            &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
            4.5 + grow_px,
        ),
        Shape::Diamond => place(
            &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
            6.3 + grow_px * 1.42,
        ),
        Shape::Triangle => place(
            &[(0.0, -1.0), (1.0, 0.73), (-1.0, 0.73)],
            5.8 + grow_px * 1.9,
        ),
        Shape::Plus => {
            let radius_px = 6.0 + grow_px;
            place(&arms(radius_px), radius_px)
        }
        Shape::Cross => {
            let radius_px = 6.4 + grow_px;
            let turned = arms(radius_px).map(|(x, y)| {
                (
                    (x - y) * core::f64::consts::FRAC_1_SQRT_2,
                    (x + y) * core::f64::consts::FRAC_1_SQRT_2,
                )
            });
            place(&turned, radius_px)
        }
    }
}

fn fill(brush: &mut Brush<'_>, shape: Shape, center: Point, grow_px: f64, ink: Ink) {
    if shape == Shape::Circle {
        brush.push(Item::Circle {
            center,
            radius_px: GLYPH_PX + grow_px,
            fill: Some(ink),
            stroke: None,
        });
    } else {
        brush.area(outline(shape, center, grow_px), ink);
    }
}

/// Draws a sign, solid or hollow.
pub(super) fn glyph(brush: &mut Brush<'_>, shape: Shape, center: Point, is_hollow: bool, ink: Ink) {
    let background = brush.frame.theme.background;
    if !is_hollow {
        return fill(brush, shape, center, 0.0, ink);
    }
    // A cross has too thin arms to be hollow at its usual size.
    let is_thin = matches!(shape, Shape::Cross | Shape::Plus);
    let grow_px = if is_thin { 1.2 } else { 0.6 };
    fill(brush, shape, center, grow_px, ink);
    fill(brush, shape, center, grow_px - 1.8, solid(background));
}

/// A gap around a sign, so that neighbours and lines stay apart from it.
pub(super) fn gap(brush: &mut Brush<'_>, shape: Shape, center: Point) {
    let background = brush.frame.theme.background;
    fill(brush, shape, center, 1.2, solid(background));
}

/// The ring around the chosen mark.
pub(super) fn ring(brush: &mut Brush<'_>, center: Point, rgb: Rgb) {
    brush.push(Item::Circle {
        center,
        radius_px: RING_PX,
        fill: None,
        stroke: Some(Stroke {
            ink: solid(rgb),
            width_px: 2.0,
        }),
    });
}

/// The soft halo of a figure without sharp ends.
pub(super) fn halo(brush: &mut Brush<'_>, center: Point, rgb: Rgb, alpha: f64) {
    for (radius_px, share) in [(12.0, 0.16), (8.5, 0.16)] {
        brush.push(Item::Circle {
            center,
            radius_px,
            fill: Some(faint(rgb, share * alpha)),
            stroke: None,
        });
    }
}
