//! A party's sign outside of the chart.

use crate::model::Shape;

/// The outline of a shape as an SVG path in a box of 12 × 12, and whether it
/// is drawn as a line (2.75 wide) instead of filled.
#[must_use]
pub fn sign_path(shape: Shape) -> (&'static str, bool) {
    let path = match shape {
        Shape::Circle => "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z",
        Shape::Square => "M1.5 1.5h9v9h-9z",
        Shape::Diamond => "M6 0l6 6l-6 6l-6-6z",
        Shape::Triangle => "M6 .5l6 11h-12z",
        Shape::Cross => "M2 2l8 8M10 2l-8 8",
        Shape::Plus => "M6 0v12M0 6h12",
    };
    (path, matches!(shape, Shape::Cross | Shape::Plus))
}
