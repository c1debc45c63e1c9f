//! What one report tells otherwise.

use super::locale::DateStyle;
use super::messages::Message;
use super::words::Words;
use crate::model::{Claim, Dataset, Report};

impl Words<'_> {
    /// How one report tells the claim differently, if it does.
    #[must_use]
    pub fn variant(&self, dataset: &Dataset, claim: &Claim, report: &Report) -> Option<String> {
        let variant = report.variant.as_ref()?;
        let source = self.source(dataset, report.source);
        let mut parts: Vec<String> = Vec::new();
        if let Some(said) = &variant.said {
            parts.push(self.date(said, DateStyle::Long));
        }
        if let Some(stance) = variant.stance {
            parts.push(self.stance_of(stance, claim.speakers.len()).into());
        }
        if let Some(figure) = variant.figure.filter(|figure| figure.is_numbered()) {
            let spoken = self.spoken(&figure);
            parts.push(match &claim.estimate {
                Some(estimate) => self.with_unit(dataset, estimate.measure, spoken),
                None => spoken,
            });
        }
        if let Some(wording) = &variant.wording {
            parts.push(self.quoted(wording));
        }
        if let Some(quote) = &variant.quote {
            parts.push(self.quoted(&quote.exact));
        }
        if let Some(note) = &variant.note {
            parts.push(self.inline(note, dataset));
        }
        let mut parts = parts.into_iter();
        let Some(mut told) = parts.next() else {
            return Some(self.fill(Message::Differs, &[&source]));
        };
        for part in parts {
            self.append(&mut told, &part);
        }
        Some(self.fill(Message::DiffersAs, &[&told, &source]))
    }
}
