//! What a scene is laid out for: the view, the room, the type.

use super::placed::PlacedMark;
use super::theme::Theme;
use crate::ledger::Filter;
use crate::model::{ClaimIx, Day, MeasureIx};
use crate::wording::Locale;

/// Which of the two layouts of the one scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Time across, value up.
    Wide,
    /// One row an estimate, value across.
    Narrow,
}

impl Layout {
    /// The layout that suits a width: wide from 560 px.
    #[must_use]
    pub fn for_width(width_px: f64) -> Self {
        if width_px >= 560.0 {
            Self::Wide
        } else {
            Self::Narrow
        }
    }
}

/// What the reader looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The measure.
    pub measure: MeasureIx,
    /// The day of knowledge.
    pub day: Day,
    /// Whose marks are emphasised; the others are drawn faint.
    pub filter: Filter,
    /// The claim whose mark is ringed.
    pub selected: Option<ClaimIx>,
    /// Whether the value axis is logarithmic, if there is a number above zero.
    pub is_log: bool,
}

/// A font of the chart. The family is the host's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Size of the em.
    pub size_px: f64,
    /// Bold or regular.
    pub is_bold: bool,
}

/// The room and its conventions.
pub struct Frame<'a> {
    /// Width of the chart, at least 1.
    pub width_px: f64,
    /// Which layout.
    pub layout: Layout,
    /// Colours.
    pub theme: &'a Theme,
    /// The reader's language.
    pub locale: &'a dyn Locale,
    /// The width of a text: on the page `measureText`, natively a table.
    pub text_width_px: &'a dyn Fn(&str, Font) -> f64,
    /// The marks of an earlier scene of the same ledger, measure, day and
    /// language, whose sentences still hold; else none.
    pub known: &'a [PlacedMark],
}
