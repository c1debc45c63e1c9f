//! The colours of the chart and the page around it.

/// An sRGB colour.
pub type Rgb = [u8; 3];

/// A party's colour, shifted in lightness until it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyInk {
    /// For text: contrast of at least 4.5:1.
    pub text: Rgb,
    /// For marks: contrast of at least 3:1.
    pub mark: Rgb,
}

/// The colours of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Behind everything.
    pub background: Rgb,
    /// Text.
    pub foreground: Rgb,
    /// Text of less weight, at least 4.5:1.
    pub muted: Rgb,
    /// Grid and hairlines.
    pub grid: Rgb,
    /// The band of the spread.
    pub accent: Rgb,
    /// One for each party of the dataset, in its order.
    pub parties: Vec<PartyInk>,
    /// For speakers without a party.
    pub nobody: PartyInk,
}
