//! A pen that writes the items of a scene as SVG, in the colours of two themes.

use super::vector::push_escaped;
use crate::scene::{Anchor, Ink, Item, Point, Rgb, Stroke};

/// Writes items; neighbours of one colour share a group.
pub(super) struct Pen {
    pub(super) out: String,
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
    /// A pen that goes on behind what is written.
    pub(super) fn new(out: String) -> Self {
        Self {
            out,
            colour: None,
            has_dark: false,
            path: None,
        }
    }

    /// From now on in this colour.
    pub(super) fn take(&mut self, light: Rgb, dark: Option<Rgb>) {
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

    pub(super) fn lift(&mut self) {
        if self.colour.take().is_some() {
            self.out.push_str("</g>");
        }
        if core::mem::take(&mut self.has_dark) {
            self.out.push_str("</g>");
        }
    }

    pub(super) fn item(&mut self, item: &Item, dark: Option<&Item>) {
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
    pub(super) fn end(&mut self) {
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
pub(super) fn number(px: f64) -> String {
    // There is no minus zero in a drawing.
    format!("{}", (px * 10.0).round() / 10.0 + 0.0)
}

fn hundredth(share: f64) -> String {
    format!("{}", (share * 100.0).round() / 100.0 + 0.0)
}
