//! A scene as SVG inside of a page, in the colours of two themes at once.

use super::vector::push_escaped;
use crate::scene::{Anchor, Ink, Item, Point, Rgb, Scene, Stroke};

/// What stands around the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Inlay<'a> {
    /// The `class` of the element.
    pub class: &'a str,
    /// What the picture is called, and, unless another picture has told it,
    /// what is on it; with the ids under which they can be referred to.
    pub title: (&'a str, &'a str),
    /// See there.
    pub description: Option<&'a str>,
    /// Its ground, light and dark.
    pub ground: (Rgb, Option<Rgb>),
    /// Whether it stays away until a style sheet shows it.
    pub is_hidden: bool,
}

/// A scene as an `svg` element for HTML. `dark` is the same scene in the
/// colours of a dark theme: the page's used colour scheme chooses
/// (`light-dark()`), and browsers that do not know that keep the light ones.
///
/// It needs no style sheet, script or style attribute. Its height is reserved
/// from the first byte; it shrinks with its container and never grows beyond
/// its own size; type is the host's.
#[must_use]
pub fn to_inline_svg(light: &Scene, dark: Option<&Scene>, inlay: &Inlay<'_>) -> String {
    let mut out = String::with_capacity(16 * 1024);
    let (width, height) = (
        number(light.width_px.ceil()),
        number(light.height_px.ceil()),
    );
    let (id, title) = inlay.title;
    out.push_str("<svg class=\"");
    out.push_str(inlay.class);
    // As wide as there is room, but by its height never larger than drawn.
    out.push_str("\" width=\"100%\" height=\"");
    out.push_str(&height);
    out.push_str("\" viewBox=\"0 0 ");
    out.push_str(&width);
    out.push(' ');
    out.push_str(&height);
    out.push_str("\" preserveAspectRatio=\"xMinYMin\" direction=\"ltr\" fill=\"currentColor\" ");
    if inlay.is_hidden {
        out.push_str("display=\"none\" ");
    }
    out.push_str("role=\"img\" aria-labelledby=\"");
    out.push_str(id);
    out.push_str("-t\" aria-describedby=\"");
    out.push_str(id);
    out.push_str("-d\">");
    if let Some(description) = inlay.description {
        out.push_str("<title id=\"");
        out.push_str(id);
        out.push_str("-t\">");
        push_escaped(&mut out, title);
        out.push_str("</title><desc id=\"");
        out.push_str(id);
        out.push_str("-d\">");
        push_escaped(&mut out, description);
        out.push_str("</desc>");
    }
    let mut pen = Pen {
        out,
        colour: None,
        has_dark: false,
        path: None,
    };
    pen.take(inlay.ground.0, inlay.ground.1);
    pen.out.push_str("<path d=\"M0 0H");
    pen.out.push_str(&width);
    pen.out.push('V');
    pen.out.push_str(&height);
    pen.out.push_str("H0z\"/>");
    for (place, item) in light.items.iter().enumerate() {
        pen.item(item, dark.and_then(|dark| dark.items.get(place)));
    }
    pen.end();
    pen.lift();
    pen.out.push_str("</svg>");
    pen.out
}

/// Writes items; neighbours of one colour share a group.
struct Pen {
    out: String,
    colour: Option<(Rgb, Option<Rgb>)>,
    has_dark: bool,
    /// How the path that is still open ends.
    path: Option<Ending>,
}

/// What is said of a path after its points. Neighbours that end alike are one
/// element: a browser reads a grid or a hatching at once.
#[derive(PartialEq)]
enum Ending {
    /// Drawn, with width and opacity.
    Line(Stroke),
    /// Filled, and which way round: of shapes that lie over each other, those
    /// that run alike stay whole.
    Area(Ink, bool),
}

impl Pen {
    /// From now on in this colour.
    fn take(&mut self, light: Rgb, dark: Option<Rgb>) {
        if self.colour == Some((light, dark)) {
            return;
        }
        self.end();
        self.lift();
        let light_hex = hex(light);
        self.out.push_str("<g color=\"");
        self.out.push_str(&light_hex);
        self.out.push_str("\">");
        if let Some(dark) = dark.filter(|dark| *dark != light) {
            self.out.push_str("<g color=\"light-dark(");
            self.out.push_str(&light_hex);
            self.out.push(',');
            self.out.push_str(&hex(dark));
            self.out.push_str(")\">");
            self.has_dark = true;
        }
        self.colour = Some((light, dark));
    }

    fn lift(&mut self) {
        if self.colour.take().is_some() {
            self.out.push_str("</g>");
        }
        if core::mem::take(&mut self.has_dark) {
            self.out.push_str("</g>");
        }
    }

    fn item(&mut self, item: &Item, dark: Option<&Item>) {
        match item {
            Item::Path { points, stroke } => {
                self.take(stroke.ink.rgb, dark.and_then(stroke_of).map(|ink| ink.rgb));
                self.points(points, Ending::Line(*stroke));
            }
            Item::Area { points, fill } => {
                self.take(fill.rgb, dark.and_then(fill_of).map(|ink| ink.rgb));
                self.points(points, Ending::Area(*fill, runs_right(points)));
            }
            Item::Circle {
                center,
                radius_px,
                fill,
                stroke,
            } => {
                if let Some(fill) = fill {
                    self.take(fill.rgb, dark.and_then(fill_of).map(|ink| ink.rgb));
                    self.end();
                    self.circle(*center, *radius_px);
                    self.alpha("fill-opacity", *fill);
                    self.out.push_str("/>");
                }
                if let Some(stroke) = stroke {
                    self.take(stroke.ink.rgb, dark.and_then(stroke_of).map(|ink| ink.rgb));
                    self.end();
                    self.circle(*center, *radius_px);
                    self.stroke(*stroke);
                    self.out.push_str("/>");
                }
            }
            Item::Text {
                at,
                text,
                font,
                anchor,
                ink,
            } => {
                self.take(ink.rgb, dark.and_then(fill_of).map(|ink| ink.rgb));
                self.end();
                self.out.push_str("<text x=\"");
                self.out.push_str(&number(at.x_px));
                self.out.push_str("\" y=\"");
                self.out.push_str(&number(at.y_px));
                self.out.push_str("\" font-size=\"");
                self.out.push_str(&number(font.size_px));
                if font.is_bold {
                    self.out.push_str("\" font-weight=\"700");
                }
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.out.push_str("\" text-anchor=\"middle"),
                    Anchor::End => self.out.push_str("\" text-anchor=\"end"),
                }
                self.out.push('"');
                self.alpha("fill-opacity", *ink);
                self.out.push('>');
                push_escaped(&mut self.out, text);
                self.out.push_str("</text>");
            }
        }
    }

    fn points(&mut self, points: &[Point], ending: Ending) {
        // What shows through is seen where it lies over another.
        let is_clear = matches!(ending, Ending::Area(ink, _) if ink.alpha < 0.995);
        let is_closed = matches!(ending, Ending::Area(..));
        if is_clear || self.path.as_ref() != Some(&ending) {
            self.end();
            self.out.push_str("<path d=\"");
            self.path = Some(ending);
        }
        let mut before: Option<(String, String)> = None;
        for point in points {
            let (x, y) = (number(point.x_px), number(point.y_px));
            let step = match &before {
                None => ["M", &x, " ", &y].concat(),
                Some((_, level)) if *level == y => ["H", &x].concat(),
                Some((upright, _)) if *upright == x => ["V", &y].concat(),
                Some(_) => ["L", &x, " ", &y].concat(),
            };
            self.out.push_str(&step);
            before = Some((x, y));
        }
        if is_closed {
            self.out.push('z');
        }
    }

    /// Ends the path that is still open.
    fn end(&mut self) {
        match self.path.take() {
            None => return,
            Some(Ending::Line(stroke)) => {
                self.out.push('"');
                self.stroke(stroke);
            }
            Some(Ending::Area(fill, _)) => {
                self.out.push('"');
                self.alpha("fill-opacity", fill);
            }
        }
        self.out.push_str("/>");
    }

    fn circle(&mut self, center: Point, radius_px: f64) {
        for (name, px) in [
            ("<circle cx", center.x_px),
            (" cy", center.y_px),
            (" r", radius_px),
        ] {
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&number(px));
            self.out.push('"');
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        self.out
            .push_str(" fill=\"none\" stroke=\"currentColor\" stroke-width=\"");
        self.out.push_str(&number(stroke.width_px));
        self.out.push('"');
        self.alpha("stroke-opacity", stroke.ink);
    }

    fn alpha(&mut self, name: &str, ink: Ink) {
        if ink.alpha < 0.995 {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&hundredth(ink.alpha));
            self.out.push('"');
        }
    }
}

/// Which way round a polygon runs.
fn runs_right(points: &[Point]) -> bool {
    let ends = points.iter().zip(points.iter().cycle().skip(1));
    let turned = ends.map(|(a, b)| a.x_px * b.y_px - b.x_px * a.y_px);
    turned.sum::<f64>() >= 0.0
}

fn stroke_of(item: &Item) -> Option<Ink> {
    match item {
        Item::Path { stroke, .. } => Some(stroke.ink),
        Item::Circle { stroke, .. } => stroke.map(|stroke| stroke.ink),
        Item::Area { .. } | Item::Text { .. } => None,
    }
}

fn fill_of(item: &Item) -> Option<Ink> {
    match item {
        Item::Area { fill, .. } => Some(*fill),
        Item::Circle { fill, .. } => *fill,
        Item::Text { ink, .. } => Some(*ink),
        Item::Path { .. } => None,
    }
}

/// A colour as CSS writes it.
fn hex(rgb: Rgb) -> String {
    let [r, g, b] = rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// A number to a tenth, without needless zeros.
fn number(px: f64) -> String {
    // There is no minus zero in a drawing.
    format!("{}", (px * 10.0).round() / 10.0 + 0.0)
}

fn hundredth(share: f64) -> String {
    format!("{}", (share * 100.0).round() / 100.0 + 0.0)
}

#[cfg(test)]
mod tests {
    use super::{Inlay, to_inline_svg};
    use crate::scene::{Anchor, Font, Ink, Item, Point, Scene, Stroke};

    fn scene(rgb: [u8; 3]) -> Scene {
        let ink = Ink { rgb, alpha: 1.0 };
        let at = |x_px, y_px| Point { x_px, y_px };
        Scene {
            width_px: 40.0,
            height_px: 19.5,
            items: vec![
                Item::Path {
                    points: vec![at(0.0, 1.0), at(2.25, -0.01)],
                    stroke: Stroke { ink, width_px: 1.0 },
                },
                Item::Text {
                    at: at(1.0, 2.0),
                    text: "a < b & \"c\"".into(),
                    font: Font {
                        size_px: 12.0,
                        is_bold: true,
                    },
                    anchor: Anchor::End,
                    ink: Ink { rgb, alpha: 0.5 },
                },
            ],
            marks: Vec::new(),
            left_out: 0,
            is_log: false,
            is_broad: false,
        }
    }

    const INLAY: Inlay<'_> = Inlay {
        class: "c",
        title: ("x", "T"),
        description: Some("<d>"),
        ground: ([255; 3], Some([0; 3])),
        is_hidden: false,
    };

    #[test]
    fn neighbours_of_one_colour_share_a_group_with_both_themes() {
        let svg = to_inline_svg(&scene([16, 32, 48]), Some(&scene([200; 3])), &INLAY);
        let group = "<g color=\"#102030\"><g color=\"light-dark(#102030,#c8c8c8)\">";
        assert_eq!(svg.matches(group).count(), 1, "{svg}");
        assert_eq!(svg.matches("<g ").count(), svg.matches("</g>").count());
        assert!(svg.contains("d=\"M0 1L2.3 0\" fill=\"none\""), "{svg}");
        assert!(svg.contains("a &lt; b &amp; &quot;c&quot;</text>"), "{svg}");
        assert!(svg.contains("height=\"20\" viewBox=\"0 0 40 20\""), "{svg}");
        assert!(svg.contains("<desc id=\"x-d\">&lt;d&gt;</desc>"), "{svg}");
        assert!(!svg.contains("style"), "{svg}");
    }

    #[test]
    fn lines_that_look_alike_are_one_element_and_see_through_areas_are_not() {
        let at = |x_px, y_px| Point { x_px, y_px };
        let line = |y: f64, alpha: f64| Item::Path {
            points: vec![at(0.0, y), at(9.0, y)],
            stroke: Stroke {
                ink: Ink { rgb: [9; 3], alpha },
                width_px: 1.0,
            },
        };
        let area = |x: f64, alpha: f64| Item::Area {
            points: vec![at(x, 0.0), at(x + 4.0, 0.0), at(x + 4.0, 4.0)],
            fill: Ink { rgb: [9; 3], alpha },
        };
        let mut drawn = scene([9; 3]);
        drawn.items = vec![
            line(1.0, 1.0),
            line(2.0, 1.0),
            line(3.0, 0.5),
            area(0.0, 1.0),
            area(2.0, 1.0),
            area(0.0, 0.5),
            area(2.0, 0.5),
        ];
        let svg = to_inline_svg(&drawn, None, &INLAY);
        let paths: Vec<&str> = svg.split("<path d=").skip(2).collect();
        assert_eq!(paths.len(), 5, "{svg}");
        assert!(
            paths[0].starts_with("\"M0 1H9M0 2H9\" fill=\"none\""),
            "{svg}"
        );
        assert!(paths[2].starts_with("\"M0 0H4V4zM2 0H6V4z\"/>"), "{svg}");
    }

    #[test]
    fn one_theme_alone_is_plain() {
        let inlay = Inlay {
            description: None,
            ground: ([255; 3], None),
            is_hidden: true,
            ..INLAY
        };
        let svg = to_inline_svg(&scene([16, 32, 48]), None, &inlay);
        assert!(!svg.contains("light-dark"), "{svg}");
        assert!(svg.contains(" display=\"none\" "), "{svg}");
        assert!(!svg.contains("<title"), "{svg}");
    }
}
