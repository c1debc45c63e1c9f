//! What the page is told: phases, events, attributes, and what it asks for.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::super::objects::{Counts, Ready, object, plain, problems};
use super::{Data, Inner};
use crate::intake::{Diagnostic, Severity};
use crate::ledger::Ledger;
use crate::model::{ClaimIx, ClaimKind};
use crate::paint::to_svg;
use crate::scene::Scene;
use crate::ui::{Face, Field, Model, Shown, ViewState};

impl Inner {
    /// The view is up: tells loader and page what there is to tell.
    pub(super) fn drawn(self: &Rc<Self>) {
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
    pub(super) fn mirror(&self, field: Field, wish: Option<&str>) {
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

    pub(super) fn values(&self) -> JsValue {
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
    pub(super) fn all_diagnostics(&self) -> Vec<Diagnostic> {
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
                    #[cfg(feature = "sheet")]
                    cell: None,
                });
            }
        }
        all
    }

    pub(super) fn counts(&self) -> JsValue {
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

    pub(super) fn to_svg(&self) -> String {
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
