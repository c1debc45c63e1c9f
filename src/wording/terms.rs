//! The words for the named things of a claim.

use super::messages::Message;
use super::words::Words;
use crate::model::{Attribution, Distance, Genre, Rank, RelationKind, SaidBasis, Stance};

impl Words<'_> {
    /// What a single speaker does: "reports".
    #[must_use]
    pub fn stance(&self, stance: Stance) -> &'static str {
        self.stance_of(stance, 1)
    }

    /// What so many speakers do: "report".
    #[must_use]
    pub fn stance_of(&self, stance: Stance, speakers: usize) -> &'static str {
        self.form(Message::StanceReports as usize + stance as usize, speakers)
    }

    /// A sign for what a speaker does: a text glyph, never an emoji.
    #[must_use]
    pub fn stance_sign(&self, stance: Stance) -> &'static str {
        match stance {
            Stance::Reports => "●",
            Stance::Estimates => "≈",
            Stance::Expects => "○",
            Stance::Confirms => "✓",
            Stance::Denies => "✕",
            Stance::Declines => "–",
            Stance::LeavesOpen => "…",
            Stance::Doubts => "?",
            Stance::Warns => "!",
            Stance::Assesses => "◇",
            Stance::Accuses => "►",
            Stance::Demands => "▲",
            Stance::Announces => "◎",
            Stance::Retracts => "↺",
        }
    }

    /// How a claim bears on another: arrow, name and date follow.
    #[must_use]
    pub fn relation(&self, kind: RelationKind) -> &'static str {
        self.nth_after(Message::TieDenies, kind as usize)
    }

    /// How another claim bears on this one: arrow, name (in the nominative)
    /// and date follow.
    #[must_use]
    pub fn relation_inbound(&self, kind: RelationKind) -> &'static str {
        self.nth_after(Message::InboundDenies, kind as usize)
    }

    /// How the statement reached the outlet; `None` on the record.
    #[must_use]
    pub fn attribution(&self, attribution: Attribution) -> Option<&'static str> {
        self.unless_default(Message::AttributionAnonymous, attribution as usize)
    }

    /// The outlet's own distance, if it keeps any.
    #[must_use]
    pub fn distance(&self, distance: Distance) -> Option<&'static str> {
        self.unless_default(Message::DistanceClaimed, distance as usize)
    }

    /// How the date is known; `None` where the report gives it.
    #[must_use]
    pub fn said_basis(&self, basis: SaidBasis) -> Option<&'static str> {
        self.unless_default(Message::BasisResolved, basis as usize)
    }

    /// The sort of text; `None` for a report.
    #[must_use]
    pub fn genre(&self, genre: Genre) -> Option<&'static str> {
        self.unless_default(Message::GenreCommentary, genre as usize)
    }

    /// The newsroom's rank; `None` for the normal one.
    #[must_use]
    pub fn rank(&self, rank: Rank) -> Option<&'static str> {
        self.unless_default(Message::RankPreferred, rank as usize)
    }

    /// The message of the member at a place, of which the first has none.
    fn unless_default(&self, first: Message, place: usize) -> Option<&'static str> {
        Some(self.nth_after(first, place.checked_sub(1)?))
    }
}
