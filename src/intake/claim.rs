//! A claim of the file, but for what ties it to other claims.

use super::desk::Desk;
use super::fields::{claim, estimate, quote, report};
use super::figure::{Given, Numbers};
use super::ids::Ids;
use super::json::{Node, Value};
use super::limits;
use super::problem::Problem;
use super::row::{Plain, Row};
use super::spoken::contradiction;
use crate::model::{
    Attribution, Basis, Claim, ClaimIx, ClaimKind, Distance, Estimate, Figure, Genre, MeasureIx,
    Qualifier, Quote, Rank, Report, SaidBasis, SourceIx, SpeakerIx, Stance, Tense,
};

/// What a claim may refer to.
#[cfg_attr(feature = "sheet", derive(Clone))]
pub(super) struct Lists<'a> {
    pub(super) speakers: Ids<'a>,
    pub(super) sources: Ids<'a>,
    pub(super) measures: Ids<'a>,
    pub(super) claims: Ids<'a>,
}

#[cfg(feature = "sheet")]
impl Lists<'_> {
    /// Counts as used what others that look into the same lists have used.
    pub(super) fn use_as(&mut self, others: &Self) {
        self.speakers.use_as(&others.speakers);
        self.sources.use_as(&others.sources);
        self.measures.use_as(&others.measures);
    }
}

/// A claim whose ties are not read yet.
pub(super) struct Draft<'a> {
    /// Its place in the file's list.
    pub(super) place: usize,
    /// Its index, as the target of `above` and `below`, is the target's place
    /// in the file's list. None where nothing is kept.
    pub(super) claim: Option<Box<Claim>>,
    pub(super) stance: Stance,
    pub(super) has_figure: bool,
    /// Where its object starts, and where its stance is.
    pub(super) stance_at: u32,
    /// Its relations, as the file has them.
    pub(super) relations: &'a [Node<'a>],
    /// The claim whose figure its own is compared with: place in the file's
    /// list, id and offset.
    pub(super) than: Option<(usize, Plain<'a>)>,
}

/// An estimate with the claim that it is compared with.
type Compared<'a> = (Estimate, Option<(usize, Plain<'a>)>);

impl Desk {
    /// Reads a claim; `None` where something falls that it cannot do without.
    pub(super) fn claim<'a>(
        &mut self,
        node: &'a Node<'a>,
        place: usize,
        lists: &mut Lists<'_>,
    ) -> Option<Draft<'a>> {
        let mut row = self.open(node, &claim::KIND)?;
        let stance_at = row.at(claim::STANCE);
        let published_at = row.at(claim::PUBLISHED);
        let said = row.date(claim::SAID);
        let published = row.date(claim::PUBLISHED);
        if let (Some(said), Some(published)) = (&said, &published)
            && let (Some(first), Some(last)) = (said.earliest(), published.latest())
            && last < first
        {
            self.log.report(
                Problem::PublishedFirst,
                published_at,
                &[published.as_str(), said.as_str()],
            );
        }
        let stance = row.name(claim::STANCE).map(Stance::at);
        let speakers = self.speakers(&mut row, lists);
        let estimate_is_faulty = row.is_faulty(claim::ESTIMATE);
        let estimate = row
            .node(claim::ESTIMATE)
            .map(|node| self.estimate(node, place, stance, lists));
        let (estimate, than, estimate_is_faulty) = match estimate {
            None => (None, None, estimate_is_faulty),
            Some(None) => (None, None, true),
            Some(Some((estimate, than))) => (Some(estimate), than, false),
        };
        let measures_at = row.at(claim::MEASURES);
        let mut measures = self.measures(&mut row, lists);
        if measures.is_some() && (estimate.is_some() || estimate_is_faulty) {
            measures = None;
            self.log.report(Problem::IdleMeasures, measures_at, &[]);
        }
        let quote = row.node(claim::QUOTE).and_then(|node| self.quote(node));
        let sources = self.sources(&mut row, estimate.as_ref(), lists);
        let relations = row.list(claim::RELATIONS);
        let id = row.plain(claim::ID);
        let is_whole = row.says(claim::TEXT) && !estimate_is_faulty;
        let (Some(id), Some(said), Some(speakers), Some(stance), true) =
            (id, said, speakers, stance, is_whole)
        else {
            return None;
        };
        let mut draft = Draft {
            place,
            claim: None,
            stance,
            has_figure: estimate.is_some(),
            stance_at,
            relations,
            than,
        };
        if !self.keeps() {
            return Some(draft);
        }
        draft.claim = Some(Box::new(Claim {
            id: id.into(),
            kind: ClaimKind::at(row.name_or_first(claim::KIND_OF)),
            said,
            said_basis: SaidBasis::at(row.name_or_first(claim::SAID_BASIS)),
            published,
            speakers,
            attribution: Attribution::at(row.name_or_first(claim::ATTRIBUTION)),
            distance: Distance::at(row.name_or_first(claim::DISTANCE)),
            via: row.texts(claim::VIA),
            stance,
            text: row.text(claim::TEXT)?,
            quote,
            hedge: row.string(claim::HEDGE),
            estimate,
            measures,
            sources,
            relations: Vec::new(),
            genre: Genre::at(row.name_or_first(claim::GENRE)),
            rank: Rank::at(row.name_or_first(claim::RANK)),
            rank_reason: row.text(claim::RANK_REASON),
            withdrawn: row.date(claim::WITHDRAWN),
            note: row.text(claim::NOTE),
            tags: row.strings(claim::TAGS),
        }));
        Some(draft)
    }

    fn speakers<'a>(&mut self, row: &mut Row<'a>, lists: &mut Lists<'_>) -> Option<Vec<SpeakerIx>> {
        let at = row.at(claim::SPEAKER);
        #[cfg(feature = "sheet")]
        if let Some(place) = row.place(claim::SPEAKER) {
            let speaker = lists.speakers.at(self, place, at)?;
            return Some(vec![SpeakerIx::at(speaker)]);
        }
        let ids = row.plains(claim::SPEAKER)?;
        let count = ids.len();
        let mut speakers = Vec::with_capacity(count);
        for (id, at) in ids {
            let Some(speaker) = lists.speakers.resolve(self, id, at) else {
                continue;
            };
            let speaker = SpeakerIx::at(speaker);
            if speakers.contains(&speaker) {
                self.log.report(Problem::RepeatedSpeaker, at, &[id]);
            } else {
                speakers.push(speaker);
            }
        }
        if count == 0 {
            self.log.report(Problem::NoSpeaker, at, &[]);
        }
        (!speakers.is_empty()).then_some(speakers)
    }

    fn measures<'a>(&mut self, row: &mut Row<'a>, lists: &mut Lists<'_>) -> Option<Vec<MeasureIx>> {
        #[cfg(feature = "sheet")]
        if let Some(place) = row.place(claim::MEASURES) {
            let measure = lists.measures.at(self, place, row.at(claim::MEASURES))?;
            return Some(vec![MeasureIx::at(measure)]);
        }
        let ids = row.plains(claim::MEASURES)?;
        let count = ids.len();
        let mut measures = Vec::with_capacity(count);
        for (id, at) in ids {
            let found = lists.measures.resolve(self, id, at);
            measures.extend(found.map(MeasureIx::at));
        }
        // An empty list says that the claim bears on nothing; one of which
        // nothing is left does not.
        (count == 0 || !measures.is_empty()).then_some(measures)
    }

    /// Reads an estimate of the claim at `place`.
    fn estimate<'a>(
        &mut self,
        node: &'a Node<'a>,
        place: usize,
        stance: Option<Stance>,
        lists: &mut Lists<'_>,
    ) -> Option<Compared<'a>> {
        let mut row = self.open(node, &estimate::KIND)?;
        let measure_at = row.at(estimate::MEASURE);
        #[cfg(feature = "sheet")]
        let placed = row.place(estimate::MEASURE);
        let measure = row
            .plain(estimate::MEASURE)
            .and_then(|id| lists.measures.resolve(self, id, measure_at));
        #[cfg(feature = "sheet")]
        let measure = placed.map_or(measure, |place| lists.measures.at(self, place, measure_at));
        let wording_at = row.at(estimate::WORDING);
        let tense_at = row.at(estimate::TENSE);
        let wording = row.string(estimate::WORDING);
        let mut numbers = Numbers {
            value: Given::from_row(&mut row, estimate::VALUE),
            low: Given::from_row(&mut row, estimate::LOW),
            high: Given::from_row(&mut row, estimate::HIGH),
            best: Given::from_row(&mut row, estimate::BEST),
            than: None,
            // A wording that is there but not sound was reported.
            has_wording: wording.is_some(),
            at: row.at,
        };
        let qualifier = row.name(estimate::QUALIFIER).map(Qualifier::at);
        let than = self.than(&mut row, place, qualifier, lists);
        numbers.than = than.map(|(place, _)| ClaimIx::at(place));
        let figure = qualifier.and_then(|qualifier| self.figure(qualifier, &numbers));
        if let (Some(wording), Some(figure)) = (&wording, &figure) {
            self.check_wording(wording, wording_at, figure);
        }
        let expects = stance == Some(Stance::Expects);
        let tense = row.name(estimate::TENSE).map(Tense::at);
        if expects && tense == Some(Tense::Observed) {
            self.log.report(Problem::ExpectsObserved, tense_at, &[]);
        }
        let default = if expects {
            Tense::Expected
        } else {
            Tense::Observed
        };
        let sound = Estimate {
            measure: MeasureIx::at(measure?),
            figure: figure?,
            wording,
            basis: Basis::at(row.name_or_first(estimate::BASIS)),
            added: row.number(estimate::ADDED),
            tense: tense.unwrap_or(default),
            refers_to: row.date(estimate::REFERS_TO),
        };
        Some((sound, than))
    }

    /// Reads the claim whose figure is the measure of `above` and `below`.
    fn than<'a>(
        &mut self,
        row: &mut Row<'a>,
        place: usize,
        qualifier: Option<Qualifier>,
        lists: &mut Lists<'_>,
    ) -> Option<(usize, Plain<'a>)> {
        let at = row.at(estimate::THAN);
        let id = row.plain(estimate::THAN);
        let is_wanted = matches!(qualifier, Some(Qualifier::Above | Qualifier::Below));
        match id {
            Some(_) if !is_wanted => {
                if let Some(qualifier) = qualifier {
                    self.log.report(Problem::IdleThan, at, &[qualifier.name()]);
                }
                None
            }
            Some(id) => {
                let target = lists.claims.find(self, id, at)?;
                if target == place {
                    self.refuse_itself(at);
                    return None;
                }
                Some((target, (id, at)))
            }
            None => {
                if is_wanted && !row.is_faulty(estimate::THAN) {
                    self.log.report(Problem::NoThan, row.at, &[]);
                }
                None
            }
        }
    }

    /// Reports a claim that refers to itself.
    pub(super) fn refuse_itself(&mut self, at: u32) {
        self.log.report(Problem::Itself, at, &[]);
    }

    pub(super) fn check_wording(&mut self, wording: &str, at: u32, figure: &Figure) {
        if let Some(number) = contradiction(wording, figure) {
            self.log.report(Problem::WordingDiffers, at, &[number]);
        }
    }

    /// Reads a quote, an object or only its words.
    pub(super) fn quote<'a>(&mut self, node: &'a Node<'a>) -> Option<Quote> {
        let mut row = None;
        let (exact, at) = if let Value::String(text) = &node.value {
            (&**text, node.at)
        } else {
            let row = row.insert(self.open(node, &quote::KIND)?);
            let at = row.at(quote::EXACT);
            (row.plain(quote::EXACT)?, at)
        };
        // Few quotes have letters enough for so many words.
        if limits::QUOTE.is_passed_by(exact.len().div_ceil(2))
            && limits::QUOTE.is_passed_by(count_words(exact))
        {
            self.log
                .report(Problem::LongQuote, at, &[limits::QUOTE.words]);
        }
        let translation = row.as_mut().and_then(|row| row.text(quote::TRANSLATION));
        let mut string = |place| row.as_mut()?.string(place);
        self.keeps().then(|| Quote {
            exact: exact.into(),
            language: string(quote::LANGUAGE),
            prefix: string(quote::PREFIX),
            suffix: string(quote::SUFFIX),
            translation,
        })
    }

    fn sources<'a>(
        &mut self,
        row: &mut Row<'a>,
        estimate: Option<&Estimate>,
        lists: &mut Lists<'_>,
    ) -> Vec<Report> {
        let is_faulty = row.is_faulty(claim::SOURCES);
        let nodes = row.list(claim::SOURCES);
        if nodes.is_empty() && !is_faulty {
            self.log.report(Problem::NoSource, row.at, &[]);
        }
        let mut reports: Vec<Report> = Vec::with_capacity(nodes.len());
        for node in nodes {
            #[cfg(feature = "sheet")]
            if let Value::Place(place) = node.value {
                let place = place as usize;
                let source = lists.sources.at(self, place, node.at);
                let source = source.map(SourceIx::at);
                if reports.iter().any(|known| Some(known.source) == source) {
                    let id = lists.sources.name(place);
                    self.log.report(Problem::RepeatedSource, node.at, &[id]);
                } else {
                    reports.extend(source.map(Report::of));
                }
                continue;
            }
            let (id, at, variant) = if let Value::String(id) = &node.value {
                (Some(&**id), node.at, None)
            } else if let Some(mut row) = self.open(node, &report::KIND) {
                let at = row.at(report::SOURCE);
                let id = row.plain(report::SOURCE);
                // The variant is read in any case, for what is wrong with it.
                let variant = row
                    .node(report::VARIANT)
                    .and_then(|node| self.variant(node, estimate));
                (id, at, variant)
            } else {
                continue;
            };
            let Some(id) = id else { continue };
            let Some(source) = lists.sources.resolve(self, id, at) else {
                continue;
            };
            let source = SourceIx::at(source);
            if variant.is_none() && reports.iter().any(|known| known.source == source) {
                self.log.report(Problem::RepeatedSource, at, &[id]);
                continue;
            }
            reports.push(Report { source, variant });
        }
        reports
    }
}

fn count_words(text: &str) -> usize {
    let mut count = 0;
    let mut is_within = false;
    for char in text.chars() {
        let is_word = !matches!(char, ' ' | '\n' | '\t' | '\u{a0}');
        count += usize::from(is_word && !is_within);
        is_within = is_word;
    }
    count
}
