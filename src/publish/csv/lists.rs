//! What speakers, parties, sources and measures are called in a sheet, and
//! what of them it cannot hold.

use super::{
    BAR, NO_COLUMN, ONE_LANGUAGE, OTHER_LANGUAGE, TRIMMED, TRIMMED_PART, kept, part, pick,
};
use crate::intake::slug;
use crate::model::{Dataset, Edtf, Source, SpeakerKind, Stands, Text};
use crate::publish::Loss;

const UNUSED: &str = "no row names it: CSV leaves it out";
const MADE_ID: &str = "CSV goes by names: it gets an id made of its name";
const SAME_NAME: &str = "in CSV what has one name is one thing: its id stands behind the name";
const NEW_ORDER: &str = "CSV has them in the order in which its rows name them";
const AS_PUBLISHER: &str = "in CSV it stands as the publisher";

/// What things are called in the sheet, by their places in the dataset's lists.
pub(super) struct Called {
    pub(super) speakers: Vec<String>,
    pub(super) parties: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) measures: Vec<String>,
}

/// Names all things of the lists, and tells what is lost of them.
pub(super) fn call(dataset: &Dataset, losses: &mut Vec<Loss>) -> Called {
    let used = Used::of(dataset);
    let mut teller = Teller { dataset, losses };
    let parties = teller.parties(&used.parties);
    let speakers = teller.speakers(&used.speakers);
    let sources = teller.sources(&used.sources);
    let measures = teller.measures(&used.measures);
    Called {
        speakers,
        parties,
        sources,
        measures,
    }
}

/// The things that rows name, in the order in which they do.
#[derive(Default)]
struct Used {
    speakers: Vec<usize>,
    parties: Vec<usize>,
    sources: Vec<usize>,
    measures: Vec<usize>,
}

impl Used {
    fn of(dataset: &Dataset) -> Self {
        let mut speakers = Seen::new(dataset.speakers.len());
        let mut parties = Seen::new(dataset.parties.len());
        let mut sources = Seen::new(dataset.sources.len());
        let mut measures = Seen::new(dataset.measures.len());
        for claim in &dataset.claims {
            if let Some(speaker) = claim.speakers.first() {
                speakers.see(speaker.ix());
                if let Some(party) = dataset.speaker(*speaker).party {
                    parties.see(party.ix());
                }
            }
            for report in &claim.sources {
                sources.see(report.source.ix());
            }
            let own = claim.estimate.as_ref().map(|estimate| estimate.measure);
            let bears_on = || claim.measures.as_ref()?.first().copied();
            if let Some(measure) = own.or_else(bears_on) {
                measures.see(measure.ix());
            }
        }
        Self {
            speakers: speakers.order,
            parties: parties.order,
            sources: sources.order,
            measures: measures.order,
        }
    }
}

/// Places in the order in which they are first seen.
struct Seen {
    is_seen: Vec<bool>,
    order: Vec<usize>,
}

impl Seen {
    fn new(count: usize) -> Self {
        Self {
            is_seen: vec![false; count],
            order: Vec::new(),
        }
    }

    fn see(&mut self, place: usize) {
        if !core::mem::replace(&mut self.is_seen[place], true) {
            self.order.push(place);
        }
    }
}

/// A thing of a list, as far as all lists are alike.
struct Thing<'a> {
    id: &'a str,
    name: &'a str,
    /// What else tells it apart from others of its name.
    key: String,
    /// The field that holds its name.
    field: &'static str,
}

struct Teller<'a, 'l> {
    dataset: &'a Dataset,
    losses: &'l mut Vec<Loss>,
}

impl<'a> Teller<'a, '_> {
    fn parties(&mut self, used: &[usize]) -> Vec<String> {
        let dataset = self.dataset;
        for place in used {
            let party = &dataset.parties[*place];
            let path = |field: &str| ["parties/", &party.id, "/", field].concat();
            self.languages(path("name"), Some(&party.name));
            self.given(path("color"), party.color.is_some());
            self.given(path("shape"), party.shape.is_some());
            self.given(path("stands"), party.stands != Stands::Together);
        }
        let things = dataset.parties.iter().map(|party| Thing {
            id: &party.id,
            name: self.pick(&party.name),
            key: String::new(),
            field: "name",
        });
        let things = things.collect();
        self.call("parties", things, used)
    }

    fn speakers(&mut self, used: &[usize]) -> Vec<String> {
        let dataset = self.dataset;
        for place in used {
            let speaker = &dataset.speakers[*place];
            let path = |field: &str| ["speakers/", &speaker.id, "/", field].concat();
            self.languages(path("name"), Some(&speaker.name));
            self.languages(path("role"), speaker.role.as_ref());
            self.whole(path("role"), speaker.role.as_ref());
            self.given(path("kind"), speaker.kind != SpeakerKind::Person);
        }
        let things = dataset.speakers.iter().map(|speaker| Thing {
            id: &speaker.id,
            name: self.pick(&speaker.name),
            key: String::new(),
            field: "name",
        });
        let things = things.collect();
        self.call("speakers", things, used)
    }

    fn measures(&mut self, used: &[usize]) -> Vec<String> {
        let dataset = self.dataset;
        for place in used {
            let measure = &dataset.measures[*place];
            let path = |field: &str| ["measures/", &measure.id, "/", field].concat();
            self.languages(path("label"), Some(&measure.label));
            self.languages(path("unit"), measure.unit.as_ref());
            self.whole(path("unit"), measure.unit.as_ref());
            self.given(path("note"), measure.note.is_some());
        }
        let things = dataset.measures.iter().map(|measure| Thing {
            id: &measure.id,
            name: self.pick(&measure.label),
            key: String::new(),
            field: "label",
        });
        let things = things.collect();
        self.call("measures", things, used)
    }

    fn sources(&mut self, used: &[usize]) -> Vec<String> {
        let dataset = self.dataset;
        let names: Vec<String> = dataset
            .sources
            .iter()
            .map(|source| self.reporter(source))
            .collect();
        for place in used {
            let source = &dataset.sources[*place];
            let path = |field: &str| ["sources/", &source.id, "/", field].concat();
            self.languages(path("publisher"), source.publisher.as_ref());
            self.languages(path("title"), source.title.as_ref());
            for (field, text) in [
                (
                    "publisher",
                    source.publisher.as_ref().map(|name| self.pick(name)),
                ),
                ("url", source.url.as_deref()),
                ("title", source.title.as_ref().map(|title| self.pick(title))),
            ] {
                let text = text.unwrap_or("");
                if text.contains('|') {
                    self.lose(path(field), BAR);
                }
                if part(text) != text {
                    self.lose(path(field), TRIMMED_PART);
                }
            }
            self.given(path("archive_url"), source.archive_url.is_some());
            self.given(path("language"), source.language.is_some());
            let stands_in = source.publisher.is_none();
            if let Some(label) = &source.label {
                let what = if stands_in { AS_PUBLISHER } else { NO_COLUMN };
                self.lose(path("label"), what);
                if stands_in {
                    self.languages(path("label"), Some(label));
                }
            }
            if !source.agencies.is_empty() {
                let stands_in = stands_in && source.label.is_none();
                let what = if stands_in { AS_PUBLISHER } else { NO_COLUMN };
                self.lose(path("agencies"), what);
            }
        }
        let things = dataset.sources.iter().zip(&names).map(|(source, name)| {
            let title = source.title.as_ref().map_or("", |title| self.pick(title));
            let url = source.url.as_deref().unwrap_or("");
            let published = source.published.as_ref().map_or("", Edtf::as_str);
            Thing {
                id: &source.id,
                name,
                key: [part(url), part(title), published].join("|"),
                field: "publisher",
            }
        });
        let things = things.collect();
        self.call("sources", things, used)
    }

    /// Whose report it is, in one part of a cell.
    fn reporter(&self, source: &Source) -> String {
        let name = source.publisher.as_ref().or(source.label.as_ref());
        let name = name.map_or_else(
            || source.agencies.join(", "),
            |name| self.pick(name).to_string(),
        );
        name.replace('|', "/")
    }

    /// What the things of a list are called: by their names, told apart where
    /// those are the same.
    fn call(&mut self, list: &str, things: Vec<Thing<'_>>, used: &[usize]) -> Vec<String> {
        let mut is_used = vec![false; things.len()];
        for place in used {
            is_used[*place] = true;
        }
        if !used.is_sorted() {
            self.lose(list.into(), NEW_ORDER);
        }
        // Sources are parts of a cell that holds several.
        let keep = if list == "sources" { part } else { kept };
        let mut called: Vec<String> = things.iter().map(|thing| keep(thing.name).into()).collect();
        let mut keys = std::collections::HashSet::new();
        let mut made: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
        for place in 0..things.len() {
            let thing = &things[place];
            let path = |field: &str| [list, "/", thing.id, "/", field].concat();
            if !is_used[place] {
                self.lose([list, "/", thing.id].concat(), UNUSED);
                continue;
            }
            if called[place] != thing.name {
                self.lose(path(thing.field), TRIMMED);
            }
            let key = [called[place].as_str(), "|", &thing.key].concat();
            if called[place].is_empty() || !keys.insert(key) {
                let name = [&called[place], " (", kept(thing.id), ")"].concat();
                called[place] = kept(&name).replace('|', "/");
                keys.insert([called[place].as_str(), "|", &thing.key].concat());
                self.lose(path(thing.field), SAME_NAME);
            }
            *made.entry(made_id(&called[place])).or_default() += 1;
        }
        for place in used {
            let id = made_id(&called[*place]);
            if id != things[*place].id || made[&id] > 1 {
                self.lose([list, "/", things[*place].id, "/id"].concat(), MADE_ID);
            }
        }
        called
    }

    fn given(&mut self, path: String, is_given: bool) {
        if is_given {
            self.lose(path, NO_COLUMN);
        }
    }

    /// Tells where a text is not kept to its ends.
    fn whole(&mut self, path: String, text: Option<&Text>) {
        if let Some(text) = text.map(|text| self.pick(text))
            && kept(text) != text
        {
            self.lose(path, TRIMMED);
        }
    }

    fn languages(&mut self, path: String, text: Option<&Text>) {
        if let Some(what) = text.and_then(|text| other_languages(self.dataset, text)) {
            self.lose(path, what);
        }
    }

    fn pick<'t>(&self, text: &'t Text) -> &'t str {
        pick(self.dataset, text)
    }

    fn lose(&mut self, field: String, what: &'static str) {
        self.losses.push(Loss {
            claim: None,
            field,
            what,
        });
    }
}

/// The id that the reader makes of a name.
fn made_id(name: &str) -> String {
    let id = slug(name);
    if id.is_empty() { name.into() } else { id }
}

/// What is lost of a text that the sheet holds in one language.
pub(super) fn other_languages(dataset: &Dataset, text: &Text) -> Option<&'static str> {
    let is_own = |(tag, _): &(String, String)| *tag == dataset.language;
    if text.entries().len() > 1 {
        Some(ONE_LANGUAGE)
    } else if text.entries().iter().any(is_own) {
        None
    } else {
        Some(OTHER_LANGUAGE)
    }
}
