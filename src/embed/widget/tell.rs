//! What the page is told: phases, events, attributes, and what it asks for.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::super::objects::{counts, object, text};
use super::{Data, Inner};
use crate::model::{ClaimIx, ClaimKind};
use crate::ui::{Face, Field};

impl Inner {
    /// The view is up: tells loader and page what there is to tell.
    pub(super) fn drawn(self: &Rc<Self>) {
        let Some(model) = self.model.borrow().clone() else {
            return;
        };
        self.goal.set(None);
        let (shown, phase) = match &model.face {
            Face::Failed(_) => (None, "failed"),
            Face::Story {
                shown, left_out, ..
            } => (Some(shown), if *left_out > 0 { "partial" } else { "ready" }),
        };
        let chosen = shown.and_then(|shown| shown.selected);
        let old_chosen = self.told.replace(chosen);
        let values = self.spelled();
        let is_changed = values != *self.told_values.borrow();
        if self.is_new.take() {
            self.hooks.phase(phase, &self.data_detail());
        } else if is_changed {
            let detail = object(core::iter::once(("state", named(&values))));
            self.hooks.emit("claimline-change", &detail);
        }
        self.told_values.replace(values);
        if chosen != old_chosen {
            let id = chosen.and_then(|ix| match &model.face {
                Face::Story { ledger, .. } => Some(ledger.claim(ix).id.clone()),
                Face::Failed(_) => None,
            });
            let detail = object(core::iter::once(("id", text(id))));
            self.hooks.emit("claimline-select", &detail);
        }
    }

    /// What `claimline-ready` says; `null` where there is nothing to see.
    fn data_detail(&self) -> JsValue {
        match &*self.data.borrow() {
            Data::Story { ledger, .. } => {
                let dataset = ledger.dataset();
                counts(&[
                    ("claims", dataset.claims.len()),
                    ("measures", dataset.measures.len()),
                ])
            }
            _ => JsValue::NULL,
        }
    }

    /// Lets the element's attributes say what was asked for.
    pub(super) fn reflect(&self) {
        let state = self.state.borrow();
        for &field in Field::ALL {
            let (name, wish) = (field.name(), state.wish(field));
            let own = self.host.get_attribute(name);
            let is_same = own.as_deref().unwrap_or("").trim() == wish.unwrap_or("");
            // Every name is a sound attribute name, so neither can fail.
            let _ = match wish {
                _ if is_same => Ok(()),
                Some(wish) => self.host.set_attribute(name, wish),
                None => self.host.remove_attribute(name),
            };
        }
    }

    pub(super) fn values(&self) -> JsValue {
        named(&self.spelled())
    }

    /// The value of every field, as its attribute would put it.
    fn spelled(&self) -> Vec<Option<String>> {
        let data = self.data.borrow();
        let state = self.state.borrow();
        let (ledger, shown) = match &*data {
            Data::Story { ledger, .. } => (Some(ledger), Some(self.shown(ledger))),
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

    /// The wishes that cannot be met: pairs of name and value.
    pub(super) fn unmet(&self) -> Vec<JsValue> {
        let mut pairs = Vec::new();
        if let Data::Story { ledger, .. } = &*self.data.borrow() {
            for (field, wish) in self.shown(ledger).unmet {
                pairs.push(js_sys::Array::of2(&field.name().into(), &wish.into()).into());
            }
        }
        pairs
    }

    pub(super) fn counts(&self) -> JsValue {
        let data = self.data.borrow();
        let Data::Story { ledger, .. } = &*data else {
            let names = ["claims", "public", "shown", "marks"];
            return counts(&names.map(|name| (name, 0)));
        };
        let shown = self.shown(ledger);
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
        let passing = public.iter().filter(passes);
        let marks = passing.clone().filter(is_estimate).filter(is_marked);
        counts(&[
            ("claims", ledger.dataset().claims.len()),
            ("public", public.len()),
            ("shown", passing.count()),
            ("marks", marks.count()),
        ])
    }
}

/// The values of all fields, by name.
fn named(values: &[Option<String>]) -> JsValue {
    let names = Field::ALL.iter().map(|field| field.name());
    object(names.zip(values.iter().cloned().map(text)))
}
