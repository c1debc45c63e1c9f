//! A scene as a picture that stands alone.

use crate::scene::{Anchor, Ink, Item, Point, Scene, Stroke};

/// The scene as SVG with a title and a description for those who do not see
/// it. No script, no style attribute: it passes a strict policy also where it
/// is put into a page. Each thing says its own colour, so that drawing
/// programs take the picture apart without surprises.
#[must_use]
pub fn to_svg(
    scene: &Scene,
    title: &str,
    description: &str,
    language: &str,
    family: &str,
) -> String {
    let mut pen = Pen {
        out: String::with_capacity(16 * 1024),
    };
    let (width, height) = (scene.width_px.ceil(), scene.height_px.ceil());
    // Places are physical, also inside a page that runs from right to left.
    pen.raw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" direction=\"ltr\" role=\"img\" viewBox=\"0 0",
    );
    for side in [width, height] {
        pen.raw(" ");
        pen.fixed(side);
    }
    pen.raw("\"");
    pen.number("width", width);
    pen.number("height", height);
    pen.text("lang", language);
    pen.text("font-family", family);
    pen.raw(">\n<title>");
    push_escaped(&mut pen.out, title);
    pen.raw("</title>\n<desc>");
    push_escaped(&mut pen.out, description);
    pen.raw("</desc>\n");
    for item in &scene.items {
        pen.item(item);
    }
    pen.raw("</svg>\n");
    pen.out
}

struct Pen {
    out: String,
}

impl Pen {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Path { points, stroke } => {
                self.points("<polyline", points);
                self.ink("fill", None);
                self.stroke(*stroke);
            }
            Item::Area { points, fill } => {
                self.points("<polygon", points);
                self.ink("fill", Some(*fill));
            }
            Item::Circle {
                center,
                radius_px,
                fill,
                stroke,
            } => {
                self.raw("<circle");
                self.number("cx", center.x_px);
                self.number("cy", center.y_px);
                self.number("r", *radius_px);
                self.ink("fill", *fill);
                if let Some(stroke) = stroke {
                    self.stroke(*stroke);
                }
            }
            Item::Text {
                at,
                text,
                font,
                anchor,
                ink,
            } => {
                self.raw("<text");
                self.number("x", at.x_px);
                self.number("y", at.y_px);
                self.number("font-size", font.size_px);
                if font.is_bold {
                    self.raw(" font-weight=\"700\"");
                }
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.raw(" text-anchor=\"middle\""),
                    Anchor::End => self.raw(" text-anchor=\"end\""),
                }
                self.ink("fill", Some(*ink));
                self.raw(">");
                push_escaped(&mut self.out, text);
                self.raw("</text>\n");
                return;
            }
        }
        self.raw("/>\n");
    }

    fn points(&mut self, opening: &str, points: &[Point]) {
        self.raw(opening);
        self.raw(" points=\"");
        for point in points {
            self.fixed(point.x_px);
            self.raw(",");
            self.fixed(point.y_px);
            self.raw(" ");
        }
        // The last space.
        self.out.pop();
        self.raw("\"");
    }

    fn stroke(&mut self, stroke: Stroke) {
        self.ink("stroke", Some(stroke.ink));
        self.number("stroke-width", stroke.width_px);
    }

    /// A colour, and how far it covers.
    fn ink(&mut self, name: &str, ink: Option<Ink>) {
        let Some(ink) = ink else {
            self.text(name, "none");
            return;
        };
        self.raw(" ");
        self.raw(name);
        self.raw("=\"#");
        for part in ink.rgb {
            for digit in [part >> 4, part & 15] {
                let digit = char::from_digit(u32::from(digit), 16);
                self.out.push(digit.unwrap_or('0'));
            }
        }
        self.raw("\"");
        if ink.alpha < 0.995 {
            self.raw(" ");
            self.raw(name);
            self.raw("-opacity=\"");
            self.fixed(ink.alpha);
            self.raw("\"");
        }
    }

    fn number(&mut self, name: &str, number: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.fixed(number);
        self.raw("\"");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        push_escaped(&mut self.out, text);
        self.raw("\"");
    }

    /// A number to two decimals, without needless zeros.
    fn fixed(&mut self, number: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a picture is far smaller than that, and the cast saturates"
        )]
        let hundredths = (number * 100.0).round() as i32;
        if hundredths < 0 {
            self.raw("-");
        }
        let hundredths = hundredths.unsigned_abs();
        push_whole(&mut self.out, hundredths / 100);
        let rest = hundredths % 100;
        if rest > 0 {
            self.raw(".");
            push_digit(&mut self.out, rest / 10);
            if !rest.is_multiple_of(10) {
                push_digit(&mut self.out, rest % 10);
            }
        }
    }

    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }
}

fn push_whole(out: &mut String, number: u32) {
    if number >= 10 {
        push_whole(out, number / 10);
    }
    push_digit(out, number % 10);
}

fn push_digit(out: &mut String, digit: u32) {
    out.push(char::from_digit(digit, 10).unwrap_or('0'));
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

#[cfg(test)]
mod tests {
    use super::{Pen, to_svg};
    use crate::scene::{Anchor, Font, Ink, Item, Point, Scene, Stroke};

    fn fixed(number: f64) -> String {
        let mut pen = Pen { out: String::new() };
        pen.fixed(number);
        pen.out
    }

    #[test]
    fn numbers_have_two_decimals_at_most_and_no_minus_zero() {
        let told = [12.0, 0.5, -0.001, -3.25, 1.006, 1.999, 0.05].map(fixed);
        assert_eq!(told, ["12", "0.5", "0", "-3.25", "1.01", "2", "0.05"]);
    }

    #[test]
    fn what_is_drawn_says_its_own_colour_and_words_are_no_markup() {
        let at = |x_px, y_px| Point { x_px, y_px };
        let ink = Ink {
            rgb: [16, 32, 255],
            alpha: 0.5,
        };
        let stroke = Stroke { ink, width_px: 1.5 };
        let scene = Scene {
            width_px: 39.5,
            height_px: 20.0,
            items: vec![
                Item::Path {
                    points: vec![at(0.0, 1.0), at(2.25, 4.0)],
                    stroke,
                },
                Item::Circle {
                    center: at(1.0, 2.0),
                    radius_px: 3.0,
                    fill: None,
                    stroke: Some(stroke),
                },
                Item::Text {
                    at: at(1.0, 2.0),
                    text: "a < b".into(),
                    font: Font {
                        size_px: 12.0,
                        is_bold: true,
                    },
                    anchor: Anchor::End,
                    ink: Ink { alpha: 1.0, ..ink },
                },
            ],
            marks: Vec::new(),
            left_out: 0,
        };
        let svg = to_svg(&scene, "T & T", "", "de", "\"A B\", serif");
        for part in [
            "viewBox=\"0 0 40 20\" width=\"40\" height=\"20\" lang=\"de\" font-family=\"&quot;A B&quot;, serif\">",
            "<title>T &amp; T</title>\n<desc></desc>\n",
            "<polyline points=\"0,1 2.25,4\" fill=\"none\" stroke=\"#1020ff\" stroke-opacity=\"0.5\" stroke-width=\"1.5\"/>",
            "<circle cx=\"1\" cy=\"2\" r=\"3\" fill=\"none\" stroke=\"#1020ff\"",
            "font-weight=\"700\" text-anchor=\"end\" fill=\"#1020ff\">a &lt; b</text>",
        ] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
    }
}
