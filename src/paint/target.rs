//! What a scene is painted on.

/// The conventions of a drawing backend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target<'a> {
    /// Device pixels for one logical pixel.
    pub scale: f64,
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
            // Most sans-serifs lie within 0.02 of this.
            ascent_em: ascent_em.unwrap_or(0.8),
            family,
        }
    }
}
