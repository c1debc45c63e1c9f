//! A claim: who said what, when, in which words, and what it is tied to.

use super::dataset::{ClaimIx, MeasureIx, SpeakerIx};
use super::edtf::Edtf;
use super::estimate::Estimate;
use super::named::named;
use super::source::Report;
use super::text::Text;

named! {
    /// A statement, or something reported to have happened.
    ClaimKind {
        /// A statement.
        Claim = "claim",
        /// A happening: shown, never counted as a statement.
        Event = "event",
    }
}

named! {
    /// How the date of a claim is known.
    SaidBasis {
        /// The report gives it.
        Stated = "stated",
        /// A weekday, worked out from the report's own date.
        Resolved = "resolved",
        /// Bounded by what the report tells.
        Inferred = "inferred",
    }
}

named! {
    /// How the statement reached the outlet.
    Attribution {
        /// Said openly.
        OnRecord = "on_record",
        /// By somebody who is not named.
        Anonymous = "anonymous",
        /// In a document.
        Document = "document",
        /// Second hand.
        Reported = "reported",
        /// The outlet itself says so.
        Outlet = "outlet",
        /// Nobody is named as its author.
        Unattributed = "unattributed",
    }
}

named! {
    /// The outlet's own distance to the claim.
    Distance {
        /// None.
        None = "none",
        /// "X claims that".
        Claimed = "claimed",
        /// "allegedly".
        Alleged = "alleged",
    }
}

named! {
    /// What the speaker does with the statement.
    Stance {
        /// Tells.
        Reports = "reports",
        /// Gives an estimate.
        Estimates = "estimates",
        /// Expects or plans.
        Expects = "expects",
        /// Confirms.
        Confirms = "confirms",
        /// Denies.
        Denies = "denies",
        /// Will not say.
        Declines = "declines",
        /// Says it is not known yet.
        LeavesOpen = "leaves_open",
        /// Doubts.
        Doubts = "doubts",
        /// Warns.
        Warns = "warns",
        /// Judges.
        Assesses = "assesses",
        /// Accuses.
        Accuses = "accuses",
        /// Demands.
        Demands = "demands",
        /// Announces.
        Announces = "announces",
        /// Takes back.
        Retracts = "retracts",
    }
}

named! {
    /// How one claim bears on another.
    RelationKind {
        /// Says it is not so.
        Denies = "denies",
        /// Says otherwise.
        Disputes = "disputes",
        /// Says it is so.
        Confirms = "confirms",
        /// Brings it up to date.
        Updates = "updates",
        /// Says it again.
        Repeats = "repeats",
        /// Takes it back.
        Retracts = "retracts",
    }
}

named! {
    /// What sort of text the claim stands in; only reports count.
    Genre {
        /// News.
        Report = "report",
        /// Opinion.
        Commentary = "commentary",
        /// A forecast of the outlet.
        Forecast = "forecast",
    }
}

named! {
    /// Which of several claims to prefer (after Wikidata's ranks).
    Rank {
        /// Neither.
        Normal = "normal",
        /// Wins among claims of one day.
        Preferred = "preferred",
        /// Known to be wrong; shown struck through, in no figure.
        Deprecated = "deprecated",
    }
}

/// The speaker's own words (a W3C TextQuoteSelector with a translation).
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// BCP 47 tag of their language.
    pub language: Option<String>,
    /// What stands before them in the source.
    pub prefix: Option<String>,
    /// What stands after them in the source.
    pub suffix: Option<String>,
    /// Translations for readers.
    pub translation: Option<Text>,
}

/// A tie from one claim to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// How they are tied.
    pub kind: RelationKind,
    /// The claim it points at; never the claim itself.
    pub claim: ClaimIx,
    /// What there is to say of it.
    pub note: Option<Text>,
}

/// Who claimed what.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Unique id, `[a-z0-9][a-z0-9-]*`.
    pub id: String,
    /// Statement or happening.
    pub kind: ClaimKind,
    /// When it was said (of an event: when it happened).
    pub said: Edtf,
    /// How that date is known.
    pub said_basis: SaidBasis,
    /// When it became public, where that differs.
    pub published: Option<Edtf>,
    /// One speaker, or several for a joint statement; never empty.
    pub speakers: Vec<SpeakerIx>,
    /// How it reached the outlet.
    pub attribution: Attribution,
    /// The outlet's own distance.
    pub distance: Distance,
    /// The chain between speaker and outlet, in order.
    pub via: Vec<Text>,
    /// What the speaker does.
    pub stance: Stance,
    /// The claim in the newsroom's words.
    pub text: Text,
    /// The speaker's words.
    pub quote: Option<Quote>,
    /// The speaker's own word of likelihood, never converted.
    pub hedge: Option<String>,
    /// The figure, if there is one.
    pub estimate: Option<Estimate>,
    /// What a claim without an estimate bears on; `None`: what its relations
    /// reach.
    pub measures: Option<Vec<MeasureIx>>,
    /// Where it was reported.
    pub sources: Vec<Report>,
    /// Its ties.
    pub relations: Vec<Relation>,
    /// Report, commentary or forecast.
    pub genre: Genre,
    /// Which to prefer.
    pub rank: Rank,
    /// Why it has that rank.
    pub rank_reason: Option<Text>,
    /// When it was withdrawn.
    pub withdrawn: Option<Edtf>,
    /// What there is to say of it.
    pub note: Option<Text>,
    /// The newsroom's own tags.
    pub tags: Vec<String>,
}

impl Claim {
    /// When the claim became public: `published`, else `said`.
    #[must_use]
    pub fn published(&self) -> &Edtf {
        self.published.as_ref().unwrap_or(&self.said)
    }
}
