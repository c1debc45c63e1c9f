//! The few things a scene is made of, in painting order.

use super::frame::Font;
use super::theme::Rgb;

/// A place in logical pixels, x to the right, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x_px: f64,
    /// From the top edge.
    pub y_px: f64,
}

/// A colour with its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// sRGB.
    pub rgb: Rgb,
    /// `0..=1`.
    pub alpha: f64,
}

/// A line's colour and width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub ink: Ink,
    /// Width.
    pub width_px: f64,
}

/// Which point of a text its place names. "Start" is always the left edge:
/// a scene is laid out in physical directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Left edge.
    Start,
    /// Middle.
    Middle,
    /// Right edge.
    End,
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// An open line through points.
    Path {
        /// At least two.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A filled polygon.
    Area {
        /// At least three.
        points: Vec<Point>,
        /// Its colour.
        fill: Ink,
    },
    /// A circle, filled or hollow or both.
    Circle {
        /// Centre.
        center: Point,
        /// Radius.
        radius_px: f64,
        /// Inside.
        fill: Option<Ink>,
        /// Rim.
        stroke: Option<Stroke>,
    },
    /// A text on its baseline.
    Text {
        /// The anchor's place on the baseline.
        at: Point,
        /// What it says.
        text: String,
        /// Its font.
        font: Font,
        /// Which of its points is at `at`.
        anchor: Anchor,
        /// Its colour.
        ink: Ink,
    },
}
