//! Paints the items of a scene.

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform,
};

use super::target::Target;
use crate::scene::{Anchor, Ink, Item, Point, Scene, Stroke};

/// Paints a scene, item by item. The background is the host's.
///
/// # Errors
/// Whatever the backend reports.
pub fn paint<DB: DrawingBackend>(
    backend: &mut DB,
    scene: &Scene,
    target: Target<'_>,
) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
    backend.ensure_prepared()?;
    let pen = Pen { target };
    for item in &scene.items {
        match item {
            Item::Path { points, stroke } => pen.path(backend, points, *stroke)?,
            Item::Area { points, fill } => {
                let corners: Vec<BackendCoord> = points.iter().map(|p| pen.at(*p)).collect();
                backend.fill_polygon(corners, &colour(*fill))?;
            }
            Item::Circle {
                center,
                radius_px,
                fill,
                stroke,
            } => {
                let (center, radius) = (pen.at(*center), pen.length(*radius_px));
                if let Some(fill) = fill {
                    backend.draw_circle(center, radius, &colour(*fill), true)?;
                }
                if let Some(stroke) = stroke {
                    backend.draw_circle(center, radius, &pen.line(*stroke), false)?;
                }
            }
            Item::Text {
                at,
                text,
                font,
                anchor,
                ink,
            } => {
                let size_px = font.size_px * target.scale;
                // Hung from its top: there the backends agree best on where
                // the baseline is.
                let top = Point {
                    x_px: at.x_px,
                    y_px: at.y_px - target.ascent_em * font.size_px,
                };
                let style = Type {
                    colour: colour(*ink),
                    size: size_px * target.font_factor,
                    is_bold: font.is_bold,
                    anchor: *anchor,
                    family: target.family,
                };
                backend.draw_text(text, &style, pen.at(top))?;
            }
        }
    }
    backend.present()
}

/// From logical to device pixels.
struct Pen<'a> {
    target: Target<'a>,
}

impl Pen<'_> {
    fn device(&self, px: f64) -> i32 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a canvas is far smaller than that, and the cast saturates"
        )]
        let device = (px * self.target.scale).round() as i32;
        device
    }

    fn at(&self, point: Point) -> BackendCoord {
        (self.device(point.x_px), self.device(point.y_px))
    }

    /// A length of at least one device pixel.
    fn length(&self, px: f64) -> u32 {
        self.device(px).max(1).unsigned_abs()
    }

    fn line(&self, stroke: Stroke) -> Line {
        Line {
            colour: colour(stroke.ink),
            width: self.length(stroke.width_px),
        }
    }

    /// A line. One that is level or upright is a rectangle: backends differ in
    /// where they put the half pixels of a stroke, but not of a rectangle.
    fn path<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        points: &[Point],
        stroke: Stroke,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let line = self.line(stroke);
        if let [from, to] = points {
            let (from, to) = (self.at(*from), self.at(*to));
            if from.0 == to.0 || from.1 == to.1 {
                let (corner, opposite) = upright(from, to, line.width);
                return backend.draw_rect(corner, opposite, &line.colour, true);
            }
        }
        let corners: Vec<BackendCoord> = points.iter().map(|point| self.at(*point)).collect();
        backend.draw_path(corners, &line)
    }
}

/// The rectangle of a line that is level or upright.
fn upright(from: BackendCoord, to: BackendCoord, width: u32) -> (BackendCoord, BackendCoord) {
    let width = i32::try_from(width).unwrap_or(1);
    let before = width / 2;
    let low = (from.0.min(to.0), from.1.min(to.1));
    let high = (from.0.max(to.0), from.1.max(to.1));
    if from.0 == to.0 {
        let left = low.0 - before;
        ((left, low.1), (left + width, high.1))
    } else {
        let top = low.1 - before;
        ((low.0, top), (high.0, top + width))
    }
}

fn colour(ink: Ink) -> BackendColor {
    let [r, g, b] = ink.rgb;
    BackendColor {
        // Two decimals are all that can be seen, and all that is to be
        // written.
        alpha: (ink.alpha * 100.0).round() / 100.0,
        rgb: (r, g, b),
    }
}

struct Line {
    colour: BackendColor,
    width: u32,
}

impl BackendStyle for Line {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Type<'a> {
    colour: BackendColor,
    size: f64,
    is_bold: bool,
    anchor: Anchor,
    family: &'a str,
}

impl BackendTextStyle for Type<'_> {
    type FontError = core::convert::Infallible;

    fn color(&self) -> BackendColor {
        self.colour
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        FontTransform::None
    }

    fn style(&self) -> FontStyle {
        if self.is_bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(h_pos, VPos::Top)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    /// Nobody asks: a scene has measured its texts.
    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, DrawFunc>(
        &self,
        _text: &str,
        _pos: BackendCoord,
        _draw: DrawFunc,
    ) -> Result<Result<(), E>, Self::FontError>
    where
        DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>,
    {
        Ok(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::upright;

    #[test]
    fn a_hairline_is_one_pixel_wide_wherever_it_lies() {
        assert_eq!(upright((3, 9), (20, 9), 1), ((3, 9), (20, 10)));
        assert_eq!(upright((7, 30), (7, 2), 1), ((7, 2), (8, 30)));
        assert_eq!(upright((3, 9), (20, 9), 2), ((3, 8), (20, 10)));
    }
}
