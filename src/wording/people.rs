//! Who speaks, and where it was reported.

use super::messages::Message;
use super::words::Words;
use crate::ledger::{Ledger, Stander};
use crate::model::{Dataset, SourceIx, SpeakerIx, Text};

impl Words<'_> {
    /// The name of a party or of a speaker that stands for itself.
    #[must_use]
    pub fn stander(&self, ledger: &Ledger, stander: Stander) -> String {
        let dataset = ledger.dataset();
        match stander {
            Stander::Party(party) => self.inline(&dataset.party(party).name, dataset),
            Stander::Speaker(speaker) => self.speaker(dataset, speaker),
        }
    }

    /// The name of a speaker.
    #[must_use]
    pub fn speaker(&self, dataset: &Dataset, speaker: SpeakerIx) -> String {
        self.inline(&dataset.speaker(speaker).name, dataset)
    }

    /// The names of the speakers of a joint statement: "A and B".
    #[must_use]
    pub fn speakers(&self, dataset: &Dataset, speakers: &[SpeakerIx]) -> String {
        let names: Vec<String> = speakers
            .iter()
            .map(|&speaker| self.speaker(dataset, speaker))
            .collect();
        self.list(&names)
    }

    /// A speaker with its party: "NIS (South Korea)".
    #[must_use]
    pub fn speaker_of(&self, dataset: &Dataset, speaker: SpeakerIx) -> String {
        let name = self.speaker(dataset, speaker);
        let Some(party) = dataset.speaker(speaker).party else {
            return name;
        };
        let party = self.inline(&dataset.party(party).name, dataset);
        if party == name {
            return name;
        }
        self.fill(Message::Bracketed, &[&name, &party])
    }

    /// A report: "OZD.news · AFP", or its label where neither outlet nor
    /// agency is known.
    #[must_use]
    pub fn source(&self, dataset: &Dataset, source: SourceIx) -> String {
        let source = dataset.source(source);
        let mut out = String::new();
        let mut add = |name: &str| {
            if !out.is_empty() {
                out.push_str(" · ");
            }
            out.push_str(&self.isolated(name));
        };
        if let Some(publisher) = &source.publisher {
            add(self.pick(publisher, dataset).0);
        }
        for agency in &source.agencies {
            add(agency);
        }
        if let (true, Some(label)) = (out.is_empty(), &source.label) {
            return self.inline(label, dataset);
        }
        out
    }

    /// The chain between speaker and outlet: "via X, Y"; empty without one.
    #[must_use]
    pub fn via(&self, dataset: &Dataset, chain: &[Text]) -> String {
        let Some((first, rest)) = chain.split_first() else {
            return String::new();
        };
        let mut names = self.inline(first, dataset);
        for next in rest {
            self.append(&mut names, &self.inline(next, dataset));
        }
        self.fill(Message::Via, &[&names])
    }

    /// Names joined as the language does: "A, B and C".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            _ => self.locale().list(names),
        }
    }
}
