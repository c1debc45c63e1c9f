//! The value that the components show.

use std::rc::Rc;

use super::action::{Action, Goal, reduce};
use super::copied::Copied;
use super::shown::Shown;
use super::state::ViewState;
use crate::ledger::Ledger;
use crate::model::ClaimIx;
use crate::scene::{PlacedMark, Scene, Theme, View};
use crate::wording::{Locale, Message, Words};

/// What there is to show.
#[derive(Clone)]
pub enum Face {
    /// A dataset.
    Story {
        /// What follows from it.
        ledger: Rc<Ledger>,
        /// What the state comes to.
        shown: Shown,
        /// The chart; `None` where there is nothing to chart, or no room yet.
        scene: Option<Rc<Scene>>,
        /// How many claims could not be read.
        left_out: usize,
    },
    /// The data could not be had: what is going on and what to do.
    Failed(Message),
}

/// Everything that the components show. A new value is a new view.
#[derive(Clone)]
pub struct Model {
    /// Counts the values, so that what should happen once happens once.
    pub serial: u32,
    /// What there is to show.
    pub face: Face,
    /// What was asked for.
    pub state: ViewState,
    /// The reader's language.
    pub locale: Rc<dyn Locale>,
    /// Colours of the chart.
    pub theme: Rc<Theme>,
    /// Whether the page is dark.
    pub is_dark: bool,
    /// Whether it is for paper.
    pub is_printing: bool,
    /// Whether there is room for the wide layout.
    pub is_wide: bool,
    /// Device pixels a logical pixel.
    pub scale: f64,
    /// The host's font family, as CSS writes it.
    pub family: String,
    /// The font's share of the em above the baseline, where it is known.
    pub ascent_em: Option<f64>,
    /// Whether the reader wants less motion.
    pub is_calm: bool,
    /// Where to lead the reader, once this value is shown.
    pub goal: Option<(ClaimIx, Goal)>,
    /// Whether the reader caused this value, so that the change is announced.
    pub is_by_reader: bool,
    /// What was copied last, while nothing else is done.
    pub copied: Option<Copied>,
    /// Whether an address leads to a single claim.
    pub has_address: bool,
    /// How many claims came with this value that were not there before.
    pub news: usize,
}

impl Model {
    /// The words of the reader's language.
    #[must_use]
    pub fn words(&self) -> Words<'_> {
        Words::new(&*self.locale)
    }

    /// The marks of the chart, where their sentences hold for another view too.
    #[must_use]
    pub fn known(
        &self,
        ledger: &Rc<Ledger>,
        locale: &Rc<dyn Locale>,
        view: &View,
    ) -> &[PlacedMark] {
        match &self.face {
            Face::Story {
                ledger: own,
                shown,
                scene: Some(scene),
                ..
            } if Rc::ptr_eq(own, ledger)
                && Rc::ptr_eq(&self.locale, locale)
                && (shown.measure, shown.day) == (Some(view.measure), Some(view.day)) =>
            {
                &scene.marks
            }
            _ => &[],
        }
    }

    /// Whether this is the view that another was, but for what is filtered and
    /// for whose doing it was.
    #[must_use]
    pub(super) fn is_narrowed(&self, other: &Self) -> bool {
        // Spelled out, so that nothing new is forgotten here.
        let Self {
            serial: _,
            face,
            state,
            locale,
            theme,
            is_dark,
            is_printing,
            is_wide,
            scale,
            family,
            ascent_em,
            is_calm,
            goal: _,
            is_by_reader: _,
            copied,
            has_address,
            news,
        } = self;
        let is_same_face = match (face, &other.face) {
            (
                Face::Story {
                    ledger,
                    scene,
                    left_out,
                    shown: _,
                },
                Face::Story {
                    ledger: other_ledger,
                    scene: other_scene,
                    left_out: other_left_out,
                    shown: _,
                },
            ) => {
                let width =
                    |scene: &Option<Rc<Scene>>| scene.as_ref().map(|it| it.width_px.to_bits());
                Rc::ptr_eq(ledger, other_ledger)
                    && width(scene) == width(other_scene)
                    && left_out == other_left_out
            }
            _ => false,
        };
        let unfiltered = |state: &ViewState| reduce(state.clone(), &Action::ResetFilters);
        is_same_face
            && unfiltered(state) == unfiltered(&other.state)
            && Rc::ptr_eq(locale, &other.locale)
            && *theme == other.theme
            && (is_dark, is_printing, is_wide)
                == (&other.is_dark, &other.is_printing, &other.is_wide)
            && scale.total_cmp(&other.scale).is_eq()
            && *family == other.family
            && *ascent_em == other.ascent_em
            && (is_calm, has_address) == (&other.is_calm, &other.has_address)
            && copied.is_none()
            && other.copied.is_none()
            && *news == other.news
    }
}
