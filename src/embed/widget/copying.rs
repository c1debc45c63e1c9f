//! What the reader copies: made here, put on the clipboard by the loader.

use std::rc::Rc;

use super::{Data, Inner};
use crate::publish::citation;
use crate::ui::{Action, Copied, Copy};

impl Inner {
    /// Hands the citation of a claim, or the address that leads to it, to the
    /// clipboard.
    pub(super) fn copy(self: &Rc<Self>, claim: &str, what: Copy) {
        let text = match what {
            Copy::Link => self.hooks.address(claim),
            Copy::Citation => self.citation(claim).unwrap_or_default(),
        };
        let copied = Copied {
            claim: claim.into(),
            what,
            refused: Some(text.clone()),
        };
        self.copying.replace(Some(copied));
        self.hooks.copy(&text);
    }

    fn citation(&self, id: &str) -> Option<String> {
        let claim = self.claim(id)?;
        let model = self.model.borrow();
        let words = model.as_ref()?.words();
        match &*self.data.borrow() {
            Data::Story { ledger, .. } => {
                let day = self.shown(ledger).day?;
                let address = self.hooks.address(id);
                Some(citation(&words, ledger, claim, day, &address))
            }
            _ => None,
        }
    }

    /// The text is on the clipboard, or the browser would not have it.
    pub(super) fn copied(self: &Rc<Self>, is_copied: bool) {
        if let Some(mut copied) = self.copying.take() {
            copied.refused = copied.refused.filter(|_| !is_copied);
            self.act(&Action::Copied(copied), true);
        }
    }
}
