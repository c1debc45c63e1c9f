//! The dataset as a claims file.

use crate::model::{
    Attribution, Basis, Claim, ClaimKind, Correction, Dataset, Distance, Edtf, Estimate, Figure,
    Genre, Measure, Party, Quote, Rank, Relation, Report, SaidBasis, Source, Speaker, SpeakerKind,
    Stance, Stands, Tense, Text, Variant,
};

/// Writes a dataset as a claims file (`claimline/1`, JSON): whole, on one line,
/// and without what would be taken for granted anyway.
///
/// # Example: a file without claims
/// ```
/// let file = r#"{"format": "claimline/1", "id": "troops", "title": "How many?", "claims": []}"#;
/// let dataset = claimline::intake::read_json(file, "en").dataset.unwrap();
/// assert_eq!(
///     claimline::publish::to_json(&dataset),
///     r#"{"format":"claimline/1","id":"troops","title":"How many?","language":"en","claims":[]}"#,
/// );
/// ```
#[must_use]
pub fn to_json(dataset: &Dataset) -> String {
    let mut writer = Writer {
        out: String::new(),
        dataset,
    };
    writer.dataset();
    writer.out
}

struct Writer<'a> {
    out: String,
    dataset: &'a Dataset,
}

impl Writer<'_> {
    fn dataset(&mut self) {
        let dataset = self.dataset;
        self.out.push('{');
        self.string("format", "claimline/1");
        self.string("id", &dataset.id);
        self.text("title", &dataset.title);
        self.some_text("question", dataset.question.as_ref());
        self.string("language", &dataset.language);
        self.date("updated", dataset.updated.as_ref());
        self.some_text("publisher", dataset.publisher.as_ref());
        self.some_string("license", dataset.license.as_deref());
        self.some_text("note", dataset.note.as_ref());
        self.list("parties", &dataset.parties, Self::party);
        self.list("speakers", &dataset.speakers, Self::speaker);
        self.list("sources", &dataset.sources, Self::source);
        self.list("measures", &dataset.measures, Self::measure);
        // Required, even where there are none.
        self.key("claims");
        self.entries(&dataset.claims, Self::claim);
        self.list("corrections", &dataset.corrections, Self::correction);
        self.out.push('}');
    }

    fn party(&mut self, party: &Party) {
        self.out.push('{');
        self.string("id", &party.id);
        self.text("name", &party.name);
        if let Some(color) = party.color {
            self.key("color");
            self.out.push_str("\"#");
            for byte in color {
                push_hex(&mut self.out, byte);
            }
            self.out.push('"');
        }
        self.some_string("shape", party.shape.map(|shape| shape.name()));
        self.name("stands", party.stands.name(), Stands::Together.name());
        self.out.push('}');
    }

    fn speaker(&mut self, speaker: &Speaker) {
        self.out.push('{');
        self.string("id", &speaker.id);
        self.text("name", &speaker.name);
        self.some_text("role", speaker.role.as_ref());
        if let Some(party) = speaker.party {
            self.string("party", &self.dataset.party(party).id);
        }
        self.name("kind", speaker.kind.name(), SpeakerKind::Person.name());
        self.out.push('}');
    }

    fn source(&mut self, source: &Source) {
        self.out.push('{');
        self.string("id", &source.id);
        self.some_text("publisher", source.publisher.as_ref());
        self.list("agencies", &source.agencies, |writer, agency| {
            push_string(&mut writer.out, agency);
        });
        self.some_text("label", source.label.as_ref());
        self.some_text("title", source.title.as_ref());
        self.some_string("url", source.url.as_deref());
        self.some_string("archive_url", source.archive_url.as_deref());
        self.date("published", source.published.as_ref());
        self.some_string("language", source.language.as_deref());
        self.out.push('}');
    }

    fn measure(&mut self, measure: &Measure) {
        self.out.push('{');
        self.string("id", &measure.id);
        self.text("label", &measure.label);
        self.some_text("unit", measure.unit.as_ref());
        self.some_text("note", measure.note.as_ref());
        self.out.push('}');
    }

    fn correction(&mut self, correction: &Correction) {
        self.out.push('{');
        self.date("date", Some(&correction.date));
        if let Some(claim) = correction.claim {
            self.string("claim", &self.dataset.claim(claim).id);
        }
        self.text("text", &correction.text);
        self.out.push('}');
    }

    fn claim(&mut self, claim: &Claim) {
        let dataset = self.dataset;
        self.out.push('{');
        self.string("id", &claim.id);
        self.name("kind", claim.kind.name(), ClaimKind::Claim.name());
        self.date("said", Some(&claim.said));
        let basis = SaidBasis::Stated.name();
        self.name("said_basis", claim.said_basis.name(), basis);
        self.date("published", claim.published.as_ref());
        if let [speaker] = claim.speakers.as_slice() {
            self.string("speaker", &dataset.speaker(*speaker).id);
        } else {
            self.list("speaker", &claim.speakers, |writer, speaker| {
                push_string(&mut writer.out, &dataset.speaker(*speaker).id);
            });
        }
        let attribution = Attribution::OnRecord.name();
        self.name("attribution", claim.attribution.name(), attribution);
        self.name("distance", claim.distance.name(), Distance::None.name());
        self.list("via", &claim.via, Self::bare_text);
        self.string("stance", claim.stance.name());
        self.text("text", &claim.text);
        self.quote(claim.quote.as_ref());
        self.some_string("hedge", claim.hedge.as_deref());
        if let Some(estimate) = &claim.estimate {
            self.estimate(estimate, claim.stance);
        }
        if let Some(measures) = &claim.measures {
            self.key("measures");
            self.entries(measures, |writer, measure| {
                push_string(&mut writer.out, &dataset.measure(*measure).id);
            });
        }
        self.list("sources", &claim.sources, Self::report);
        self.list("relations", &claim.relations, Self::relation);
        self.name("genre", claim.genre.name(), Genre::Report.name());
        self.name("rank", claim.rank.name(), Rank::Normal.name());
        self.some_text("rank_reason", claim.rank_reason.as_ref());
        self.date("withdrawn", claim.withdrawn.as_ref());
        self.some_text("note", claim.note.as_ref());
        self.list("tags", &claim.tags, |writer, tag| {
            push_string(&mut writer.out, tag);
        });
        self.out.push('}');
    }

    fn estimate(&mut self, estimate: &Estimate, stance: Stance) {
        self.key("estimate");
        self.out.push('{');
        self.string("measure", &self.dataset.measure(estimate.measure).id);
        self.figure(&estimate.figure);
        if let Figure::Between {
            best: Some(best), ..
        } = estimate.figure
        {
            self.number("best", best);
        }
        if let Figure::Above(than) | Figure::Below(than) = estimate.figure {
            self.string("than", &self.dataset.claim(than).id);
        }
        self.some_string("wording", estimate.wording.as_deref());
        self.name("basis", estimate.basis.name(), Basis::Total.name());
        if let Some(added) = estimate.added {
            self.number("added", added);
        }
        let tense = if stance == Stance::Expects {
            Tense::Expected
        } else {
            Tense::Observed
        };
        self.name("tense", estimate.tense.name(), tense.name());
        self.date("refers_to", estimate.refers_to.as_ref());
        self.out.push('}');
    }

    /// The part of a figure that an estimate and a variant write alike.
    fn figure(&mut self, figure: &Figure) {
        self.string("qualifier", figure.qualifier().name());
        match *figure {
            Figure::Between { low, high, .. } => {
                self.number("low", low);
                self.number("high", high);
            }
            Figure::Exactly(value)
            | Figure::About(value)
            | Figure::Nearly(value)
            | Figure::AtLeast(value)
            | Figure::MoreThan(value)
            | Figure::AtMost(value)
            | Figure::FewerThan(value)
            | Figure::Order(value) => self.number("value", value),
            Figure::Above(_) | Figure::Below(_) | Figure::Some => {}
        }
    }

    fn quote(&mut self, quote: Option<&Quote>) {
        let Some(quote) = quote else { return };
        self.key("quote");
        self.out.push('{');
        self.string("exact", &quote.exact);
        self.some_string("language", quote.language.as_deref());
        self.some_string("prefix", quote.prefix.as_deref());
        self.some_string("suffix", quote.suffix.as_deref());
        self.some_text("translation", quote.translation.as_ref());
        self.out.push('}');
    }

    fn report(&mut self, report: &Report) {
        let id = &self.dataset.source(report.source).id;
        let Some(variant) = &report.variant else {
            push_string(&mut self.out, id);
            return;
        };
        self.out.push('{');
        self.string("source", id);
        self.key("variant");
        self.variant(variant);
        self.out.push('}');
    }

    fn variant(&mut self, variant: &Variant) {
        self.out.push('{');
        self.date("said", variant.said.as_ref());
        self.some_string("stance", variant.stance.map(Stance::name));
        self.some_string("wording", variant.wording.as_deref());
        // Whole, so that nothing of the claim's own figure is mixed in.
        if let Some(figure) = &variant.figure {
            self.figure(figure);
        }
        self.quote(variant.quote.as_ref());
        self.some_text("note", variant.note.as_ref());
        self.out.push('}');
    }

    fn relation(&mut self, relation: &Relation) {
        self.out.push('{');
        self.string("kind", relation.kind.name());
        self.string("claim", &self.dataset.claim(relation.claim).id);
        self.some_text("note", relation.note.as_ref());
        self.out.push('}');
    }

    /// A comma, unless nothing stands before, and the key.
    fn key(&mut self, name: &str) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
    }

    fn string(&mut self, name: &str, value: &str) {
        self.key(name);
        push_string(&mut self.out, value);
    }

    fn some_string(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.string(name, value);
        }
    }

    /// A name, unless it is the one that is taken where there is none.
    fn name(&mut self, name: &str, value: &str, default: &str) {
        if value != default {
            self.string(name, value);
        }
    }

    fn date(&mut self, name: &str, date: Option<&Edtf>) {
        self.some_string(name, date.map(Edtf::as_str));
    }

    fn number(&mut self, name: &str, number: f64) {
        self.key(name);
        // The shortest digits that mean this number, without an exponent.
        self.out.push_str(&number.to_string());
    }

    fn text(&mut self, name: &str, text: &Text) {
        self.key(name);
        self.bare_text(text);
    }

    fn some_text(&mut self, name: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn bare_text(&mut self, text: &Text) {
        if let [(tag, text)] = text.entries()
            && *tag == self.dataset.language
        {
            push_string(&mut self.out, text);
            return;
        }
        self.out.push('{');
        for (tag, text) in text.entries() {
            self.string(tag, text);
        }
        self.out.push('}');
    }

    /// A list, unless it is empty.
    fn list<T>(&mut self, name: &str, list: &[T], write: impl Fn(&mut Self, &T)) {
        if !list.is_empty() {
            self.key(name);
            self.entries(list, write);
        }
    }

    fn entries<T>(&mut self, list: &[T], write: impl Fn(&mut Self, &T)) {
        self.out.push('[');
        for (place, entry) in list.iter().enumerate() {
            if place > 0 {
                self.out.push(',');
            }
            write(self, entry);
        }
        self.out.push(']');
    }
}

pub(super) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Also what ends a script or a line within a page's markup.
            '\0'..='\u{1f}' | '<' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                out.push_str("\\u");
                let code = u32::from(char);
                for shift in [8, 0] {
                    push_hex(out, u8::try_from(code >> shift & 0xff).unwrap_or(0));
                }
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

fn push_hex(out: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 15] {
        out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    }
}
