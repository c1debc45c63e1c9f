//! A scene as a picture that stands alone.

use super::brush::paint;
use super::target::Target;
use super::vector::{Vector, push_escaped, push_number};
use crate::scene::Scene;

/// User units for a logical pixel: the backend knows whole units only.
const UNITS: i32 = 8;

/// The scene as SVG with a title and a description for those who do not see
/// it. No script, no style attribute: it passes a strict policy also where it
/// is put into a page.
#[must_use]
pub fn to_svg(
    scene: &Scene,
    title: &str,
    description: &str,
    language: &str,
    family: &str,
) -> String {
    let (width, height) = (whole(scene.width_px), whole(scene.height_px));
    let mut svg = String::new();
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    push_number(&mut svg, width);
    svg.push_str("\" height=\"");
    push_number(&mut svg, height);
    svg.push_str("\" viewBox=\"0 0 ");
    push_number(&mut svg, width * UNITS);
    svg.push(' ');
    push_number(&mut svg, height * UNITS);
    // Places are physical, also inside a page that runs from right to left.
    svg.push_str("\" direction=\"ltr\" role=\"img\" lang=\"");
    push_escaped(&mut svg, language);
    svg.push_str("\">\n<title>");
    push_escaped(&mut svg, title);
    svg.push_str("</title>\n<desc>");
    push_escaped(&mut svg, description);
    svg.push_str("</desc>\n");
    let target = Target::svg(f64::from(UNITS), family);
    // Writing to a string cannot fail.
    let _ = paint(&mut Vector(&mut svg), scene, target);
    svg
}

fn whole(px: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to what a picture may measure"
    )]
    let whole = px.ceil().clamp(1.0, 100_000.0) as i32;
    whole
}
