//! Collects items in layers, with the few strokes that the layouts share.

use super::frame::{Font, Frame};
use super::item::{Anchor, Ink, Item, Point, Stroke};
use super::theme::Rgb;
use crate::wording::Words;

/// Which items lie over which.
#[derive(Clone, Copy)]
pub(super) enum Layer {
    /// Band of the spread, grid, axes.
    Ground,
    /// Courses and everything inferred.
    Weak,
    /// Marks.
    Strong,
    /// Text.
    Label,
}

/// The size of all type in the chart.
pub(super) const TYPE_PX: f64 = 12.0;
/// How far type rises over its baseline, and how far it falls below.
pub(super) const RISE_PX: f64 = 10.0;
pub(super) const FALL_PX: f64 = 3.0;
/// What a line keeps clear of type.
const AIR_PX: f64 = 3.0;

pub(super) const REGULAR: Font = Font {
    size_px: TYPE_PX,
    is_bold: false,
};
pub(super) const BOLD: Font = Font {
    size_px: TYPE_PX,
    is_bold: true,
};

/// The items of a scene in the making.
pub(super) struct Brush<'a> {
    pub(super) frame: &'a Frame<'a>,
    pub(super) is_rtl: bool,
    layer: Layer,
    /// Ground to label; then text in bold, so that the font seldom changes.
    layers: [Vec<Item>; 5],
}

impl<'a> Brush<'a> {
    pub(super) fn new(frame: &'a Frame<'a>) -> Self {
        Self {
            frame,
            is_rtl: Words::new(frame.locale).is_right_to_left(),
            layer: Layer::Ground,
            layers: Default::default(),
        }
    }

    /// What follows lies in this layer.
    pub(super) fn on(&mut self, layer: Layer) -> &mut Self {
        self.layer = layer;
        self
    }

    pub(super) fn push(&mut self, item: Item) {
        self.layers[self.layer as usize].push(item);
    }

    pub(super) fn into_items(self) -> Vec<Item> {
        self.layers.into_iter().flatten().collect()
    }

    pub(super) fn width_px(&self, text: &str, font: Font) -> f64 {
        (self.frame.text_width_px)(text, font)
    }

    /// Whether something is written at a place so far.
    pub(super) fn is_written(&self, place: Point) -> bool {
        for item in self.layers[Layer::Label as usize..].iter().flatten() {
            if let Item::Text {
                at,
                text,
                font,
                anchor,
                ..
            } = item
                && place.y_px > at.y_px - RISE_PX - 1.0
                && place.y_px < at.y_px + FALL_PX
            {
                let width_px = self.width_px(text, *font) + AIR_PX;
                let left_px = at.x_px
                    - match anchor {
                        Anchor::Start => AIR_PX,
                        Anchor::Middle => (width_px + AIR_PX) / 2.0,
                        Anchor::End => width_px,
                    };
                if place.x_px > left_px && place.x_px < left_px + width_px + AIR_PX {
                    return true;
                }
            }
        }
        false
    }

    pub(super) fn line(&mut self, from: Point, to: Point, ink: Ink, width_px: f64) {
        self.push(Item::Path {
            points: vec![from, to],
            stroke: Stroke { ink, width_px },
        });
    }

    pub(super) fn area(&mut self, points: Vec<Point>, fill: Ink) {
        self.push(Item::Area { points, fill });
    }

    /// A rectangle between two opposite corners.
    pub(super) fn rect(&mut self, a: Point, b: Point, fill: Ink) {
        let points = vec![a, at(b.x_px, a.y_px), b, at(a.x_px, b.y_px)];
        self.area(points, fill);
    }

    pub(super) fn text(&mut self, at: Point, text: &str, font: Font, anchor: Anchor, rgb: Rgb) {
        let text = self.isolated(text);
        let layer = Layer::Label as usize + usize::from(font.is_bold);
        self.layers[layer].push(Item::Text {
            at,
            text,
            font,
            anchor,
            ink: solid(rgb),
        });
    }

    /// The text so that its direction is its own, whatever surrounds it.
    fn isolated(&self, text: &str) -> String {
        let runs_left = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}');
        let opening = if self.is_rtl {
            '\u{2067}'
        } else if text.chars().any(runs_left) {
            '\u{2068}'
        } else {
            return text.into();
        };
        let mut isolated = String::with_capacity(text.len() + 6);
        isolated.push(opening);
        isolated.push_str(text);
        isolated.push('\u{2069}');
        isolated
    }

    /// The text in as few lines as the room asks for, broken between words, at
    /// most three; two lines are about as long as each other. What does not
    /// fit into the last is cut.
    pub(super) fn in_lines(&self, text: &str, font: Font, room_px: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        // An isolate would not go on in a new line: each line has its own.
        let text: String = text
            .chars()
            .filter(|c| !matches!(c, '\u{2068}' | '\u{2069}'))
            .collect();
        let mut rest = &text[..];
        while lines.len() < 2 && self.width_px(rest, font) > room_px {
            let (mut end, mut least_px) = (0, f64::INFINITY);
            for (place, c) in rest.char_indices() {
                if c == ' ' {
                    let before_px = self.width_px(&rest[..place], font);
                    let widest_px = before_px.max(self.width_px(&rest[place + 1..], font));
                    if before_px <= room_px && widest_px < least_px {
                        (end, least_px) = (place, widest_px);
                    }
                }
            }
            if end == 0 {
                break;
            }
            lines.push(rest[..end].into());
            rest = &rest[end + 1..];
        }
        let last = self.fitted(rest, font, room_px);
        if !last.is_empty() {
            lines.push(last);
        }
        lines
    }

    /// The text, cut with "…" where it is wider than the room.
    pub(super) fn fitted(&self, text: &str, font: Font, room_px: f64) -> String {
        if self.width_px(text, font) <= room_px {
            return text.into();
        }
        let mut end = text.len();
        while let Some((before, _)) = text[..end].char_indices().next_back() {
            end = before;
            let mut cut = String::from(text[..end].trim_end_matches(' '));
            cut.push('…');
            if self.width_px(&cut, font) <= room_px {
                return cut;
            }
        }
        String::new()
    }
}

pub(super) fn at(x_px: f64, y_px: f64) -> Point {
    Point { x_px, y_px }
}

pub(super) fn solid(rgb: Rgb) -> Ink {
    Ink { rgb, alpha: 1.0 }
}

pub(super) fn faint(rgb: Rgb, alpha: f64) -> Ink {
    Ink { rgb, alpha }
}
