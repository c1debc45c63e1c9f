//! The object behind one `<claim-line>`.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, HtmlElement, ResizeObserver, ShadowRoot};
use yew::Callback;
use yew::virtual_dom::VChild;

use super::hooks::Hooks;
use super::intl::IntlLocale;
use super::objects::{Counts, Ready, object, plain, problems, wishes};
use super::root::Root;
use super::story::STORY;
use super::surroundings::Surroundings;
use crate::intake::{Diagnostic, Severity, read_json};
use crate::ledger::Ledger;
use crate::model::{ClaimIx, ClaimKind, Dataset, Party, PartyIx};
use crate::paint::to_svg;
use crate::publish::to_json;
use crate::scene::{Frame, Layout, Scene, Theme, lay_out};
use crate::ui::{
    Action, App, AppProps, Face, Field, Goal, Model, STYLE, Shown, ViewState, paper_and_ink,
    reduce, style_of,
};
use crate::wording::{Locale, Message, Words, language_for};

/// Room at each side of the view, in em: as `padding-inline` in `style.css`.
const SIDE_EM: (f64, f64) = (1.125, 0.875);

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

/// An observer with what it calls.
type Observed = (ResizeObserver, Closure<dyn FnMut()>);

struct Inner {
    host: HtmlElement,
    mount: HtmlElement,
    hooks: Hooks,
    surroundings: Surroundings,
    colors: CssStyleSheet,
    view: RefCell<Option<Root>>,
    data: RefCell<Data>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    state: RefCell<ViewState>,
    model: RefCell<Option<Rc<Model>>>,
    /// The state of the last view, as the page was last told of it.
    told: RefCell<(ViewState, Option<ClaimIx>)>,
    is_printing: Cell<bool>,
    /// The values of the fields, as the page was last told of them.
    told_values: RefCell<Vec<Option<String>>>,
    /// Whether new data waits to be announced.
    is_new: Cell<bool>,
    /// The width that the last view was made for.
    width_px: Cell<f64>,
    relayout: RefCell<Option<Timeout>>,
    /// Tells this element's components from another's in the same root.
    key: u64,
    ears: RefCell<Vec<EventListener>>,
    observer: RefCell<Option<Observed>>,
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
        let mount: HtmlElement = view.mount().clone().dyn_into()?;
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
            mount,
            hooks,
            surroundings,
            colors,
            view: RefCell::new(Some(view)),
            data: RefCell::new(Data::None),
            diagnostics: RefCell::default(),
            told: RefCell::new((state.clone(), None)),
            state: RefCell::new(state),
            model: RefCell::default(),
            is_printing: Cell::new(false),
            told_values: RefCell::default(),
            is_new: Cell::new(false),
            width_px: Cell::default(),
            relayout: RefCell::default(),
            key: NEXT_KEY.replace(NEXT_KEY.get() + 1),
            ears: RefCell::default(),
            observer: RefCell::default(),
        });
        inner.listen()?;
        Ok(Self { inner })
    }

    /// An observed attribute of the element changed.
    pub fn attribute(&self, name: &str, value: Option<String>) {
        if let Some(field) = Field::from_name(name) {
            self.inner.act(&Action::Ask(field, value), false);
        }
    }

    /// Shows a claims file. `name` is where it came from.
    pub fn load(&self, text: &str, _name: &str) {
        self.inner.load(text);
    }

    /// Shows the story compiled into the widget.
    pub fn load_story(&self) {
        self.inner.load(STORY);
    }

    /// The data could not be had: `network`, `http`, `empty` or `too-large`,
    /// and of what.
    pub fn fail(&self, code: &str, detail: &str) {
        self.inner.fail(code, detail);
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

    /// The dataset as a claims file; empty before there is one.
    #[must_use]
    pub fn data(&self) -> String {
        match &*self.inner.data.borrow() {
            Data::Story { ledger, .. } => to_json(ledger.dataset()),
            _ => String::new(),
        }
    }

    /// `el.diagnostics`.
    #[must_use]
    pub fn diagnostics(&self) -> JsValue {
        problems(&self.inner.all_diagnostics())
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

    /// The chart as an SVG file; empty where there is none.
    #[must_use]
    pub fn to_svg(&self) -> String {
        self.inner.to_svg()
    }

    /// The page is about to be printed, or has been: meanwhile all cards are
    /// shown, which is no wish of the reader's.
    pub fn printing(&self, starts: bool) {
        self.inner.is_printing.set(starts);
        self.inner.look_around();
    }

    /// Takes the view down and lets go of the page.
    pub fn destroy(&self) {
        self.inner.ears.borrow_mut().clear();
        self.inner.relayout.replace(None);
        if let Some((observer, _)) = self.inner.observer.borrow_mut().take() {
            observer.disconnect();
        }
        if let Some(view) = self.inner.view.borrow_mut().take() {
            view.give_back();
        }
        self.inner.surroundings.leave();
        self.inner.model.replace(None);
    }
}

impl Inner {
    /// Listens to what of the page concerns the view.
    fn listen(self: &Rc<Self>) -> Result<(), JsValue> {
        let looked_at = || {
            let inner = Rc::downgrade(self);
            move || with(&inner, Self::look_around)
        };
        let resized = Rc::downgrade(self);
        let observed = Closure::<dyn FnMut()>::new(move || with(&resized, Self::resized));
        let observer = ResizeObserver::new(observed.as_ref().unchecked_ref())?;
        observer.observe(&self.mount);
        self.observer.replace(Some((observer, observed)));
        let window = web_sys::window().ok_or("no window")?;
        let ear = |target: &web_sys::EventTarget, name: &'static str| {
            let look = looked_at();
            EventListener::new(target, name, move |_| look())
        };
        let mut ears = vec![ear(&window, "resize")];
        if let Some(document) = window.document() {
            ears.push(ear(&document.fonts(), "loadingdone"));
        }
        if let Some(scheme) = window.match_media("(prefers-color-scheme: dark)")? {
            ears.push(ear(&scheme, "change"));
        }
        self.ears.replace(ears);
        Ok(())
    }

    /// The view's box has changed. Only its width matters, and it is acted on
    /// after the observer has returned: a new layout from within would be
    /// reported to the page as an error.
    fn resized(self: &Rc<Self>) {
        if self.surroundings.width_px() == self.width_px.get() {
            return;
        }
        let inner = Rc::downgrade(self);
        let later = Timeout::new(0, move || with(&inner, Self::look_around));
        self.relayout.replace(Some(later));
    }

    /// Makes the view anew where room, resolution, colours or font changed.
    fn look_around(self: &Rc<Self>) {
        if self.model.borrow().is_some() {
            self.show(None, false);
        }
    }

    /// Reads a claims file and shows what is sound of it.
    fn load(self: &Rc<Self>, text: &str) {
        let taken = read_json(text, "en");
        self.diagnostics.replace(taken.diagnostics);
        // Claims that all fell are no empty story.
        let is_told = |dataset: &Dataset| taken.left_out == 0 || !dataset.claims.is_empty();
        self.data.replace(match taken.dataset.filter(is_told) {
            Some(dataset) => Data::Story {
                ledger: Rc::new(Ledger::new(dataset)),
                left_out: taken.left_out,
            },
            None => Data::Failed(Message::FailedFile),
        });
        self.is_new.set(true);
        self.show(None, false);
    }

    fn fail(self: &Rc<Self>, code: &str, detail: &str) {
        let (code, message, what) = match code {
            "http" => (
                "http",
                Message::FailedNetwork,
                "the server did not give the data",
            ),
            "empty" => ("empty", Message::FailedEmpty, "there is no data"),
            "too-large" => (
                "too-large",
                Message::FailedTooLarge,
                "the data is too large",
            ),
            _ => (
                "network",
                Message::FailedNetwork,
                "the data could not be fetched",
            ),
        };
        self.diagnostics.replace(vec![Diagnostic {
            severity: Severity::Error,
            code,
            message: match detail {
                "" => what.into(),
                detail => [what, ": ", detail].concat(),
            },
            help: "check `src`, or the data given to the element".into(),
            pointer: None,
            place: None,
        }]);
        self.data.replace(Data::Failed(message));
        self.is_new.set(true);
        self.show(None, false);
    }

    /// Takes an action of the reader or the host.
    fn act(self: &Rc<Self>, action: &Action, is_by_reader: bool) {
        let state = reduce(self.state.borrow().clone(), action);
        let goal = match action {
            Action::Select(id, goal) => self.claim(id).map(|claim| (claim, *goal)),
            Action::ShowMark { claim, .. } => self.claim(claim).map(|claim| (claim, Goal::Mark)),
            _ => None,
        };
        if goal.is_none() && state == *self.state.borrow() {
            return;
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
            self.state.replace(state);
            self.show(None, false);
        }
    }

    fn select(self: &Rc<Self>, id: &str) -> bool {
        let is_there = match (&*self.data.borrow(), self.claim(id)) {
            (Data::Story { ledger, .. }, Some(claim)) => Shown::new(&self.state.borrow(), ledger)
                .day
                .is_some_and(|day| ledger.public_on(claim) <= day),
            _ => false,
        };
        if is_there {
            self.act(&Action::Select(id.into(), Goal::Card), false);
        }
        is_there
    }

    fn claim(&self, id: &str) -> Option<ClaimIx> {
        match &*self.data.borrow() {
            Data::Story { ledger, .. } => ledger.dataset().claim_with_id(id),
            _ => None,
        }
    }

    /// Makes the next view and hands it to the components.
    fn show(self: &Rc<Self>, goal: Option<(ClaimIx, Goal)>, is_by_reader: bool) {
        // The colours are those of the element's used scheme, which the
        // attribute decides: it cannot wait until the view is up.
        let theme = self.state.borrow().wish(Field::Theme).map(String::from);
        self.mirror(Field::Theme, theme.as_deref());
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
        let dataset = match &*data {
            Data::None => return None,
            Data::Story { ledger, .. } => Some(ledger.dataset()),
            Data::Failed(_) => None,
        };
        let page = state.wish(Field::Lang).map(String::from);
        let page = page.or_else(|| around.language());
        let own = dataset.map_or("en", |dataset| dataset.language.as_str());
        let tag = language_for(page.as_deref().unwrap_or(own), own);
        let locale: Rc<dyn Locale> = match &before {
            Some(before) if before.locale.tag() == tag => before.locale.clone(),
            _ => Rc::new(IntlLocale::new(&tag)),
        };
        let is_dark = around.is_dark();
        let theme = Rc::new(self.theme(is_dark));
        let (family, em_px, width_px) = (around.family(), around.em_px(), around.width_px());
        let (wide_px, narrow_px) = (
            width_px - 2.0 * SIDE_EM.0 * em_px,
            width_px - 2.0 * SIDE_EM.1 * em_px,
        );
        self.width_px.set(width_px);
        let is_wide = Layout::for_width(wide_px) == Layout::Wide;
        let face = match &*data {
            Data::None => return None,
            Data::Failed(message) => Face::Failed(Words::new(&*locale).say(*message).into()),
            Data::Story { ledger, left_out } => {
                let mut shown = Shown::new(&state, ledger);
                if self.is_printing.get() {
                    shown.cards = usize::MAX;
                }
                let width_px = if is_wide { wide_px } else { narrow_px };
                let measure = |text: &str, font| around.text_width_px(text, font, &family);
                let scene = shown.chart_view().filter(|_| width_px > 0.0).map(|view| {
                    let frame = Frame {
                        width_px: width_px.floor(),
                        layout: Layout::for_width(width_px),
                        theme: &theme,
                        locale: &*locale,
                        text_width_px: &measure,
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
            is_wide,
            scale: around.scale(),
            family,
            ascent_em: around.ascent_em(),
            is_calm: around.is_calm(),
            goal,
            is_by_reader,
        })
    }

    /// The colours, and the style sheet that tells them to the components.
    fn theme(&self, is_dark: bool) -> Theme {
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
        let background = around
            .custom_color("--claimline-background")
            .unwrap_or(paper);
        let foreground = around.custom_color("--claimline-foreground").unwrap_or(ink);
        let accent = around.custom_color("--claimline-accent");
        let theme = Theme::new(parties, background, foreground, &own, accent);
        // The sheet was made here and takes any text.
        let style = style_of(&theme, accent.unwrap_or(theme.accent));
        let _ = self.colors.replace_sync(&style);
        theme
    }

    /// The view is up: tells loader and page what there is to tell.
    fn drawn(self: &Rc<Self>) {
        let Some(model) = self.model.borrow().clone() else {
            return;
        };
        let (shown, phase) = match &model.face {
            Face::Failed(_) => (None, "failed"),
            Face::Story {
                shown, left_out, ..
            } => (Some(shown), if *left_out > 0 { "partial" } else { "ready" }),
        };
        let chosen = shown.and_then(|shown| shown.selected);
        let (old, old_chosen) = self.told.replace((model.state.clone(), chosen));
        if wished(&old) != wished(&model.state) {
            self.reflect(&old, &model.state);
        }
        let values = self.spelled();
        let is_changed = values != self.told_values.replace(values.clone());
        if self.is_new.take() {
            self.hooks.phase(phase);
            self.tell_of_data(phase);
        } else if is_changed {
            let state = self.values();
            self.hooks
                .emit("claimline-change", &member("state", &state));
        }
        if chosen != old_chosen {
            let id = chosen.and_then(|ix| match &model.face {
                Face::Story { ledger, .. } => Some(ledger.claim(ix).id.clone()),
                Face::Failed(_) => None,
            });
            let detail = object(core::iter::once(("id", id)));
            self.hooks.emit("claimline-select", &detail);
        }
    }

    fn tell_of_data(&self, phase: &str) {
        if let Data::Story { ledger, .. } = &*self.data.borrow() {
            let dataset = ledger.dataset();
            let detail = plain(&Ready {
                claims: dataset.claims.len(),
                measures: dataset.measures.len(),
            });
            self.hooks.emit("claimline-ready", &detail);
        }
        let is_error = |one: &Diagnostic| one.severity == Severity::Error;
        if phase != "ready" || self.diagnostics.borrow().iter().any(is_error) {
            let diagnostics = problems(&self.all_diagnostics());
            let detail = member("diagnostics", &diagnostics);
            self.hooks.emit("claimline-error", &detail);
        }
    }

    /// Lets the element's attributes follow the state.
    fn reflect(&self, old: &ViewState, new: &ViewState) {
        for &field in Field::ALL {
            let wish = new.wish(field);
            if wish != old.wish(field) {
                self.mirror(field, wish);
            }
        }
    }

    /// Lets an attribute say what was asked for.
    fn mirror(&self, field: Field, wish: Option<&str>) {
        let name = field.name();
        let own = self.host.get_attribute(name);
        let is_same = own.as_deref().unwrap_or("").trim() == wish.unwrap_or("");
        // Every name is a sound attribute name, so neither can fail.
        let _ = match wish {
            _ if is_same => Ok(()),
            Some(wish) => self.host.set_attribute(name, wish),
            None => self.host.remove_attribute(name),
        };
    }

    fn values(&self) -> JsValue {
        let names = Field::ALL.iter().map(|field| field.name());
        object(names.zip(self.spelled()))
    }

    /// The value of every field, as its attribute would put it.
    fn spelled(&self) -> Vec<Option<String>> {
        let data = self.data.borrow();
        let state = self.state.borrow();
        let (ledger, shown) = match &*data {
            Data::Story { ledger, .. } => (Some(ledger), Some(Shown::new(&state, ledger))),
            _ => (None, None),
        };
        let model = self.model.borrow();
        let tag = model.as_ref().map(|model| model.locale.tag());
        let value = |&field| match (field, ledger, &shown) {
            (Field::Lang, ..) => tag.map(String::from),
            (_, Some(ledger), Some(shown)) => shown.value(field, ledger),
            _ => state.wish(field).map(String::from),
        };
        Field::ALL.iter().map(value).collect()
    }

    /// The file's diagnostics, and a notice for each wish that cannot be met.
    fn all_diagnostics(&self) -> Vec<Diagnostic> {
        let mut all = self.diagnostics.borrow().clone();
        if let Data::Story { ledger, .. } = &*self.data.borrow() {
            for (field, wish) in Shown::new(&self.state.borrow(), ledger).unmet {
                let name = field.name();
                all.push(Diagnostic {
                    severity: Severity::Notice,
                    code: "unmet-attribute",
                    message: [name, "=\"", &wish, "\" cannot be shown"].concat(),
                    help: "the default is shown instead, or the nearest day".into(),
                    pointer: None,
                    place: None,
                });
            }
        }
        all
    }

    fn counts(&self) -> JsValue {
        let data = self.data.borrow();
        let Data::Story { ledger, .. } = &*data else {
            return plain(&Counts {
                claims: 0,
                public: 0,
                shown: 0,
                marks: 0,
            });
        };
        let shown = Shown::new(&self.state.borrow(), ledger);
        let public: Vec<ClaimIx> = match shown.day {
            Some(day) => ledger.public(day).collect(),
            None => Vec::new(),
        };
        let passes = |claim: &&ClaimIx| ledger.passes(**claim, &shown.filter);
        let is_marked = |claim: &&ClaimIx| {
            let estimate = &ledger.claim(**claim).estimate;
            estimate.as_ref().map(|estimate| estimate.measure) == shown.measure
        };
        let is_estimate = |claim: &&ClaimIx| {
            let claim = ledger.claim(**claim);
            claim.estimate.is_some() && claim.kind == ClaimKind::Claim
        };
        plain(&Counts {
            claims: ledger.dataset().claims.len(),
            public: public.len(),
            shown: public.iter().filter(passes).count(),
            marks: public
                .iter()
                .filter(passes)
                .filter(is_estimate)
                .filter(is_marked)
                .count(),
        })
    }

    fn to_svg(&self) -> String {
        let model = self.model.borrow();
        let Some(model) = &*model else {
            return String::new();
        };
        match &model.face {
            Face::Story {
                ledger,
                shown,
                scene: Some(scene),
                ..
            } => svg(model, ledger, shown, scene),
            _ => String::new(),
        }
    }
}

/// The chart as a file: titled with the question, described by the summary.
fn svg(model: &Model, ledger: &Ledger, shown: &Shown, scene: &Scene) -> String {
    let words = model.words();
    let dataset = ledger.dataset();
    let title = dataset.question.as_ref().unwrap_or(&dataset.title);
    let summary: String = match (shown.measure, shown.day) {
        (Some(measure), Some(day)) => words
            .summary(ledger, measure, day)
            .into_iter()
            .map(|run| run.text)
            .collect(),
        _ => String::new(),
    };
    let title = words.pick(title, dataset).0;
    to_svg(scene, title, &summary, words.locale().tag(), &model.family)
}

/// What was asked for, without what only the view itself knows.
fn wished(state: &ViewState) -> Vec<Option<&str>> {
    Field::ALL.iter().map(|field| state.wish(*field)).collect()
}

/// An object with one member.
fn member(name: &str, value: &JsValue) -> JsValue {
    let object = js_sys::Object::new();
    // Setting a member of a fresh plain object cannot fail.
    let _ = js_sys::Reflect::set(&object, &name.into(), value);
    object.into()
}

/// Calls something on a widget that is still there.
fn with(inner: &Weak<Inner>, call: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        call(&inner);
    }
}
