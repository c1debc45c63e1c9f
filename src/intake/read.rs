//! Reads a claims file in JSON.

use super::claim::Lists;
use super::desk::Desk;
#[cfg(feature = "words")]
use super::diagnostic::Diagnostic;
use super::fields::{correction, dataset, measure, source};
use super::ids::{Ids, Objects, string};
use super::json::{Node, Value, read_tree};
use super::limits;
use super::log::digits;
use super::problem::Problem;
use super::row::Row;
use super::spelling::is_language;
use super::taken::Taken;
use crate::model::{Claim, ClaimIx, Correction, Dataset, DatasetParts, Measure, Source, Text};

/// The name of the format that is read.
pub(super) const FORMAT: &str = "claimline/1";

/// The id of a dataset that has none.
const FALLBACK_ID: &str = "dataset";

/// Reads a claims file (`claimline/1`, JSON). Texts without a language tag are
/// in the file's `language`, or in `language` where the file names none.
///
/// # Example: a file with a slip is shown without what is wrong
/// ```
/// let file = r##"{
///   "format": "claimline/1", "id": "troops", "title": "How many?",
///   "parties": [{"id": "a", "name": "A", "color": "#12"}], "claims": []
/// }"##;
/// let taken = claimline::intake::read_json(file, "en");
/// assert_eq!(taken.diagnostics[0].code, "bad-color");
/// assert_eq!(taken.diagnostics[0].pointer.as_deref(), Some("/parties/0/color"));
/// assert_eq!(taken.dataset.unwrap().parties[0].color, None);
/// ```
#[must_use]
pub fn read_json(text: &str, language: &str) -> Taken {
    let mut desk = Desk::new(language);
    let mut root = None;
    let mut dataset = None;
    let mut left_out = 0;
    if limits::BYTES.is_passed_by(text.len()) {
        let words = [limits::BYTES.words];
        desk.log.report(Problem::TooLarge, 0, &words);
    } else {
        match read_tree(text) {
            Ok(tree) => root = Some(tree),
            Err(fault) => desk.log.report(fault.problem, fault.at, &[fault.word]),
        }
    }
    if let Some(parts) = root
        .as_ref()
        .and_then(|root| desk.dataset(root, &mut left_out, &mut Desk::listed_claims))
    {
        match Dataset::new(parts) {
            Ok(sound) => dataset = Some(sound),
            // Not reached: every reference was resolved or dropped.
            Err(_) => desk.log.report(Problem::BrokenReference, 0, &[]),
        }
    }
    Taken {
        claims: dataset.as_ref().map(|dataset| dataset.claims.len()),
        dataset,
        total: desk.log.total(),
        diagnostics: desk.log.into_diagnostics(text, root.as_ref()),
        left_out,
    }
}

/// The error of a file of so many bytes, where that is beyond the limit. For
/// whoever knows the size before the text.
#[cfg(feature = "words")]
#[must_use]
pub fn too_large(bytes: usize, limit: limits::Limit) -> Option<Diagnostic> {
    limit
        .is_passed_by(bytes)
        .then(|| Problem::TooLarge.tell(&[limit.words]))
}

/// Reads the claims of a dataset, given its row and what they refer to, and
/// tells how many are left out.
pub(super) type ReadClaims<'r, 'a> =
    &'r mut dyn FnMut(&mut Desk, &mut Row<'a>, &mut Lists<'a>, &mut usize) -> Vec<Claim>;

/// Adds an object that is sound to the list, if it may; whether it was added.
fn keep<T>(list: &mut Vec<T>, object: Option<T>, may: bool) -> bool {
    let Some(object) = object.filter(|_| may) else {
        return false;
    };
    list.push(object);
    true
}

impl Desk {
    /// Reads the whole; `None` where nothing can be shown. `claims` reads the
    /// claims and counts those that are left out.
    pub(super) fn dataset<'a>(
        &mut self,
        root: &'a Node<'a>,
        left_out: &mut usize,
        claims: ReadClaims<'_, 'a>,
    ) -> Option<DatasetParts> {
        self.check_format(root)?;
        // All texts need it, whatever stands first.
        if let Some((language, _)) = string(root, "language")
            && is_language(language)
        {
            self.language = language.into();
        }
        // Of the head everything is needed; of reports and claims there may be
        // as many as there are rows.
        #[cfg(feature = "sheet")]
        let keeps = core::mem::replace(&mut self.keeps, true);
        let mut row = self.open(root, &dataset::KIND)?;
        // What should be claims is something else: that is no empty story.
        let has_claims = !row.is_faulty(dataset::CLAIMS);
        let id = row.string(dataset::ID);
        let title = row.text(dataset::TITLE);
        if id.is_none() {
            self.log.report(Problem::StandInId, root.at, &[FALLBACK_ID]);
        }
        let title = title.unwrap_or_else(|| {
            let stand_in = id.as_deref().unwrap_or("–");
            self.log.report(Problem::StandInTitle, root.at, &[stand_in]);
            Text::new(&self.language, stand_in)
        });

        let mut parties = Vec::new();
        let list = row.objects(dataset::PARTIES);
        let mut party_ids = self.objects("party", list, &mut |desk, node, may| {
            keep(&mut parties, desk.party(node), may)
        });
        // By the speaker's place in the file's list, whatever became of it.
        let mut party_of = Vec::new();
        let mut speakers = Vec::new();
        let list = row.objects(dataset::SPEAKERS);
        let speaker_ids = self.objects("speaker", list, &mut |desk, node, may| {
            let (speaker, party) = desk.speaker(node, &mut party_ids);
            party_of.push(party);
            keep(&mut speakers, speaker, may)
        });
        let mut sources = Vec::new();
        #[cfg(feature = "sheet")]
        let keeps = core::mem::replace(&mut self.keeps, keeps);
        let list = row.objects(dataset::SOURCES);
        let source_ids = match list {
            #[cfg(feature = "sheet")]
            Objects::Made(made) if !self.keeps => self.look_through(made),
            list => self.objects("source", list, &mut |desk, node, may| {
                desk.source(node, &mut sources, may)
            }),
        };
        #[cfg(feature = "sheet")]
        let keeps = core::mem::replace(&mut self.keeps, keeps);
        let mut measures = Vec::new();
        let list = row.objects(dataset::MEASURES);
        let measure_ids = self.objects("measure", list, &mut |desk, node, may| {
            keep(&mut measures, desk.measure(node), may)
        });
        let mut lists = Lists {
            speakers: speaker_ids,
            sources: source_ids,
            measures: measure_ids,
            claims: Ids::none(),
        };

        #[cfg(feature = "sheet")]
        let keeps = core::mem::replace(&mut self.keeps, keeps);
        let claims = claims(self, &mut row, &mut lists, left_out);
        #[cfg(feature = "sheet")]
        let _ = core::mem::replace(&mut self.keeps, keeps);

        let corrections = self.corrections(row.list(dataset::CORRECTIONS), &mut lists.claims);
        if !lists.claims.taken.is_empty() {
            // A party is used through a speaker that is used. What refers to
            // something but was left out itself does not make that unused.
            party_ids.used.fill(false);
            for (place, party) in party_of.into_iter().enumerate() {
                let counts = lists.speakers.used[place] || lists.speakers.taken[place].is_none();
                if let (Some(party), true) = (party, counts) {
                    party_ids.used[party] = true;
                }
            }
            self.unused(Problem::UnusedParty, &party_ids);
            self.unused(Problem::UnusedMeasure, &lists.measures);
        }
        has_claims.then(|| DatasetParts {
            id: id.unwrap_or_else(|| FALLBACK_ID.into()),
            title,
            question: row.text(dataset::QUESTION),
            language: self.language.clone(),
            updated: row.date(dataset::UPDATED),
            publisher: row.text(dataset::PUBLISHER),
            license: row.string(dataset::LICENSE),
            note: row.text(dataset::NOTE),
            parties,
            speakers,
            sources,
            measures,
            claims,
            corrections,
        })
    }

    /// Reads the claims that stand in the file's list.
    fn listed_claims<'a>(
        &mut self,
        row: &mut Row<'a>,
        lists: &mut Lists<'a>,
        left_out: &mut usize,
    ) -> Vec<Claim> {
        let claims_at = row.at(dataset::CLAIMS);
        let is_faulty = row.is_faulty(dataset::CLAIMS);
        let all = row.list(dataset::CLAIMS);
        let nodes = &all[..all.len().min(limits::CLAIMS.most)];
        if nodes.len() < all.len() {
            self.log.report(
                Problem::TooManyClaims,
                all[nodes.len()].at,
                &[&digits(all.len()), limits::CLAIMS.words],
            );
        } else if nodes.is_empty() && !is_faulty {
            self.log.report(Problem::NoClaims, claims_at, &[]);
        }
        let claims = self.claims(nodes, lists);
        *left_out = all.len() - claims.len();
        claims
    }

    /// Whether the file says that it is of a format that is read.
    fn check_format(&mut self, root: &Node<'_>) -> Option<()> {
        let (problem, at, word) = if matches!(root.value, Value::Object(_)) {
            match string(root, "format") {
                Some((FORMAT, _)) => return Some(()),
                Some((other, at)) => (Problem::UnknownFormat, at, other),
                None => (Problem::NoFormat, root.at, ""),
            }
        } else {
            (Problem::NoObject, root.at, "")
        };
        self.log.report(problem, at, &[word]);
        None
    }

    /// Reads the objects of a list; gives their ids. `read` tells whether it
    /// has taken the object, which it only does where it may.
    fn objects<'a>(
        &mut self,
        noun: &'static str,
        list: Objects<'a>,
        read: &mut dyn FnMut(&mut Self, &Node<'_>, bool) -> bool,
    ) -> Ids<'a> {
        let mut count = 0;
        let mut take = |is_taken: bool| {
            let place = count;
            count += u32::from(is_taken);
            is_taken.then_some(place)
        };
        match list {
            Objects::Read(nodes) => {
                let (mut ids, is_again) = Ids::gather(self, noun, nodes);
                for (place, node) in nodes.iter().enumerate() {
                    ids.taken[place] = take(read(self, node, !is_again[place]));
                }
                ids
            }
            #[cfg(feature = "sheet")]
            Objects::Made(made) => {
                let mut ids = Ids::made(noun, made);
                for place in 0..made.count() {
                    let node = made.node(place, self.keeps);
                    ids.taken[place] = take(read(self, &node, true));
                }
                ids
            }
        }
    }

    /// Reads a source; adds it to the list, if it is sound and may be; whether
    /// it was.
    pub(super) fn source(&mut self, node: &Node<'_>, sources: &mut Vec<Source>, may: bool) -> bool {
        let Some(mut row) = self.open(node, &source::KIND) else {
            return false;
        };
        let agencies = row.strings(source::AGENCIES);
        if agencies.is_empty() && !row.says(source::PUBLISHER) && !row.says(source::LABEL) {
            let fields = [source::PUBLISHER, source::AGENCIES, source::LABEL];
            if !fields.iter().any(|field| row.is_faulty(*field)) {
                self.log.report(Problem::NoReporter, row.at, &[]);
            }
            return false;
        }
        let Some(id) = row.plain(source::ID).filter(|_| may) else {
            return false;
        };
        if self.keeps() {
            sources.push(Source {
                id: id.into(),
                publisher: row.text(source::PUBLISHER),
                agencies,
                label: row.text(source::LABEL),
                title: row.text(source::TITLE),
                url: row.string(source::URL),
                archive_url: row.string(source::ARCHIVE_URL),
                published: row.date(source::PUBLISHED),
                language: row.string(source::LANGUAGE),
            });
        }
        true
    }

    fn measure(&mut self, node: &Node<'_>) -> Option<Measure> {
        let mut row = self.open(node, &measure::KIND)?;
        Some(Measure {
            id: row.string(measure::ID)?,
            label: row.text(measure::LABEL)?,
            unit: row.text(measure::UNIT),
            note: row.text(measure::NOTE),
        })
    }

    fn claims<'a>(&mut self, nodes: &'a [Node<'a>], lists: &mut Lists<'a>) -> Vec<Claim> {
        let (ids, is_again) = Ids::gather(self, "claim", nodes);
        lists.claims = ids;
        let mut drafts = Vec::with_capacity(nodes.len());
        for (place, node) in nodes.iter().enumerate() {
            if let Some(draft) = self.claim(node, place, lists)
                && !is_again[place]
            {
                drafts.push(draft);
            }
        }
        self.tie(drafts, &mut lists.claims)
    }

    fn corrections<'a>(&mut self, nodes: &'a [Node<'a>], claims: &mut Ids<'a>) -> Vec<Correction> {
        let mut corrections = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Some(mut row) = self.open(node, &correction::KIND) else {
                continue;
            };
            let at = row.at(correction::CLAIM);
            let mut claim = None;
            let mut falls = false;
            if let Some(id) = row.plain(correction::CLAIM)
                && let Some(place) = claims.find(self, id, at)
            {
                // Of a claim that is not shown no correction is shown either.
                claim = claims.taken_at(self, place, id, at).map(ClaimIx::at);
                falls = claim.is_none();
            }
            if let (Some(date), Some(text), false) = (
                row.date(correction::DATE),
                row.text(correction::TEXT),
                falls,
            ) {
                corrections.push(Correction { date, claim, text });
            }
        }
        corrections
    }

    fn unused(&mut self, problem: Problem, ids: &Ids<'_>) {
        for (place, taken) in ids.taken.iter().enumerate() {
            if taken.is_some() && !ids.used[place] {
                let (id, at) = ids.told(place);
                self.log.report(problem, at, &[id]);
            }
        }
    }
}
