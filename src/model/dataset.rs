//! A dataset: claims with all that they refer to.

use core::fmt;
use core::ops::Deref;

use super::claim::Claim;
use super::edtf::Edtf;
use super::figure::Figure;
use super::people::{Party, Speaker};
use super::source::Source;
use super::text::Text;

/// Declares an index into one of the dataset's lists.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the list, from 0.
            #[must_use]
            pub fn ix(self) -> usize {
                self.0 as usize
            }

            /// The index of a place in the list. Lists are limited far below
            /// 2³² entries.
            #[must_use]
            pub fn at(place: usize) -> Self {
                Self(u32::try_from(place).unwrap_or(u32::MAX))
            }
        }
    };
}

index!(/** Which party. */ PartyIx);
index!(/** Which speaker. */ SpeakerIx);
index!(/** Which source. */ SourceIx);
index!(/** Which measure. */ MeasureIx);
index!(/** Which claim. */ ClaimIx);

/// What is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Unique id.
    pub id: String,
    /// Name for the reader.
    pub label: Text,
    /// Unit of its numbers.
    pub unit: Option<Text>,
    /// What there is to say of it.
    pub note: Option<Text>,
}

/// A correction that the newsroom made.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// When.
    pub date: Edtf,
    /// Of which claim.
    pub claim: Option<ClaimIx>,
    /// What was corrected.
    pub text: Text,
}

/// The contents of a dataset, before its references are known to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct DatasetParts {
    /// The dataset's id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// The question that stands above the chart in place of the title.
    pub question: Option<Text>,
    /// BCP 47 tag of the language that texts without a tag are in.
    pub language: String,
    /// When the data was last brought up to date.
    pub updated: Option<Edtf>,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// Under which licence.
    pub license: Option<String>,
    /// What there is to say of it.
    pub note: Option<Text>,
    /// The sides of the story.
    pub parties: Vec<Party>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// The reports.
    pub sources: Vec<Source>,
    /// What is counted.
    pub measures: Vec<Measure>,
    /// The claims, in the file's order.
    pub claims: Vec<Claim>,
    /// What was corrected.
    pub corrections: Vec<Correction>,
}

/// A dataset: every reference in it resolves. Read it through its
/// [`DatasetParts`].
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset(DatasetParts);

/// A reference that points at nothing, or at what it must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenReference {
    /// The kind of thing that holds the reference, and its place in its list.
    pub holder: (&'static str, usize),
    /// The kind of thing it should point at.
    pub target: &'static str,
}

impl fmt::Display for BrokenReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, place) = self.holder;
        write!(f, "{kind} {place} refers to no {}", self.target)
    }
}

impl core::error::Error for BrokenReference {}

impl Dataset {
    /// Takes contents whose references all resolve.
    ///
    /// # Errors
    /// [`BrokenReference`] if an index lies beyond its list, a claim has no
    /// speaker, or a claim is tied to itself.
    pub fn new(parts: DatasetParts) -> Result<Self, BrokenReference> {
        match broken(&parts) {
            Some(reference) => Err(reference),
            None => Ok(Self(parts)),
        }
    }

    /// The claim at an index.
    #[must_use]
    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        &self.0.claims[ix.ix()]
    }

    /// The index of the claim with this id.
    #[must_use]
    pub fn claim_with_id(&self, id: &str) -> Option<ClaimIx> {
        let place = self.0.claims.iter().position(|claim| claim.id == id)?;
        Some(ClaimIx::at(place))
    }

    /// The index of the measure with this id.
    #[must_use]
    pub fn measure_with_id(&self, id: &str) -> Option<MeasureIx> {
        let place = self.0.measures.iter().position(|known| known.id == id)?;
        Some(MeasureIx::at(place))
    }

    /// The speaker at an index.
    #[must_use]
    pub fn speaker(&self, ix: SpeakerIx) -> &Speaker {
        &self.0.speakers[ix.ix()]
    }

    /// The party at an index.
    #[must_use]
    pub fn party(&self, ix: PartyIx) -> &Party {
        &self.0.parties[ix.ix()]
    }

    /// The source at an index.
    #[must_use]
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.0.sources[ix.ix()]
    }

    /// The measure at an index.
    #[must_use]
    pub fn measure(&self, ix: MeasureIx) -> &Measure {
        &self.0.measures[ix.ix()]
    }
}

/// The first reference that does not resolve.
fn broken(parts: &DatasetParts) -> Option<BrokenReference> {
    let mut broken = None;
    let mut check = |holder, target, is_sound: bool| {
        if !is_sound && broken.is_none() {
            broken = Some(BrokenReference { holder, target });
        }
    };
    let (claims, measures) = (parts.claims.len(), parts.measures.len());
    for (place, speaker) in parts.speakers.iter().enumerate() {
        if let Some(party) = speaker.party {
            let is_sound = party.ix() < parts.parties.len();
            check(("speaker", place), "party", is_sound);
        }
    }
    for (place, correction) in parts.corrections.iter().enumerate() {
        if let Some(claim) = correction.claim {
            check(("correction", place), "claim", claim.ix() < claims);
        }
    }
    for (place, claim) in parts.claims.iter().enumerate() {
        let holder = ("claim", place);
        let is_other = |target: ClaimIx| target.ix() < claims && target.ix() != place;
        check(holder, "speaker", !claim.speakers.is_empty());
        for speaker in &claim.speakers {
            check(holder, "speaker", speaker.ix() < parts.speakers.len());
        }
        for report in &claim.sources {
            check(holder, "source", report.source.ix() < parts.sources.len());
        }
        for measure in claim.measures.iter().flatten() {
            check(holder, "measure", measure.ix() < measures);
        }
        for tie in &claim.relations {
            check(holder, "other claim", is_other(tie.claim));
        }
        if let Some(estimate) = &claim.estimate {
            check(holder, "measure", estimate.measure.ix() < measures);
            if let Figure::Above(than) | Figure::Below(than) = estimate.figure {
                check(holder, "other claim", is_other(than));
            }
        }
    }
    broken
}

impl Deref for Dataset {
    type Target = DatasetParts;

    fn deref(&self) -> &DatasetParts {
        &self.0
    }
}
