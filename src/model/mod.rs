//! What is true of the data: datasets, claims, estimates, parties, dates.
//!
//! A value of these types is valid: references resolve, numbers are finite,
//! dates exist. Nouns only; no JSON, no pixels, no clock.

mod claim;
mod dataset;
mod day;
mod edtf;
mod estimate;
mod figure;
mod named;
mod order;
mod people;
mod source;
mod text;

pub use claim::{
    Attribution, Claim, ClaimKind, Distance, Genre, Quote, Rank, Relation, RelationKind, SaidBasis,
    Stance,
};
pub use dataset::{
    BrokenReference, ClaimIx, Correction, Dataset, DatasetParts, Measure, MeasureIx, PartyIx,
    SourceIx, SpeakerIx,
};
pub use day::Day;
pub use edtf::{Dated, Edtf, EdtfError, EdtfFault, Form, Mark, Precision};
pub use estimate::{Basis, Estimate, Tense};
pub use figure::{End, Figure, LARGEST, Qualifier, Stated};
pub(crate) use named::named;
pub(crate) use order::order;
pub use people::{Party, Shape, Speaker, SpeakerKind, Stands};
pub use source::{Report, Source, Variant};
pub use text::Text;
pub(crate) use text::primary;
