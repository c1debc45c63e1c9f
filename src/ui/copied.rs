//! What the reader copies of a claim.

/// What the reader wanted to copy.
#[derive(Clone, Debug)]
pub struct Copied {
    /// Of which claim.
    pub claim: String,
    /// Its citation or its address.
    pub what: Copy,
    /// The text, where the browser would not copy it.
    pub refused: Option<String>,
}

/// What can be copied of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// Who said what, when and where it was reported.
    Citation,
    /// The address that leads to it.
    Link,
}
