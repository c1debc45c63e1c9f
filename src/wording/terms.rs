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

    /// The arrow from a tie to its other end: it points where one reads on.
    #[must_use]
    pub fn arrow(&self) -> &'static str {
        match self.is_right_to_left() {
            true => "↖ ",
            false => "↗ ",
        }
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::messages::KEYS;
    use super::super::story::in_both;
    use super::Message;
    use crate::model::{Attribution, Distance, Genre, Rank, RelationKind, SaidBasis, Stance};

    /// The names of a run of messages against those of an enumeration:
    /// `StanceLeavesOpen` mirrors `leaves_open`.
    fn mirrors(first: Message, prefix: &str, names: &[&str]) {
        for (place, name) in names.iter().enumerate() {
            let camel: String = name
                .split('_')
                .map(|word| word[..1].to_uppercase() + &word[1..])
                .collect();
            assert_eq!(KEYS[first as usize + place], [prefix, &camel].concat());
        }
    }

    #[test]
    fn runs_of_messages_mirror_their_enumerations() {
        mirrors(Message::StanceReports, "Stance", Stance::NAMES);
        mirrors(Message::TieDenies, "Tie", RelationKind::NAMES);
        mirrors(Message::InboundDenies, "Inbound", RelationKind::NAMES);
        mirrors(
            Message::AttributionAnonymous,
            "Attribution",
            &Attribution::NAMES[1..],
        );
        mirrors(Message::DistanceClaimed, "Distance", &Distance::NAMES[1..]);
        mirrors(Message::BasisResolved, "Basis", &SaidBasis::NAMES[1..]);
        mirrors(Message::GenreCommentary, "Genre", &Genre::NAMES[1..]);
        mirrors(Message::RankPreferred, "Rank", &Rank::NAMES[1..]);
    }

    #[test]
    fn stances_are_verbs_that_agree_with_the_number_of_speakers() {
        in_both(["lässt offen", "leaves open"], |words| {
            words.stance(Stance::LeavesOpen).into()
        });
        in_both(["melden", "report"], |words| {
            words.stance_of(Stance::Reports, 2).into()
        });
        in_both(["nimmt zurück", "retracts"], |words| {
            words.stance(Stance::Retracts).into()
        });
    }

    #[test]
    fn signs_differ_and_are_no_emoji() {
        in_both(["14", "14"], |words| {
            let mut signs: Vec<&str> = Stance::ALL
                .iter()
                .map(|&stance| words.stance_sign(stance))
                .collect();
            signs.sort_unstable();
            signs.dedup();
            // Of the blocks used here, those with an emoji presentation.
            let emoji = ['▶', '◀', '✔', '✖', '◼', '◾', '‼', '❓', '❗', '↩', '↪'];
            assert!(
                signs
                    .iter()
                    .all(|sign| !sign.contains(emoji) && sign.chars().count() == 1)
            );
            signs.len().to_string()
        });
    }

    #[test]
    fn ties_read_from_both_sides() {
        in_both(["widerspricht", "disputes"], |words| {
            words.relation(RelationKind::Disputes).into()
        });
        in_both(["Dementi:", "denied by"], |words| {
            words.relation_inbound(RelationKind::Denies).into()
        });
        in_both(["Rücknahme:", "retracted by"], |words| {
            words.relation_inbound(RelationKind::Retracts).into()
        });
    }

    #[test]
    fn notes_tell_only_what_is_not_the_default() {
        in_both(["aus zweiter Hand", "second hand"], |words| {
            assert_eq!(words.attribution(Attribution::OnRecord), None);
            assert_eq!(words.distance(Distance::None), None);
            assert_eq!(words.said_basis(SaidBasis::Stated), None);
            assert_eq!(words.genre(Genre::Report), None);
            assert_eq!(words.rank(Rank::Normal), None);
            words
                .attribution(Attribution::Reported)
                .expect("a note")
                .into()
        });
        in_both(["angeblich", "allegedly"], |words| {
            words.distance(Distance::Alleged).expect("a note").into()
        });
        in_both(["Prognose", "forecast"], |words| {
            words.genre(Genre::Forecast).expect("a note").into()
        });
    }
}
