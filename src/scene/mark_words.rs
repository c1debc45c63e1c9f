//! The words at the marks of the wide layout.

use super::brush::Brush;
use super::caption::{added_text, value_label};
use super::gather::Place;
use super::label::{AROUND, Label, MOST, Rect, Room, Side, place};
use super::rank::rank;
use super::spot::Drawn;
use super::wide::{Chart, extent};

impl Chart<'_> {
    /// Writes what there is room for; tells for each mark from where to where
    /// it reaches with its label.
    pub(super) fn labels(
        &self,
        brush: &mut Brush<'_>,
        room: &mut Room,
        drawn: &[Option<Drawn>],
    ) -> Vec<Option<(f64, f64)>> {
        let reach = |at: usize| {
            let extent = extent(self.spot(self.across[at].as_ref()?), drawn[at]?);
            Some((extent.top, extent.bottom))
        };
        let mut clear: Vec<_> = (0..drawn.len()).map(reach).collect();
        let ranked = rank(self.ledger, self.entries, &|entry| {
            entry.is_public && !entry.is_in_lane() && entry.alpha() > 0.3
        });
        for at in ranked.into_iter().take(MOST) {
            let entry = &self.entries[at];
            let (Some(drawn), Some(span)) = (drawn[at], &self.across[at]) else {
                continue;
            };
            let spot = self.spot(span);
            let label = value_label(&self.words, self.ledger, entry);
            let sides: &[Side] = match entry.place {
                Place::Riser { .. } => &[Side::Left, Side::Right, Side::Below, Side::Above],
                _ => &AROUND,
            };
            let written = place(brush, room, extent(spot, drawn), &label, sides);
            if let (Some(own), Some(written)) = (&mut clear[at], written) {
                *own = (own.0.min(written.top), own.1.max(written.bottom));
            }
            if let (Some(added), Some(value)) = (entry.added, entry.value()) {
                let bottom = self.values.px((value - added).max(0.0));
                let riser = Rect {
                    left: span.middle_px - 3.0,
                    right: span.middle_px + 3.0,
                    top: drawn.center.y_px + 6.0,
                    bottom,
                };
                let label = Label {
                    name: String::new(),
                    text: added_text(&self.words, added),
                    rgb: entry.ink.text,
                    is_struck: entry.is_struck,
                    is_light: true,
                };
                place(brush, room, riser, &label, &[Side::Left, Side::Right]);
            }
        }
        clear
    }
}
