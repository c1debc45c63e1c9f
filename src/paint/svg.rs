//! A scene as a picture that stands alone.

use plotters_svg::SVGBackend;

use super::brush::paint;
use super::target::Target;
use crate::scene::Scene;

/// User units for a logical pixel: the backend knows whole units only.
const UNITS: u32 = 8;

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
    let mut body = String::new();
    {
        let size = (width * UNITS, height * UNITS);
        let mut backend = SVGBackend::with_string(&mut body, size);
        // Writing to a string cannot fail.
        let _ = paint(&mut backend, scene, Target::svg(f64::from(UNITS), family));
    }
    // The backend's own opening tag knows neither size in pixels nor role.
    let items = body.split_once('\n').map_or("", |(_, items)| items);
    let mut svg = String::with_capacity(items.len() + 512);
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
    svg.push_str(items);
    svg
}

fn whole(px: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what a picture may measure"
    )]
    let whole = px.ceil().clamp(1.0, 100_000.0) as u32;
    whole
}

fn push_number(out: &mut String, number: u32) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The text for element content or an attribute; what XML does not allow at
/// all is left out.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}
