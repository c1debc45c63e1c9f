//! A view that stands still: what is published of a dataset without a program.

use crate::ledger::Ledger;
use crate::model::{Day, MeasureIx, Text, primary};
use crate::scene::{Frame, Layout, Scene, Theme, View, lay_out, paper_and_ink, text_width_px};
use crate::wording::{Locale, Message, Words};

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Both: the page's used colour scheme chooses.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// One view of a dataset, for everything that is made of it at once.
pub struct Still<'a> {
    /// The dataset and what follows from it.
    pub ledger: &'a Ledger,
    /// The measure; `None` where nothing is counted.
    pub measure: Option<MeasureIx>,
    /// The day of knowledge; `None` without claims.
    pub day: Option<Day>,
    /// The reader's language, of [`language_for`](crate::wording::language_for).
    pub locale: &'a dyn Locale,
    /// Which colours.
    pub scheme: Scheme,
    /// How many claims of the file could not be read.
    pub left_out: usize,
}

impl<'a> Still<'a> {
    /// The view that the widget opens with: the measure with the most counting
    /// estimates, on the last day on which something became public.
    #[must_use]
    pub fn new(ledger: &'a Ledger, locale: &'a dyn Locale) -> Self {
        Self {
            ledger,
            measure: ledger.default_measure(),
            day: ledger.last_day(),
            locale,
            scheme: Scheme::Auto,
            left_out: 0,
        }
    }

    /// The words of the reader's language.
    #[must_use]
    pub fn words(&self) -> Words<'a> {
        Words::new(self.locale)
    }

    /// The question, or the title where there is none, with the tag that it is
    /// in.
    #[must_use]
    pub fn title(&self) -> (&'a str, &'a str) {
        let dataset = self.ledger.dataset();
        let text = dataset.question.as_ref().unwrap_or(&dataset.title);
        self.words().pick(text, dataset)
    }

    /// The title for where neither chart nor caption says what is counted: the
    /// question only over the measure that it most likely asks for.
    #[must_use]
    pub fn headline(&self) -> (&'a str, &'a str) {
        if self.is_default_measure() {
            return self.title();
        }
        let dataset = self.ledger.dataset();
        self.words().pick(&dataset.title, dataset)
    }

    /// The state of knowledge as one text, led by the measure where that is
    /// not the one that the dataset opens with; empty without claims.
    #[must_use]
    pub fn summary(&self) -> String {
        let Some(day) = self.day else {
            return String::new();
        };
        let words = self.words();
        let mut summary = String::new();
        if let (Some(measure), false) = (self.measure, self.is_default_measure()) {
            let dataset = self.ledger.dataset();
            let label = words.inline(&dataset.measure(measure).label, dataset);
            summary.push_str(&words.fill(Message::Labelled, &[&label, ""]));
        }
        for run in words.knowledge(self.ledger, self.measure, day) {
            summary.push_str(&run.text);
        }
        summary
    }

    fn is_default_measure(&self) -> bool {
        self.measure == self.ledger.default_measure()
    }

    /// The colours of the dataset's parties on light or dark paper.
    pub(super) fn theme(&self, is_dark: bool) -> Theme {
        let (paper, ink) = paper_and_ink(is_dark);
        Theme::new(&self.ledger.dataset().parties, paper, ink, &[], None)
    }

    /// The chart; `None` where there is nothing to chart.
    pub(super) fn scene(&self, theme: &Theme, layout: Layout, width_px: f64) -> Option<Scene> {
        let view = View {
            measure: self.measure?,
            day: self.day?,
            filter: crate::ledger::Filter::default(),
            selected: None,
            is_log: false,
        };
        let frame = Frame {
            width_px,
            layout,
            theme,
            locale: self.locale,
            text_width_px: &text_width_px,
            known: &[],
        };
        let scene = lay_out(self.ledger, &view, &frame);
        (!scene.marks.is_empty()).then_some(scene)
    }

    /// What stands before every id, so that several views share a page.
    pub(super) fn prefix(&self) -> String {
        let dataset = self.ledger.dataset();
        let mut prefix = String::from("cl-");
        slug(&mut prefix, &dataset.id);
        if let Some(measure) = self.measure {
            prefix.push('-');
            slug(&mut prefix, &dataset.measure(measure).id);
        }
        prefix
    }

    /// The tag of a text, where it is not in the reader's language.
    pub(super) fn foreign<'t>(&self, lang: &'t str) -> Option<&'t str> {
        let is_own = primary(lang).eq_ignore_ascii_case(primary(self.locale.tag()));
        (!is_own).then_some(lang)
    }

    /// `auto` for a text of which some runs against the page.
    pub(super) fn turned(&self, text: &str) -> Option<&'static str> {
        (self.words().isolated(text) != text).then_some("auto")
    }

    /// A text of the newsroom in the reader's language, as far as there is
    /// one.
    pub(super) fn pick<'t>(&self, text: &'t Text) -> (&'t str, &'t str) {
        self.words().pick(text, self.ledger.dataset())
    }
}

/// As much of an id as may stand in an address and a selector.
fn slug(out: &mut String, id: &str) {
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => out.push(c),
            '_' | ' ' | '.' | '/' => out.push('-'),
            // Told apart all the same.
            other => out.push_str(&format!("u{:x}", u32::from(other))),
        }
    }
}
