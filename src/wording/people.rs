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
        let outlet = source.publisher.as_ref();
        let outlet = outlet.map(|outlet| self.pick(outlet, dataset).0);
        if let Some(outlet) = outlet {
            add(outlet);
        }
        // An agency that reports itself is named once.
        for agency in &source.agencies {
            if outlet != Some(agency) {
                add(agency);
            }
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::story::{Story, in_both, text};
    use crate::ledger::Stander;
    use crate::model::{PartyIx, SourceIx, SpeakerIx};

    #[test]
    fn names_are_in_the_readers_language() {
        let ledger = Story::new().ledger();
        let dataset = ledger.dataset();
        let party = Stander::Party(PartyIx(4));
        in_both(["Nordkorea", "North Korea"], |words| {
            words.stander(&ledger, party)
        });
        let expert = Stander::Speaker(SpeakerIx(7));
        in_both(["Ein Fachmann", "An expert"], |words| {
            words.stander(&ledger, expert)
        });
        for (speaker, de, en) in [
            (0, "Geheimdienst NIS (Südkorea)", "NIS (South Korea)"),
            (3, "Ukraine", "Ukraine"),
            (7, "Ein Fachmann", "An expert"),
        ] {
            in_both([de, en], |words| {
                words.speaker_of(dataset, SpeakerIx(speaker))
            });
        }
        for (speakers, de, en) in [
            (&[1][..], "Pentagon", "Pentagon"),
            (
                &[1, 2][..],
                "Pentagon und Mark Rutte",
                "Pentagon and Mark Rutte",
            ),
            (
                &[1, 2, 3][..],
                "Pentagon, Mark Rutte und Ukraine",
                "Pentagon, Mark Rutte, and Ukraine",
            ),
        ] {
            let speakers: Vec<SpeakerIx> = speakers.iter().copied().map(SpeakerIx).collect();
            in_both([de, en], |words| words.speakers(dataset, &speakers));
        }
        let isolated = "\u{2068}مصر\u{2069}";
        let party = Stander::Party(PartyIx(6));
        in_both([isolated, isolated], |words| words.stander(&ledger, party));
    }

    #[test]
    fn a_report_is_its_outlet_and_agencies_or_its_label() {
        let ledger = Story::new().ledger();
        for (source, de, en) in [
            (0, "OZD.news · AFP · dpa", "OZD.news · AFP · dpa"),
            (1, "AP", "AP"),
            (2, "Bericht 3", "Report 3"),
        ] {
            in_both([de, en], |words| {
                words.source(ledger.dataset(), SourceIx(source))
            });
        }
        // An agency's own report.
        let mut story = Story::new();
        story.parts.sources[1].publisher = Some(text("AP", "AP"));
        let ledger = story.ledger();
        in_both(["AP", "AP"], |words| {
            words.source(ledger.dataset(), SourceIx(1))
        });
    }

    #[test]
    fn the_chain_keeps_its_order() {
        let ledger = Story::new().ledger();
        let one = [text("Park Sun Won", "Park Sun-won")];
        let two = [text("Park Sun Won", "Park Sun-won"), text("AFP", "AFP")];
        in_both(["", ""], |words| words.via(ledger.dataset(), &[]));
        in_both(["über: Park Sun Won", "via Park Sun-won"], |words| {
            words.via(ledger.dataset(), &one)
        });
        in_both(
            ["über: Park Sun Won, AFP", "via Park Sun-won, AFP"],
            |words| words.via(ledger.dataset(), &two),
        );
    }
}
