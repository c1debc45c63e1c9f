//! The words of the chart.

use super::brush::Brush;
use crate::ledger::{Ledger, Ratio, Stander};
use crate::model::{ClaimIx, Day, Edtf, Estimate, Figure, Stance};
use crate::wording::{DateStyle, Locale};

pub(super) struct Phrase<'a> {
    ledger: &'a Ledger,
    locale: &'a dyn Locale,
}

impl<'a> Phrase<'a> {
    pub(super) fn new(ledger: &'a Ledger, brush: &Brush<'a>) -> Self {
        Self {
            ledger,
            locale: brush.frame.locale,
        }
    }
    pub(super) fn number(&self, value: f64) -> String {
        self.locale.number(value)
    }
    pub(super) fn added(&self, value: f64) -> String {
        let mut t = String::from("+");
        t.push_str(&self.number(value));
        t
    }
    pub(super) fn label(&self, estimate: &Estimate) -> String {
        let n = |v| self.locale.number(v);
        let mut t = match estimate.figure {
            Figure::Exactly(v) => n(v),
            Figure::Between { low, high, .. } => n(low) + "–" + &n(high),
            Figure::About(v) => "≈ ".to_owned() + &n(v),
            Figure::Nearly(v) => "< ≈ ".to_owned() + &n(v),
            Figure::AtLeast(v) => "≥ ".to_owned() + &n(v),
            Figure::MoreThan(v) => "> ".to_owned() + &n(v),
            Figure::AtMost(v) => "≤ ".to_owned() + &n(v),
            Figure::FewerThan(v) => "< ".to_owned() + &n(v),
            _ => "„".to_owned() + estimate.wording.as_deref().unwrap_or("…") + "“",
        };
        if estimate.basis == crate::model::Basis::Increment {
            t.insert(0, '+');
        }
        t
    }
    pub(super) fn expected(&self) -> &'static str {
        "erwartet"
    }
    pub(super) fn without_number(&self) -> &'static str {
        "ohne Zahl"
    }
    pub(super) fn spread(&self) -> &'static str {
        "Spanne"
    }
    pub(super) fn ratio(&self, ratio: Ratio) -> String {
        let mut t = String::from(if ratio.is_vague { "≈ × " } else { "× " });
        t.push_str(&self.number((ratio.times * 10.0).round() / 10.0));
        t
    }
    pub(super) fn day(&self, day: Day) -> String {
        self.locale.date(day, DateStyle::Short)
    }
    pub(super) fn date(&self, date: &Edtf) -> String {
        match (date.earliest(), date.latest()) {
            (Some(a), Some(b)) if a == b => self.day(a),
            (Some(a), Some(b)) => self.locale.date_range(a, b, DateStyle::Short),
            _ => self.day(date.known_by()),
        }
    }
    pub(super) fn stance(&self, stance: Stance) -> &'static str {
        stance.name()
    }
    pub(super) fn stander(&self, stander: Stander) -> String {
        let data = self.ledger.dataset();
        let name = match stander {
            Stander::Party(p) => &data.party(p).name,
            Stander::Speaker(s) => &data.speaker(s).name,
        };
        name.pick(self.locale.tag(), &data.language).0.into()
    }
    pub(super) fn speakers(&self, claim: ClaimIx) -> String {
        let data = self.ledger.dataset();
        let list: Vec<String> = self
            .ledger
            .claim(claim)
            .speakers
            .iter()
            .map(|s| data.speaker(*s).name.pick(self.locale.tag(), &data.language).0.into())
            .collect();
        self.locale.list(&list)
    }
    pub(super) fn sentence(&self, claim: ClaimIx, _day: Day) -> String {
        self.ledger.claim(claim).id.clone()
    }
}
