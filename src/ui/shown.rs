//! What the wishes come to, for a ledger.

use std::rc::Rc;

use super::state::{Field, ViewState};
use crate::ledger::{Apart, Filter, Ledger, Order, Sort, needles};
use crate::model::{ClaimIx, Day, MeasureIx, PartyIx, SourceIx, Stance, named};
use crate::scene::{Layout, View};

named! {
    /// Which parts are shown.
    ViewKind {
        /// Everything.
        Full = "full",
        /// The chart alone, with its question and controls.
        Chart = "chart",
        /// The chronology alone, with its question.
        Chronology = "chronology",
        /// The table alone, with its question.
        Table = "table",
    }
}

named! {
    /// Which colours.
    Theming {
        /// As the used colour scheme of the element.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

named! {
    /// How the value axis runs.
    ScaleKind {
        /// Linear; a logarithmic axis is offered where it helps.
        Auto = "auto",
        /// Linear from zero.
        Linear = "linear",
        /// Logarithmic, if there is a number above zero.
        Log = "log",
    }
}

named! {
    /// How the chart is laid out.
    LayoutKind {
        /// By the room there is.
        Auto = "auto",
        /// Time across, value up.
        Wide = "wide",
        /// One row an estimate.
        Narrow = "narrow",
    }
}

impl LayoutKind {
    /// What is wanted, else what the room is for.
    #[must_use]
    pub fn for_width(self, width_px: f64) -> Layout {
        match self {
            Self::Auto => Layout::for_width(width_px),
            Self::Wide => Layout::Wide,
            Self::Narrow => Layout::Narrow,
        }
    }
}

/// The words looked for, and the claims that hold them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// The words as they were asked for.
    pub wish: String,
    /// The words, folded.
    pub needles: Rc<[String]>,
    /// Whether each claim holds them all; `None`: nothing is looked for.
    pub matching: Option<Rc<[bool]>>,
}

impl Search {
    /// Looks for the words of a wish.
    #[must_use]
    pub fn new(wish: &str, ledger: &Ledger, apart: &Apart<'_>) -> Self {
        let needles = needles(wish, apart);
        let matching = (!needles.is_empty()).then(|| ledger.matching(&needles, apart).into());
        Self {
            wish: wish.into(),
            needles: needles.into(),
            matching,
        }
    }
}

/// How many cards stand before "show all".
const FIRST_CARDS: usize = 6;

/// What is shown: every wish that can be met, the default for the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The measure; `None` where the dataset has none.
    pub measure: Option<MeasureIx>,
    /// The day of knowledge; `None` without claims.
    pub day: Option<Day>,
    /// Which parts.
    pub view: ViewKind,
    /// Which colours.
    pub theming: Theming,
    /// What the chronology is narrowed to.
    pub filter: Filter,
    /// The chosen claim, if it is public on the day.
    pub selected: Option<ClaimIx>,
    /// Newest or oldest first.
    pub order: Order,
    /// How many cards at first.
    pub cards: usize,
    /// How the value axis runs.
    pub scale: ScaleKind,
    /// How the chart is laid out.
    pub layout: LayoutKind,
    /// What the table is sorted by.
    pub sort: Sort,
    /// What is looked for.
    pub search: Search,
    /// Wishes that could not be met: the field and what was asked for.
    pub unmet: Vec<(Field, String)>,
}

impl Shown {
    /// What a state comes to; the search is that of its wish.
    #[must_use]
    pub fn new(state: &ViewState, ledger: &Ledger, search: Search) -> Self {
        let mut unmet = Vec::new();
        let dataset = ledger.dataset();
        let day = known_on(state, ledger, &mut unmet);
        let selected = one(state, Field::Select, &mut unmet, |id| {
            dataset.claim_with_id(id)
        });
        let parties = dataset.parties.iter().map(|party| party.id.as_str());
        let sources = dataset.sources.iter().map(|source| source.id.as_str());
        let cards = one(state, Field::Cards, &mut unmet, |wish| match wish {
            "all" => Some(usize::MAX),
            number => number.parse().ok().filter(|count| *count > 0),
        });
        let order = one(state, Field::Order, &mut unmet, Order::from_name).unwrap_or(Order::Newest);
        Self {
            measure: one(state, Field::Measure, &mut unmet, |id| {
                dataset.measure_with_id(id)
            })
            .or_else(|| ledger.default_measure()),
            day,
            view: one(state, Field::View, &mut unmet, ViewKind::from_name)
                .unwrap_or(ViewKind::Full),
            theming: one(state, Field::Theme, &mut unmet, Theming::from_name)
                .unwrap_or(Theming::Auto),
            filter: Filter {
                parties: several(state, Field::Party, &mut unmet, parties, PartyIx::at),
                stances: several(
                    state,
                    Field::Stance,
                    &mut unmet,
                    Stance::NAMES.iter().copied(),
                    |place| Stance::ALL[place],
                ),
                sources: several(state, Field::Source, &mut unmet, sources, SourceIx::at),
                matching: search.matching.clone(),
            },
            selected: selected
                .filter(|claim| day.is_some_and(|day| ledger.public_on(*claim) <= day)),
            order,
            cards: cards.unwrap_or(FIRST_CARDS),
            scale: one(state, Field::Scale, &mut unmet, ScaleKind::from_name)
                .unwrap_or(ScaleKind::Auto),
            layout: one(state, Field::Layout, &mut unmet, LayoutKind::from_name)
                .unwrap_or(LayoutKind::Auto),
            sort: one(state, Field::Sort, &mut unmet, Sort::from_name)
                .unwrap_or_else(|| Sort::of(order)),
            search,
            unmet,
        }
    }

    /// What the chart shows; `None` where there is nothing to chart.
    #[must_use]
    pub fn chart_view(&self) -> Option<View> {
        Some(View {
            measure: self.measure?,
            day: self.day?,
            filter: self.filter.clone(),
            selected: self.selected,
            is_log: self.scale == ScaleKind::Log,
        })
    }

    /// The value of a field as its attribute would put it; `None`: nothing.
    #[must_use]
    pub fn value(&self, field: Field, ledger: &Ledger) -> Option<String> {
        let dataset = ledger.dataset();
        let join = |ids: Vec<&str>| (!ids.is_empty()).then(|| ids.join(" "));
        match field {
            Field::Lang => None,
            Field::Measure => self.measure.map(|ix| dataset.measure(ix).id.clone()),
            Field::KnownOn => self.day.map(Day::to_iso),
            Field::View => Some(self.view.name().into()),
            Field::Theme => Some(self.theming.name().into()),
            Field::Party => {
                let ids = self.filter.parties.iter();
                join(ids.map(|ix| dataset.party(*ix).id.as_str()).collect())
            }
            Field::Stance => join(self.filter.stances.iter().map(|one| one.name()).collect()),
            Field::Source => {
                let ids = self.filter.sources.iter();
                join(ids.map(|ix| dataset.source(*ix).id.as_str()).collect())
            }
            Field::Search => (!self.search.wish.is_empty()).then(|| self.search.wish.clone()),
            Field::Scale => Some(self.scale.name().into()),
            Field::Layout => Some(self.layout.name().into()),
            Field::Sort => Some(self.sort.name()),
            Field::Select => self.selected.map(|ix| dataset.claim(ix).id.clone()),
            Field::Order => Some(self.order.name().into()),
            Field::Cards if self.cards == usize::MAX => Some("all".into()),
            Field::Cards => Some(self.cards.to_string()),
        }
    }
}

/// Reads the wish for one thing.
fn one<T>(
    state: &ViewState,
    field: Field,
    unmet: &mut Vec<(Field, String)>,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let wish = state.wish(field)?;
    let found = read(wish);
    if found.is_none() {
        unmet.push((field, wish.into()));
    }
    found
}

/// Reads the wish for several things, each by its place among known names.
fn several<'a, T>(
    state: &ViewState,
    field: Field,
    unmet: &mut Vec<(Field, String)>,
    known: impl Iterator<Item = &'a str> + Clone,
    at: impl Fn(usize) -> T,
) -> Vec<T> {
    let mut found = Vec::new();
    for id in state.ids(field) {
        match known.clone().position(|name| name == id) {
            Some(place) => found.push(at(place)),
            None => unmet.push((field, id.into())),
        }
    }
    found
}

/// The day asked for, kept within the days on which something became public.
fn known_on(state: &ViewState, ledger: &Ledger, unmet: &mut Vec<(Field, String)>) -> Option<Day> {
    let (first, last) = (*ledger.days().first()?, ledger.last_day()?);
    let Some(wish) = state.wish(Field::KnownOn) else {
        return Some(last);
    };
    let asked = Day::from_iso(wish);
    let day = asked.map_or(last, |day| day.clamp(first, last));
    if asked != Some(day) {
        unmet.push((Field::KnownOn, wish.into()));
    }
    Some(day)
}
