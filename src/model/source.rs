//! Where a claim was reported.

use super::claim::{Quote, Stance};
use super::dataset::SourceIx;
use super::edtf::Edtf;
use super::figure::Figure;
use super::text::Text;

/// A report. At least one of publisher, agencies and label is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Unique id.
    pub id: String,
    /// The outlet.
    pub publisher: Option<Text>,
    /// The agencies it draws on.
    pub agencies: Vec<String>,
    /// What to call it where no outlet is known.
    pub label: Option<Text>,
    /// Headline.
    pub title: Option<Text>,
    /// Address, http or https.
    pub url: Option<String>,
    /// Address of an archived copy, http or https.
    pub archive_url: Option<String>,
    /// When it appeared.
    pub published: Option<Edtf>,
    /// BCP 47 tag of the language it is in.
    pub language: Option<String>,
}

/// One report of a claim, with what it tells differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The report.
    pub source: SourceIx,
    /// What differs there.
    pub variant: Option<Variant>,
}

impl Report {
    /// A report that tells the claim as it stands.
    #[must_use]
    pub fn of(source: SourceIx) -> Self {
        Self {
            source,
            variant: None,
        }
    }
}

/// How one report differs from the claim as the file tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variant {
    /// Another date.
    pub said: Option<Edtf>,
    /// Another verb.
    pub stance: Option<Stance>,
    /// Other words for the figure.
    pub wording: Option<String>,
    /// Another figure.
    pub figure: Option<Figure>,
    /// Another quote.
    pub quote: Option<Quote>,
    /// What there is to say of it.
    pub note: Option<Text>,
}
