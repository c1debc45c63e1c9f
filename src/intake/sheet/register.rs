//! What the rows of a sheet name, each thing once.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::fold::slug;
use super::place::unpack;
use super::table::offset;
use crate::intake::json::{Key, Node, Value};
use crate::intake::made::Made;

/// What tells one thing from another: its name, and of a report its address,
/// its title and its date, as the cells have them. Reports that agree in all
/// four are one.
pub(super) type Words<'w> = [&'w str; 4];

/// Something that rows name.
#[derive(Debug)]
pub(super) struct Named<'t> {
    words: [Cow<'t, str>; 4],
    /// Where it is named first; of a report also where the other words stand.
    places: [u32; 4],
    /// How often it is named.
    times: u32,
    /// Further fields: a speaker's role and party, a measure's unit, a
    /// report's date.
    pub(super) more: Vec<(&'static str, u32, Value<'static>)>,
}

/// Things by what they are named. There may be as many as there are rows, so
/// that no text is copied which stands in the file as it is.
#[derive(Debug)]
pub(super) struct Register<'t> {
    file: &'t str,
    /// The field that holds the name.
    field: &'static str,
    all: Vec<Named<'t>>,
    /// The places of things by the hash of their words, or the next number that
    /// was free.
    by_hash: HashMap<u64, u32, RandomState>,
    /// The place of a thing whose id is not made of its name, and that id.
    other_id: Option<(usize, &'static str)>,
    /// The ids, once somebody asks for one.
    ids: OnceLock<Vec<String>>,
}

impl<'t> Register<'t> {
    pub(super) fn new(file: &'t str, field: &'static str) -> Self {
        Self {
            file,
            field,
            all: Vec::new(),
            by_hash: HashMap::default(),
            other_id: None,
            ids: OnceLock::new(),
        }
    }

    /// The place of the thing that rows name so; else where in the table of
    /// hashes it belongs.
    fn find(&self, words: &Words<'_>) -> Result<u32, u64> {
        let mut slot = self.by_hash.hasher().hash_one(words);
        while let Some(place) = self.by_hash.get(&slot) {
            // Most of the words are empty. To have nothing compared with nothing takes a
            // third of the time of a large sheet.
            let mut pairs = self.all[*place as usize].words.iter().zip(words);
            if pairs.all(|(known, word)| {
                known.len() == word.len() && (word.is_empty() || known == word)
            }) {
                return Ok(*place);
            }
            slot = slot.wrapping_add(1);
        }
        Err(slot)
    }

    /// The place of the thing that rows name so.
    pub(super) fn place(&self, words: &Words<'_>) -> Option<u32> {
        self.find(words).ok()
    }

    /// The place of what has no more than a name.
    pub(super) fn place_of(&self, name: &str) -> Option<u32> {
        self.place(&[name, "", "", ""])
    }

    /// Adds a thing, if it is not there.
    pub(super) fn add(&mut self, words: &Words<'_>, places: [u32; 4]) -> (u32, &mut Named<'t>) {
        let place = match self.find(words) {
            Ok(place) => place,
            Err(slot) => {
                let place = self.push(words, places);
                self.by_hash.insert(slot, place);
                place
            }
        };
        let named = &mut self.all[place as usize];
        named.times += 1;
        (place, named)
    }

    /// Adds what later rows name; gives the places that those things have here.
    /// `parties`: the places of parties. `None`, where the further fields do not
    /// agree, or may have been reported twice.
    pub(super) fn append(
        &mut self,
        later: Self,
        parties: &[u32],
        is_silent: bool,
    ) -> Option<Vec<u32>> {
        let mut places = Vec::with_capacity(later.all.len());
        self.all.reserve_exact(later.all.len());
        for mut named in later.all {
            for (_, _, value) in &mut named.more {
                if let Value::Place(place) = value {
                    *place = parties[*place as usize];
                }
            }
            let found = self.find(&named.words.each_ref().map(|word| &**word));
            let place = match found {
                Ok(place) => {
                    self.all[place as usize].append(named, is_silent)?;
                    place
                }
                Err(slot) => {
                    let place = offset(self.all.len());
                    self.all.push(named);
                    self.by_hash.insert(slot, place);
                    place
                }
            };
            places.push(place);
        }
        Some(places)
    }

    /// The same of what has no more than a name.
    pub(super) fn add_name(&mut self, name: &str, at: u32) -> (u32, &mut Named<'t>) {
        self.add(&[name, "", "", ""], [at; 4])
    }

    /// Counts a row that names the thing at this place, if it has this name.
    pub(super) fn count_again(&mut self, place: u32, name: &str) -> bool {
        let named = &mut self.all[place as usize];
        let is_it = named.words[0] == name;
        named.times += u32::from(is_it);
        is_it
    }

    /// Adds a thing that no row names, under an id of its own.
    pub(super) fn add_unnamed(&mut self, id: &'static str, name: &str, at: u32) -> u32 {
        self.other_id = Some((self.all.len(), id));
        self.push(&[name, "", "", ""], [at; 4])
    }

    fn push(&mut self, words: &Words<'_>, places: [u32; 4]) -> u32 {
        let file = self.file;
        let mut at = places.into_iter();
        let words = words.map(|word| kept(file, word, at.next().unwrap_or(0)));
        self.all.push(Named {
            words,
            places,
            times: 0,
            more: Vec::new(),
        });
        offset(self.all.len() - 1)
    }

    /// What is named: the name, where it stands first, and how often it does.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, u32, u32)> {
        let all = self.all.iter();
        all.map(|named| (named.label(), named.places[0], named.times))
    }

    fn ids(&self) -> &[String] {
        self.ids.get_or_init(|| {
            let mut taken: HashSet<String> = HashSet::new();
            // How far the numbers behind a name have gone: thousands of reports
            // may be of one agency.
            let mut counts: HashMap<String, u32> = HashMap::new();
            let mut ids = Vec::with_capacity(self.all.len());
            for (place, named) in self.all.iter().enumerate() {
                let base = match self.other_id {
                    Some((other, id)) if other == place => id.into(),
                    _ => slug(named.label()),
                };
                let base = if base.is_empty() {
                    named.label().into()
                } else {
                    base
                };
                let count = counts.entry(base.clone()).or_default();
                let id = free(&base, count, &|id| taken.contains(id));
                taken.insert(id.clone());
                ids.push(id);
            }
            ids
        })
    }
}

/// The same words as they stand in the file, where they stand there so: they
/// need not be copied.
pub(super) fn kept<'t>(file: &'t str, words: &str, at: u32) -> Cow<'t, str> {
    // As in `find`: to have nothing compared with nothing takes long.
    if words.is_empty() {
        return Cow::Borrowed("");
    }
    let start = unpack(at) as usize;
    match file.get(start..start + words.len()) {
        Some(same) if same == words => Cow::Borrowed(same),
        _ => Cow::Owned(words.into()),
    }
}

/// A name that is not taken: itself, or with a number behind it, the next after
/// the one that was found for this base before (0 at first).
pub(super) fn free(base: &str, count: &mut u32, is_taken: &dyn Fn(&str) -> bool) -> String {
    loop {
        *count += 1;
        let id = match *count {
            1 => String::from(base),
            count => [base, "-", &count.to_string()].concat(),
        };
        if !is_taken(&id) {
            return id;
        }
    }
}

impl Made for Register<'_> {
    fn count(&self) -> usize {
        self.all.len()
    }

    fn id(&self, place: usize) -> &str {
        &self.ids()[place]
    }

    fn node(&self, place: usize, keeps: bool) -> Node<'_> {
        let named = &self.all[place];
        let [at, url_at, title_at, _] = named.places;
        // Ids of many things take long to make: where none is kept, the name
        // stands in, of which an id is made.
        let id = if keeps { self.id(place) } else { named.label() };
        let mut entries = Vec::with_capacity(5);
        entries.push(entry("id", at, id));
        entries.push(entry(self.field, at, named.label()));
        for (field, at, word) in [
            ("url", url_at, &named.words[1]),
            ("title", title_at, &named.words[2]),
        ] {
            if !word.is_empty() {
                entries.push(entry(field, at, word));
            }
        }
        for (field, at, value) in &named.more {
            let value = match value {
                Value::String(text) => Value::String(Cow::Borrowed(text)),
                Value::Place(place) => Value::Place(*place),
                _ => Value::Refused,
            };
            entries.push((key(field, *at), Node { at: *at, value }));
        }
        Node {
            at,
            value: Value::Object(entries),
        }
    }
}

impl Named<'_> {
    /// Whether it is named once.
    pub(super) fn is_new(&self) -> bool {
        self.times == 1
    }

    /// Adds what later rows say of it.
    fn append(&mut self, later: Self, is_silent: bool) -> Option<()> {
        self.times += later.times;
        for (field, at, value) in later.more {
            let is_same = match (self.has(field), &value) {
                (None, _) => {
                    self.more.push((field, at, value));
                    continue;
                }
                (Some(Value::Place(one)), Value::Place(other)) => one == other,
                (Some(Value::String(one)), Value::String(other)) => one == other,
                _ => false,
            };
            // Of units the first counts; what is to say of a date is said once.
            let is_fitting = match field {
                "unit" => true,
                "published" => is_silent,
                _ => is_same,
            };
            is_fitting.then_some(())?;
        }
        Some(())
    }

    /// Its name; something has to say whose report it is.
    fn label(&self) -> &str {
        let [name, url, title, _] = &self.words;
        if !name.is_empty() {
            return name;
        }
        let mut others = [host(url), title].into_iter();
        others.find(|text| !text.is_empty()).unwrap_or("–")
    }

    /// What a further field says.
    pub(super) fn has(&self, field: &str) -> Option<&Value<'static>> {
        let found = self.more.iter().find(|(known, _, _)| *known == field);
        found.map(|(_, _, value)| value)
    }
}

/// The host of an address, which names a source that has no name.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let host = &rest[..end];
    host.strip_prefix("www.").unwrap_or(host)
}

pub(super) fn key(name: &'static str, at: u32) -> Key<'static> {
    Key {
        at,
        text: Cow::Borrowed(name),
    }
}

/// A field with a string.
pub(super) fn entry<'n>(field: &'static str, at: u32, text: &'n str) -> (Key<'n>, Node<'n>) {
    let value = Value::String(Cow::Borrowed(text));
    (key(field, at), Node { at, value })
}
