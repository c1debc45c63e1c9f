//! The value that the components show.

use std::rc::Rc;

use super::action::Goal;
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

    /// Whether another view is of the same data in the same language.
    #[must_use]
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        let ledger = |model: &Self| match &model.face {
            Face::Story { ledger, .. } => Some(Rc::as_ptr(ledger)),
            Face::Failed(_) => None,
        };
        ledger(self) == ledger(other) && Rc::ptr_eq(&self.locale, &other.locale)
    }
}
