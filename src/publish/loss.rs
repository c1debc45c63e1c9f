//! What a format cannot hold of a dataset.

use core::fmt;

/// Something of a dataset that a file written from it does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The id of the claim that it belongs to; `None` where it belongs to the
    /// dataset or to one of its lists.
    pub claim: Option<String>,
    /// The field, as a path: `quote/prefix`, `parties/kr/color`.
    pub field: String,
    /// What becomes of it.
    pub what: &'static str,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(claim) = &self.claim {
            write!(f, "claim `{claim}`, ")?;
        }
        write!(f, "`{}`: {}", self.field, self.what)
    }
}
