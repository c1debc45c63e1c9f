//! What the reader copies: made here, put on the clipboard by the loader.

use std::rc::Rc;

use super::Inner;
use crate::publish::citation;
use crate::ui::{Copied, Copy, Face};

impl Inner {
    /// Hands the citation of a claim, or the address that leads to it, to the
    /// clipboard.
    pub(super) fn copy(self: &Rc<Self>, claim: String, what: Copy) {
        let address = self.hooks.address(&claim);
        let text = match what {
            Copy::Link => address,
            Copy::Citation => self.citation(&claim, &address).unwrap_or_default(),
        };
        let refused = Some(text.clone());
        self.copied.replace(Some(Copied {
            claim,
            what,
            refused,
        }));
        self.hooks.copy(&text);
    }

    fn citation(&self, id: &str, address: &str) -> Option<String> {
        let claim = self.claim(id)?;
        let model = self.model.borrow();
        let model = model.as_ref()?;
        match &model.face {
            Face::Story { ledger, shown, .. } => {
                let words = model.words();
                Some(citation(&words, ledger, claim, shown.day?, address))
            }
            Face::Failed(_) => None,
        }
    }

    /// The text is on the clipboard, or the browser would not have it.
    pub(super) fn copied(self: &Rc<Self>, is_copied: bool) {
        match &mut *self.copied.borrow_mut() {
            Some(copied) if is_copied => copied.refused = None,
            Some(_) => {}
            None => return,
        }
        self.show(None, true);
    }
}
