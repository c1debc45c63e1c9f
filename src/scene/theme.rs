//! The colours of the chart and the page around it.

use super::colour::{contrast, distance, mix, with_contrast};
use crate::model::{Party, PartyIx};

/// An sRGB colour.
pub type Rgb = [u8; 3];

/// How much of the accent is in the band of the spread.
const BAND_SHARE: f64 = 0.11;
/// What WCAG asks of text.
const TEXT_CONTRAST: f64 = 4.5;
/// What WCAG asks of marks.
const MARK_CONTRAST: f64 = 3.0;

/// Colours for parties without one: told apart with normal and with
/// colour-blind eyes, in the order in which they are given out.
const PALETTE: [Rgb; 8] = [
    [0x16, 0x6a, 0xb4],
    [0xb9, 0x57, 0x0a],
    [0x0d, 0x7a, 0x68],
    [0xb3, 0x24, 0x44],
    [0x78, 0x45, 0xa6],
    [0x86, 0x70, 0x0a],
    [0x2f, 0x8f, 0xc4],
    [0xb8, 0x50, 0x8e],
];

/// Paper and ink where the host sets none, light and dark.
#[must_use]
pub fn paper_and_ink(is_dark: bool) -> (Rgb, Rgb) {
    if is_dark {
        ([0x14, 0x18, 0x1d], [0xee, 0xf0, 0xf2])
    } else {
        ([0xff, 0xff, 0xff], [0x16, 0x18, 0x1b])
    }
}

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
    /// The colour that the band of the spread is tinted with.
    pub accent: Rgb,
    /// The band of the spread. What is written on it keeps its contrast.
    pub band: Rgb,
    /// One for each party of the dataset, in its order.
    pub parties: Vec<PartyInk>,
    /// For speakers without a party.
    pub nobody: PartyInk,
}

impl Theme {
    /// The colours for a dataset on a host's background. Party colours keep
    /// their hue; their lightness moves until text reaches 4.5:1 and marks 3:1
    /// on the background and on the band alike. `overrides` replaces the
    /// dataset's own colours, `accent` the colour of the band.
    #[must_use]
    pub fn new(
        parties: &[Party],
        background: Rgb,
        foreground: Rgb,
        overrides: &[(PartyIx, Rgb)],
        accent: Option<Rgb>,
    ) -> Self {
        let accent = accent.unwrap_or(PALETTE[0]);
        let band = band(background, accent);
        let grounds = [background, band];
        let foreground = with_contrast(foreground, &grounds, TEXT_CONTRAST);
        let ink = |colour| PartyInk {
            text: with_contrast(colour, &grounds, TEXT_CONTRAST),
            mark: with_contrast(colour, &grounds, MARK_CONTRAST),
        };
        let mut colours: Vec<Option<Rgb>> = parties.iter().map(|p| p.color).collect();
        for &(party, colour) in overrides {
            if let Some(slot) = colours.get_mut(party.ix()) {
                *slot = Some(colour);
            }
        }
        for place in 0..colours.len() {
            if colours[place].is_none() {
                colours[place] = Some(farthest(&colours, place));
            }
        }
        Self {
            background,
            foreground,
            muted: muted(foreground, &grounds),
            grid: mix(background, foreground, 0.12),
            accent,
            band,
            parties: colours.into_iter().flatten().map(ink).collect(),
            nobody: ink(mix(foreground, background, 0.35)),
        }
    }

    /// The colours of a party, or of nobody.
    #[must_use]
    pub fn party(&self, party: Option<PartyIx>) -> PartyInk {
        party
            .and_then(|party| self.parties.get(party.ix()).copied())
            .unwrap_or(self.nobody)
    }
}

/// The band's colour: as much of the accent as leaves black or white legible
/// on it and on the background alike.
fn band(background: Rgb, accent: Rgb) -> Rgb {
    let mut share = BAND_SHARE;
    while share > 0.0 {
        let band = mix(background, accent, share);
        let is_legible = |ink: Rgb| {
            contrast(ink, band) >= TEXT_CONTRAST && contrast(ink, background) >= TEXT_CONTRAST
        };
        if is_legible([0; 3]) || is_legible([255; 3]) {
            return band;
        }
        share -= 0.01;
    }
    background
}

/// The colour of the palette farthest from those in use, of equals the first;
/// where all are in use, one that nobody of the same sign has: the order is
/// that of the greatest distance to every kind of eye, found by trying.
fn farthest(used: &[Option<Rgb>], place: usize) -> Rgb {
    let mut best = (PALETTE[(place * 5 + place / 8 * 4) % 8], 0.01);
    for colour in PALETTE {
        let nearest = used
            .iter()
            .flatten()
            .map(|other| distance(colour, *other))
            .fold(1.0, f64::min);
        if nearest > best.1 {
            best = (colour, nearest);
        }
    }
    best.0
}

/// The foreground, as far toward the background as text may go.
fn muted(foreground: Rgb, grounds: &[Rgb]) -> Rgb {
    (0..=8)
        .rev()
        .map(|step| mix(foreground, grounds[0], f64::from(step) * 0.05))
        .find(|colour| {
            let readable = |ground: &Rgb| contrast(*colour, *ground) >= TEXT_CONTRAST;
            grounds.iter().all(readable)
        })
        .unwrap_or(foreground)
}

#[cfg(test)]
mod tests {
    use super::{MARK_CONTRAST, TEXT_CONTRAST, Theme, contrast};
    use crate::model::{Party, PartyIx, Stands, Text};

    fn parties(colours: &[Option<[u8; 3]>]) -> Vec<Party> {
        let party = |(place, color): (usize, &Option<[u8; 3]>)| Party {
            id: format!("p{place}"),
            name: Text::new("en", "Party"),
            color: *color,
            shape: None,
            stands: Stands::Together,
        };
        colours.iter().enumerate().map(party).collect()
    }

    #[test]
    fn whatever_is_written_can_be_read_on_the_band_too() {
        let parties = parties(&[Some([255, 255, 0]), Some([0, 0, 40]), None, None, None]);
        for (background, foreground) in [
            ([255; 3], [20; 3]),
            ([21, 25, 30], [238; 3]),
            ([250, 240, 220], [60, 50, 40]),
            ([0, 60, 120], [255; 3]),
            // A host whose own text can hardly be read.
            ([255; 3], [200; 3]),
            ([120; 3], [130; 3]),
        ] {
            let theme = Theme::new(&parties, background, foreground, &[], Some([255, 0, 0]));
            for ground in [theme.background, theme.band] {
                for ink in theme.parties.iter().chain([&theme.nobody]) {
                    assert!(contrast(ink.text, ground) >= TEXT_CONTRAST);
                    assert!(contrast(ink.mark, ground) >= MARK_CONTRAST);
                }
                assert!(contrast(theme.foreground, ground) >= TEXT_CONTRAST);
                assert!(contrast(theme.muted, ground) >= TEXT_CONTRAST);
            }
        }
    }

    #[test]
    fn parties_without_a_colour_get_different_ones() {
        let parties = parties(&[None; 8]);
        let theme = Theme::new(&parties, [255; 3], [0; 3], &[], None);
        for (place, ink) in theme.parties.iter().enumerate() {
            assert!(!theme.parties[..place].contains(ink), "{ink:?} twice");
        }
    }

    #[test]
    fn the_page_may_replace_a_colour() {
        let parties = parties(&[Some([180, 30, 60]), None]);
        let with = |over: &[(PartyIx, [u8; 3])]| Theme::new(&parties, [255; 3], [0; 3], over, None);
        let changed = with(&[(PartyIx(0), [20, 90, 40]), (PartyIx(7), [1, 2, 3])]);
        assert_eq!(changed.parties[0].mark, [20, 90, 40]);
        assert_eq!(with(&[]).parties[0].mark, [180, 30, 60]);
    }
}
