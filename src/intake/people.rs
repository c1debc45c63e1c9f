//! Reads speakers and the parties for which they speak.

use super::desk::Desk;
use super::fields::{party, speaker};
use super::ids::Ids;
use super::json::Node;
use crate::model::{Party, PartyIx, Shape, Speaker, SpeakerKind, Stands};

impl Desk {
    pub(super) fn party(&mut self, node: &Node<'_>) -> Option<Party> {
        let mut row = self.open(node, &party::KIND)?;
        Some(Party {
            id: row.string(party::ID)?,
            name: row.text(party::NAME)?,
            color: row.color(party::COLOR),
            shape: row.name(party::SHAPE).map(Shape::at),
            stands: Stands::at(row.name_or_first(party::STANDS)),
        })
    }

    /// Reads a speaker; also gives its party's place in the file's list.
    pub(super) fn speaker(
        &mut self,
        node: &Node<'_>,
        parties: &mut Ids<'_>,
    ) -> (Option<Speaker>, Option<usize>) {
        let Some(mut row) = self.open(node, &speaker::KIND) else {
            return (None, None);
        };
        let at = row.at(speaker::PARTY);
        let mut place = None;
        let mut party = None;
        #[cfg(feature = "sheet")]
        if let Some(known) = row.place(speaker::PARTY) {
            place = Some(known);
            party = parties.at(self, known, at);
        }
        if let Some(id) = row.plain(speaker::PARTY) {
            place = parties.find(self, id, at);
            party = place.and_then(|place| parties.taken_at(self, place, id, at));
        }
        let mut sound = || {
            Some(Speaker {
                id: row.string(speaker::ID)?,
                name: row.text(speaker::NAME)?,
                role: row.text(speaker::ROLE),
                party: party.map(PartyIx::at),
                kind: SpeakerKind::at(row.name_or_first(speaker::KIND_OF)),
            })
        };
        (sound(), place)
    }
}
