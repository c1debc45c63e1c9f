//! A drawing backend of plotters that writes SVG.
//!
//! Of what a scene needs it writes the same as plotters-svg, letter for letter
//! but for apostrophes, which need no escape (`tests/scene.rs` holds it to
//! that), and weighs a third of it in the widget.

use core::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

/// Writes elements to the end of a text. Coordinates are user units.
pub(super) struct Vector<'a>(pub(super) &'a mut String);

/// Writing to a string cannot fail.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Vector<'_> {
    fn text(&mut self, name: &str, value: &str) -> &mut Self {
        for part in [" ", name, "=\"", value, "\""] {
            self.0.push_str(part);
        }
        self
    }

    fn number(&mut self, name: &str, value: i32) -> &mut Self {
        for part in [" ", name, "=\""] {
            self.0.push_str(part);
        }
        push_number(self.0, value);
        self.0.push('"');
        self
    }

    /// The opacity of a colour, in hundredths as scenes are painted.
    fn opacity(&mut self, colour: BackendColor) -> &mut Self {
        #[expect(clippy::cast_possible_truncation, reason = "within 0..=100")]
        let hundredths = (colour.alpha * 100.0).round() as i32;
        self.0.push_str(" opacity=\"");
        push_number(self.0, hundredths / 100);
        if hundredths % 100 > 0 {
            self.0.push_str(if hundredths < 10 { ".0" } else { "." });
            let is_tenth = hundredths % 10 == 0;
            push_number(
                self.0,
                if is_tenth {
                    hundredths / 10
                } else {
                    hundredths
                },
            );
        }
        self.0.push('"');
        self
    }

    /// A colour, or none.
    fn colour(&mut self, name: &str, colour: Option<BackendColor>) -> &mut Self {
        let Some(BackendColor { rgb: (r, g, b), .. }) = colour else {
            return self.text(name, "none");
        };
        let mut hex = String::from("#");
        for half in [r >> 4, r & 15, g >> 4, g & 15, b >> 4, b & 15] {
            hex.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
        }
        self.text(name, &hex)
    }

    /// The colour of a shape, as its filling or as its outline.
    fn filled_or_drawn(&mut self, is_filled: bool, colour: BackendColor) -> &mut Self {
        self.opacity(colour)
            .colour("fill", is_filled.then_some(colour))
            .colour("stroke", (!is_filled).then_some(colour))
    }

    fn points(&mut self, points: &mut dyn Iterator<Item = BackendCoord>) -> Drawn {
        self.0.push_str(" points=\"");
        for (x, y) in points {
            push_number(self.0, x);
            self.0.push(',');
            push_number(self.0, y);
            self.0.push(' ');
        }
        self.0.push('"');
        self.end()
    }

    fn end(&mut self) -> Drawn {
        self.0.push_str("/>\n");
        Ok(())
    }

    /// Opens an element, unless nothing of it would be seen.
    fn open(&mut self, name: &str, colour: BackendColor) -> Option<&mut Self> {
        if colour.alpha == 0.0 {
            return None;
        }
        self.0.push('<');
        self.0.push_str(name);
        Some(self)
    }
}

impl DrawingBackend for Vector<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.0.push_str("</svg>\n");
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        corner: BackendCoord,
        opposite: BackendCoord,
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        let colour = style.color();
        let Some(open) = self.open("rect", colour) else {
            return Ok(());
        };
        open.number("x", corner.0)
            .number("y", corner.1)
            .number("width", opposite.0 - corner.0)
            .number("height", opposite.1 - corner.1)
            .filled_or_drawn(is_filled, colour)
            .end()
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let Some(open) = self.open("polyline", style.color()) else {
            return Ok(());
        };
        open.text("fill", "none")
            .opacity(style.color())
            .colour("stroke", Some(style.color()))
            .number("stroke-width", style.stroke_width().cast_signed())
            .points(&mut path.into_iter())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let Some(open) = self.open("polygon", style.color()) else {
            return Ok(());
        };
        open.opacity(style.color())
            .colour("fill", Some(style.color()))
            .points(&mut corners.into_iter())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        let colour = style.color();
        let Some(open) = self.open("circle", colour) else {
            return Ok(());
        };
        open.number("cx", center.0)
            .number("cy", center.1)
            .number("r", radius.cast_signed())
            .filled_or_drawn(is_filled, colour)
            .number("stroke-width", style.stroke_width().cast_signed())
            .end()
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let Some(open) = self.open("text", style.color()) else {
            return Ok(());
        };
        #[expect(clippy::cast_possible_truncation, reason = "a size of type")]
        let size = style.size().round() as i32;
        open.number("x", at.0)
            .number("y", at.1)
            .text("dy", "0.76em")
            .text(
                "text-anchor",
                match style.anchor().h_pos {
                    HPos::Left => "start",
                    HPos::Center => "middle",
                    HPos::Right => "end",
                },
            )
            .0
            .push_str(" font-family=\"");
        push_escaped(self.0, style.family().as_str());
        self.0.push('"');
        self.number("font-size", size)
            .opacity(style.color())
            .colour("fill", Some(style.color()));
        if let FontStyle::Bold = style.style() {
            self.text("font-weight", "bold");
        }
        self.0.push_str(">\n");
        push_escaped(self.0, text);
        self.0.push_str("\n</text>\n");
        Ok(())
    }
}

/// A whole number.
pub(super) fn push_number(out: &mut String, number: i32) {
    if number < 0 {
        out.push('-');
    }
    let size = number.unsigned_abs();
    if size >= 10 {
        push_number(out, (size / 10).cast_signed());
    }
    out.push(char::from(b'0' + (size % 10) as u8));
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
