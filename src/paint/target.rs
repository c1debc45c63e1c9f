//! What a scene is painted on.

/// The conventions of a drawing backend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target<'a> {
    /// Device pixels for one logical pixel.
    pub scale: f64,
    /// What a font size is multiplied by: backends differ in what they take it
    /// for.
    pub font_factor: f64,
    /// How far below the place of a text with its top there the backend puts
    /// the baseline, in ems.
    pub ascent_em: f64,
    /// The family, as CSS lists families.
    pub family: &'a str,
}

impl<'a> Target<'a> {
    /// A canvas of so many device pixels for a logical one. `ascent_em` is the
    /// font's share of the em above the baseline (`emHeightAscent` of the
    /// browser's text metrics, divided by the font size), where it is known.
    #[must_use]
    pub fn canvas(scale: f64, family: &'a str, ascent_em: Option<f64>) -> Self {
        Self {
            scale,
            font_factor: 1.0,
            // Most sans-serifs lie within 0.02 of this.
            ascent_em: ascent_em.unwrap_or(0.8),
            family,
        }
    }

    /// An SVG whose user units are so many to a logical pixel. The backend
    /// puts the baseline 0.76 em below the top.
    #[must_use]
    pub fn svg(scale: f64, family: &'a str) -> Self {
        Self {
            scale,
            font_factor: 1.0,
            ascent_em: 0.76,
            family,
        }
    }
}
