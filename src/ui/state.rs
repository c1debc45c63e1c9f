//! What host and reader have asked for.

use crate::model::named;

named! {
    /// The parts of the state, by the names of the element's attributes.
    Field {
        /// BCP 47 tag; default the nearest `lang` in the page.
        Lang = "lang",
        /// Measure id; default the one with the most counting estimates.
        Measure = "measure",
        /// `YYYY-MM-DD`; default the last day on which something became public.
        KnownOn = "known-on",
        /// `full` (default), `chart`, `chronology`, `table`.
        View = "view",
        /// `auto` (default), `light`, `dark`.
        Theme = "theme",
        /// Party ids, separated by spaces; default all.
        Party = "party",
        /// Stances, separated by spaces; default all.
        Stance = "stance",
        /// Source ids, separated by spaces; default all.
        Source = "source",
        /// Words that a claim holds; default any.
        Search = "search",
        /// Claim id.
        Select = "select",
        /// `newest` (default), `oldest`.
        Order = "order",
        /// How many cards before "show all", default 6; `all`.
        Cards = "cards",
        /// `auto` (default), `linear`, `log`.
        Scale = "scale",
        /// `auto` (default), `wide`, `narrow`.
        Layout = "layout",
        /// The table's column, `-` before it for descending; default as
        /// `order`.
        Sort = "sort",
    }
}

/// The state of a view: for each [`Field`] what was asked for, if anything.
/// The strings are those of the attributes, so that attributes and state
/// follow each other; what they come to is [`Shown`](super::Shown).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    wishes: [Option<String>; Field::ALL.len()],
    /// Whether the day of knowledge moves by itself.
    pub is_playing: bool,
    /// The page of the table that the reader went to; `None`: the first, or
    /// the one with the chosen claim.
    pub page: Option<usize>,
    /// The wish for a view that the table took the place of.
    pub before_table: Option<String>,
}

impl ViewState {
    /// What was asked for.
    #[must_use]
    pub fn wish(&self, field: Field) -> Option<&str> {
        self.wishes[field as usize].as_deref()
    }

    /// The state with another wish; blank is none.
    #[must_use]
    pub fn with(mut self, field: Field, wish: Option<&str>) -> Self {
        let wish = wish.map(str::trim).filter(|wish| !wish.is_empty());
        self.wishes[field as usize] = wish.map(Into::into);
        self
    }

    /// The ids in a wish that lists several.
    pub fn ids(&self, field: Field) -> impl Iterator<Item = &str> {
        self.wish(field).unwrap_or("").split_ascii_whitespace()
    }
}
