//! The object behind one `<claim-line>`.

mod copying;
mod picture;
mod tell;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot};

use super::hooks::Hooks;
use super::intl::apart;
use super::objects::wishes;
use super::root::Root;
use super::surroundings::Surroundings;
use crate::intake::{Totals, read_json};
use crate::ledger::Ledger;
use crate::model::{Claim, ClaimIx, Dataset};
use crate::ui::{
    Action, Copied, Field, Goal, Model, STYLE, Search, Shown, ViewState, first_further, reduce,
};
use crate::wording::{Language, Message};

thread_local! {
    static NEXT_KEY: Cell<u64> = const { Cell::new(0) };
}

/// What the claims file gave.
enum Data {
    /// Not read yet.
    None,
    /// A dataset.
    Story { ledger: Rc<Ledger>, left_out: usize },
    /// Nothing to show, for this reason.
    Failed(Message),
}

/// The view of one element. Made, told of changes and destroyed by the loader.
#[wasm_bindgen]
pub struct Widget {
    inner: Rc<Inner>,
}

struct Inner {
    host: HtmlElement,
    hooks: Hooks,
    surroundings: Surroundings,
    colors: CssStyleSheet,
    /// What stands in it.
    style: RefCell<String>,
    view: RefCell<Option<Root>>,
    data: RefCell<Data>,
    /// The last search, and for which words: it reads every claim.
    search: RefCell<Search>,
    /// Where to lead the reader, until the view is up that does.
    goal: Cell<Option<(ClaimIx, Goal)>>,
    /// What the reader copied, while nothing else is done.
    copied: RefCell<Option<Copied>>,
    /// How many claims the last file has that the one before, of the same
    /// dataset, had not.
    news: Cell<usize>,
    state: RefCell<ViewState>,
    model: RefCell<Option<Rc<Model>>>,
    /// The chosen claim, as the page was last told of it.
    told: Cell<Option<ClaimIx>>,
    is_printing: Cell<bool>,
    /// The languages whose words cannot be had: a bit for the place of each.
    lacking: Cell<u32>,
    /// The values of the fields, as the page was last told of them.
    told_values: RefCell<Vec<Option<String>>>,
    /// Whether new data waits to be announced.
    is_new: Cell<bool>,
    /// The width that the last view was made for.
    width_px: Cell<f64>,
    /// Tells this element's components from another's in the same root.
    key: u64,
}

#[wasm_bindgen]
impl Widget {
    /// Makes a place for the view in the element's shadow root.
    ///
    /// # Errors
    /// What the page answers if it has no document, no canvas or no style
    /// sheets to give.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: &ShadowRoot, hooks: Hooks) -> Result<Widget, JsValue> {
        yew::set_custom_panic_hook(Box::new(|_| {}));
        let document = host.owner_document().ok_or("no document")?;
        let view = Root::take(&document)?;
        let mount: HtmlElement = view.mount().clone().unchecked_into();
        root.append_child(&mount)?;
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(STYLE)?;
        let colors = CssStyleSheet::new()?;
        let sheets = root.adopted_style_sheets();
        sheets.push(&sheet);
        sheets.push(&colors);
        let surroundings = Surroundings::new(&host, root, &mount).ok_or("no canvas")?;
        let state = Field::ALL
            .iter()
            .fold(ViewState::default(), |state, field| {
                state.with(*field, host.get_attribute(field.name()).as_deref())
            });
        let inner = Rc::new(Inner {
            host,
            hooks,
            surroundings,
            colors,
            style: RefCell::default(),
            view: RefCell::new(Some(view)),
            data: RefCell::new(Data::None),
            search: RefCell::default(),
            goal: Cell::default(),
            copied: RefCell::default(),
            news: Cell::default(),
            told: Cell::default(),
            state: RefCell::new(state),
            model: RefCell::default(),
            is_printing: Cell::new(false),
            lacking: Cell::default(),
            told_values: RefCell::default(),
            is_new: Cell::new(false),
            width_px: Cell::default(),
            key: NEXT_KEY.replace(NEXT_KEY.get() + 1),
        });
        Ok(Self { inner })
    }

    /// An observed attribute of the element changed.
    pub fn attribute(&self, name: &str, value: Option<String>) {
        if let Some(field) = Field::from_name(name) {
            if field == Field::Lang {
                // What could not be had may be tried again.
                self.inner.lacking.set(0);
            }
            self.inner.act(&Action::Ask(field, value), false);
        }
    }

    /// The words of a language are here, or cannot be had. `false` where there
    /// is none left to ask for, and nothing is shown yet.
    pub fn speak(&self, language: &str, is_had: bool) -> bool {
        let inner = &self.inner;
        if let (false, Some(place)) = (is_had, Language::place(language)) {
            inner.lacking.set(inner.lacking.get() | 1 << place);
        }
        inner.show(None, false);
        inner.model.borrow().is_some() || inner.language(&inner.page()).is_some()
    }

    /// Shows a claims file in JSON, of which so many claims were left out
    /// before. Whether there is any problem in it, which the desk would tell.
    pub fn load(&self, text: &str, left_out: usize) -> bool {
        self.inner.load(text, left_out)
    }

    /// There is nothing to show: the data could not be had (`network`, `http`),
    /// was `empty`, `too-large`, or could not be read.
    pub fn fail(&self, code: &str) {
        let message = match code {
            "http" | "network" => Message::FailedNetwork,
            "empty" => Message::FailedEmpty,
            "too-large" => Message::FailedTooLarge,
            _ => Message::FailedFile,
        };
        self.inner.fail(message);
    }

    /// `el.state`: every field's value, by attribute name.
    #[must_use]
    pub fn state(&self) -> JsValue {
        #[cfg(feature = "trap")]
        crate::ui::trap::in_call(&self.inner.host);
        self.inner.values()
    }

    /// Sets the fields that the object names.
    pub fn set_state(&self, state: &JsValue) {
        self.inner.set(wishes(state));
    }

    /// The attributes that ask for what is not there: pairs of name and value.
    #[must_use]
    pub fn unmet(&self) -> Vec<JsValue> {
        self.inner.unmet()
    }

    /// Whether the text last given to the clipboard is there.
    pub fn copied(&self, is_copied: bool) {
        self.inner.copied(is_copied);
    }

    /// `el.counts`.
    #[must_use]
    pub fn counts(&self) -> JsValue {
        self.inner.counts()
    }

    /// Chooses a claim and leads to its card. `false` where no such claim is
    /// public on the day.
    pub fn select(&self, id: &str) -> bool {
        self.inner.select(id)
    }

    /// The chart with question, summary and sources as an SVG file; empty
    /// where there is none.
    #[must_use]
    pub fn to_svg(&self) -> String {
        self.inner.to_svg()
    }

    /// The same, painted onto a canvas of the loader's, twice as fine; `false`
    /// where there is none.
    #[must_use]
    pub fn to_canvas(&self, canvas: &web_sys::HtmlCanvasElement) -> bool {
        self.inner.to_canvas(canvas)
    }

    /// Room, resolution, colours, font or language may have changed. While the
    /// page is printed, all cards are shown, which is no wish of the reader's.
    pub fn look_around(&self, is_printing: bool) {
        let inner = &self.inner;
        inner.is_printing.set(is_printing);
        if inner.model.borrow().is_some() {
            inner.surroundings.measure_anew();
            inner.show(None, false);
        }
    }

    /// The view's box has changed, of which only the width matters.
    pub fn resized(&self) {
        let inner = &self.inner;
        if inner.surroundings.width_px() != inner.width_px.get() {
            self.look_around(inner.is_printing.get());
        }
    }

    /// Takes the view down and lets go of the page.
    pub fn destroy(&self) {
        if let Some(view) = self.inner.view.borrow_mut().take() {
            view.give_back();
        }
        self.inner.surroundings.leave();
        self.inner.model.replace(None);
    }
}

impl Inner {
    /// Reads a claims file and shows what is sound of it; whether there is any
    /// problem in it.
    fn load(self: &Rc<Self>, text: &str, left_out: usize) -> bool {
        let taken = read_json(text, "en");
        if let (Data::Story { ledger, .. }, Some(dataset)) = (&*self.data.borrow(), &taken.dataset)
        {
            let before = ledger.dataset();
            let is_new = |claim: &&Claim| before.claim_with_id(&claim.id).is_none();
            self.news.set(match before.id == dataset.id {
                true => dataset.claims.iter().filter(is_new).count(),
                false => 0,
            });
        }
        let left_out = left_out + taken.left_out;
        // Claims that all fell are no empty story.
        let is_told = |dataset: &Dataset| left_out == 0 || !dataset.claims.is_empty();
        self.data.replace(match taken.dataset.filter(is_told) {
            Some(dataset) => Data::Story {
                ledger: Rc::new(Ledger::new(dataset)),
                left_out,
            },
            None => Data::Failed(Message::FailedFile),
        });
        self.search.replace(Search::default());
        self.goal.set(None);
        self.is_new.set(true);
        self.show(None, false);
        taken.total != Totals::default()
    }

    fn fail(self: &Rc<Self>, message: Message) {
        self.data.replace(Data::Failed(message));
        self.is_new.set(true);
        self.show(None, false);
    }

    /// Takes an action of the reader or the host.
    fn act(self: &Rc<Self>, action: &Action, is_by_reader: bool) {
        self.copied.replace(None);
        if let Action::Copy(claim, what) = action {
            self.copy(claim.clone(), *what);
        }
        let mut state = reduce(self.state.borrow().clone(), action);
        let goal = match action {
            Action::Select(id, goal) => self.claim(id).map(|claim| (claim, *goal)),
            Action::ShowMark { claim, .. } => self.claim(claim).map(|claim| (claim, Goal::Mark)),
            Action::ShowAll(true) => match &*self.data.borrow() {
                Data::Story { ledger, .. } => {
                    let next = first_further(ledger, &self.shown(ledger));
                    next.map(|claim| (claim, Goal::Card))
                }
                _ => None,
            },
            _ => None,
        };
        if goal.is_none() && state == *self.state.borrow() {
            return;
        }
        // A mark leads to its card, also where a filter has taken that away.
        if let (Some((claim, Goal::Card)), Data::Story { ledger, .. }) =
            (goal, &*self.data.borrow())
            && !ledger.passes(claim, &self.shown(ledger).filter)
        {
            state = reduce(state, &Action::ResetFilters);
        }
        self.state.replace(state);
        self.show(goal, is_by_reader);
    }

    fn set(self: &Rc<Self>, wishes: Vec<(Field, Option<String>)>) {
        let mut state = self.state.borrow().clone();
        for (field, wish) in wishes {
            state = state.with(field, wish.as_deref());
        }
        if state != *self.state.borrow() {
            self.copied.replace(None);
            self.state.replace(state);
            self.show(None, false);
        }
    }

    fn select(self: &Rc<Self>, id: &str) -> bool {
        let is_there = match (&*self.data.borrow(), self.claim(id)) {
            (Data::Story { ledger, .. }, Some(claim)) => self
                .shown(ledger)
                .day
                .is_some_and(|day| ledger.public_on(claim) <= day),
            _ => false,
        };
        if is_there {
            self.act(&Action::Select(id.into(), Goal::Card), false);
        }
        is_there
    }

    /// What the state comes to.
    fn shown(&self, ledger: &Ledger) -> Shown {
        let state = self.state.borrow();
        let wish = state.wish(Field::Search).unwrap_or_default();
        if self.search.borrow().wish != wish {
            self.search.replace(Search::new(wish, ledger, &apart));
        }
        Shown::new(&state, ledger, self.search.borrow().clone())
    }

    fn claim(&self, id: &str) -> Option<ClaimIx> {
        match &*self.data.borrow() {
            Data::Story { ledger, .. } => ledger.dataset().claim_with_id(id),
            _ => None,
        }
    }
}

/// Calls something on a widget that is still there.
fn with(inner: &Weak<Inner>, call: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        call(&inner);
    }
}
