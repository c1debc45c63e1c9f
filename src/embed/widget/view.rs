//! The next view: from data, state and surroundings to the value that the
//! components show.

use std::rc::Rc;

use yew::Callback;
use yew::virtual_dom::VChild;

use super::super::intl::IntlLocale;
use super::super::learn::learnt;
use super::{Data, Inner, with};
use crate::model::{ClaimIx, Party, PartyIx};
use crate::scene::{Frame, Layout, Theme, lay_out, paper_and_ink};
use crate::ui::{App, AppProps, Face, Field, Goal, Model, style_of};
use crate::wording::{Language, Locale, language_among};

/// Room at each side of the view, in em: as `padding-inline` in `style.css`.
const SIDE_EM: (f64, f64) = (1.125, 0.875);
/// How wide the chart is on paper: between the margins of A4 and of a letter.
const PAPER_PX: f64 = 640.0;
/// Pixels of paper for a logical one.
const PAPER_SCALE: f64 = 3.0;

impl Inner {
    /// Makes the next view and hands it to the components.
    pub(super) fn show(self: &Rc<Self>, goal: Option<(ClaimIx, Goal)>, is_by_reader: bool) {
        // They decide the element's used colour scheme and the language around
        // it, and the page may change them next: they cannot wait for the view.
        self.reflect();
        // Another view may come before this one is up, or the words are missing.
        let goal = goal.or(self.goal.get());
        self.goal.set(goal);
        let Some(model) = self.model(goal, is_by_reader) else {
            return;
        };
        let model = Rc::new(model);
        self.model.replace(Some(model.clone()));
        let reader = Rc::downgrade(self);
        let drawn = Rc::downgrade(self);
        let props = AppProps {
            model,
            act: Callback::from(move |action| with(&reader, |inner| inner.act(&action, true))),
            drawn: Callback::from(move |()| with(&drawn, Self::drawn)),
            #[cfg(feature = "trap")]
            host: self.host.clone(),
        };
        if let Some(view) = &mut *self.view.borrow_mut() {
            let key = Some(self.key.into());
            view.show(VChild::<App>::new(props, key).into());
        }
    }

    /// The value that the components are to show; `None` before there is data.
    fn model(&self, goal: Option<(ClaimIx, Goal)>, is_by_reader: bool) -> Option<Model> {
        let around = &self.surroundings;
        let before = self.model.borrow().clone();
        let state = self.state.borrow().clone();
        let data = self.data.borrow();
        if let Data::None = &*data {
            return None;
        }
        let locale = self.locale(before.as_deref())?;
        let is_printing = self.is_printing.get();
        let is_dark = around.is_dark() && !is_printing;
        let theme = Rc::new(self.theme(is_dark, is_printing));
        let (family, em_px, width_px) = (around.family(), around.em_px(), around.width_px());
        let (wide_px, narrow_px) = (
            width_px - 2.0 * SIDE_EM.0 * em_px,
            width_px - 2.0 * SIDE_EM.1 * em_px,
        );
        self.width_px.set(width_px);
        let is_wide = is_printing || Layout::for_width(wide_px) == Layout::Wide;
        let face = match &*data {
            Data::None => return None,
            Data::Failed(message) => Face::Failed(*message),
            Data::Story { ledger, left_out } => {
                let mut shown = self.shown(ledger);
                if is_printing {
                    shown.cards = usize::MAX;
                }
                let width_px = match is_wide {
                    _ if is_printing => PAPER_PX,
                    true => wide_px,
                    false => narrow_px,
                };
                let measure = |text: &str, font| around.text_width_px(text, font, &family);
                let before = before.as_deref();
                let scene = shown.chart_view().filter(|_| width_px > 0.0).map(|view| {
                    let frame = Frame {
                        width_px: width_px.floor(),
                        layout: shown.layout.for_width(width_px),
                        theme: &theme,
                        locale: &*locale,
                        text_width_px: &measure,
                        known: before.map_or(&[], |it| it.known(ledger, &locale, &view)),
                    };
                    Rc::new(lay_out(ledger, &view, &frame))
                });
                Face::Story {
                    ledger: ledger.clone(),
                    shown,
                    scene,
                    left_out: *left_out,
                }
            }
        };
        Some(Model {
            serial: before.map_or(1, |before| before.serial.wrapping_add(1)),
            face,
            state,
            locale,
            theme,
            is_dark,
            is_printing,
            is_wide,
            scale: if is_printing {
                PAPER_SCALE
            } else {
                around.scale()
            },
            family,
            ascent_em: around.ascent_em(),
            is_calm: around.is_calm(),
            goal,
            is_by_reader,
            copied: self.copied.borrow().clone(),
            has_address: self.host.has_attribute("url-state"),
            news: self.news.take(),
        })
    }

    /// The conventions and words of the reader's language; those of the view
    /// that is up until the words are here. `None` where there is neither.
    fn locale(&self, before: Option<&Model>) -> Option<Rc<dyn Locale>> {
        let before = before.map(|before| before.locale.clone());
        let page = self.page();
        let is_other = |old: &Rc<dyn Locale>, tag| (old.tag(), old.page()) != (tag, &page);
        if let Some((place, tag)) = self.language(&page)
            && before.as_ref().is_none_or(|old| is_other(old, &tag))
        {
            if let Some(language) = learnt(place) {
                return Some(Rc::new(IntlLocale::new(&tag, &page, language)));
            }
            self.hooks.words(Language::tag(place));
        }
        before
    }

    /// The tag that the page gives, or the reader wishes for.
    pub(super) fn page(&self) -> String {
        match self.state.borrow().wish(Field::Lang) {
            Some(wish) => wish.into(),
            None => self.hooks.language(),
        }
    }

    /// The language that the reader of a page is to get, of those whose words may
    /// be had: its place and the whole tag.
    pub(super) fn language(&self, page: &str) -> Option<(usize, String)> {
        let data = self.data.borrow();
        let own = match &*data {
            Data::Story { ledger, .. } => &ledger.dataset().language,
            _ => "",
        };
        language_among(page, own, self.lacking.get())
    }

    /// The colours, and the style sheet that tells them to the components.
    fn theme(&self, is_dark: bool, is_printing: bool) -> Theme {
        let around = &self.surroundings;
        let data = self.data.borrow();
        let parties: &[Party] = match &*data {
            Data::Story { ledger, .. } => &ledger.dataset().parties,
            _ => &[],
        };
        let mut own = Vec::new();
        for (place, party) in parties.iter().enumerate() {
            if let Some(color) = around.custom_color(&["--claimline-party-", &party.id].concat()) {
                own.push((PartyIx::at(place), color));
            }
        }
        let (paper, ink) = paper_and_ink(is_dark);
        // Paper is white, whatever the page is.
        let own_color = |property, color| match is_printing {
            true => color,
            false => around.custom_color(property).unwrap_or(color),
        };
        let background = own_color("--claimline-background", paper);
        let foreground = own_color("--claimline-foreground", ink);
        let accent = around.custom_color("--claimline-accent");
        let theme = Theme::new(parties, background, foreground, &own, accent);
        let style = style_of(&theme, accent.unwrap_or(theme.accent));
        // A new sheet, even an equal one, would style every element anew.
        if *self.style.borrow() != style {
            // The sheet was made here and takes any text.
            let _ = self.colors.replace_sync(&style);
            self.style.replace(style);
        }
        theme
    }
}
