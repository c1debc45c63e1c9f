//! The statements in the vocabulary of schema.org, as JSON-LD.
//!
//! Claims, never reviews of claims: nothing here says what is true.

use super::fragment::reduced;
use super::still::Still;
use crate::ledger::Status;
use crate::model::{
    Claim, ClaimIx, ClaimKind, Day, Edtf, Form, RelationKind, Source, Speaker, SpeakerKind, Stands,
};

/// A dataset as JSON-LD, for a `<script type="application/ld+json">`: each
/// statement that is public on the day a `Claim` with its author, its date as
/// far as schema.org's `Date` can say it, and where it appeared.
///
/// `address` is where the page will be, for ids that hold on the whole web;
/// empty: ids within the page. No `</script` and no `<!--` can occur in it.
#[must_use]
pub fn json_ld(still: &Still<'_>, address: &str) -> String {
    let graph = Graph { still, address };
    let mut nodes = vec![graph.dataset()];
    let claims: Vec<ClaimIx> = graph.claims().collect();
    nodes.extend(claims.iter().map(|ix| graph.claim(*ix)));
    let sources = &still.ledger.dataset().sources;
    let is_used = |place: &usize| {
        let mut reports = claims
            .iter()
            .flat_map(|ix| &still.ledger.claim(*ix).sources);
        reports.any(|report| report.source.ix() == *place)
    };
    nodes.extend(
        (0..sources.len())
            .filter(is_used)
            .map(|place| graph.source(&sources[place])),
    );
    let mut out = String::new();
    let mut all = Node::default();
    all.text("@context", "https://schema.org");
    all.list("@graph", nodes);
    all.write(&mut out, 0);
    out.push('\n');
    out
}

/// An object in the making, its keys in order.
#[derive(Default)]
struct Node(Vec<(&'static str, Value)>);

enum Value {
    Text(String),
    Node(Node),
    List(Vec<Node>),
}

impl Node {
    fn of(kind: &str) -> Self {
        let mut node = Self::default();
        node.text("@type", kind);
        node
    }

    /// A reference to a node elsewhere in the graph.
    fn to(id: String) -> Self {
        let mut node = Self::default();
        node.text("@id", id);
        node
    }

    fn text(&mut self, key: &'static str, value: impl Into<String>) {
        self.0.push((key, Value::Text(value.into())));
    }

    fn some(&mut self, key: &'static str, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    fn node(&mut self, key: &'static str, value: Node) {
        self.0.push((key, Value::Node(value)));
    }

    /// A list; nothing where it is empty, the value itself where it is one.
    fn list(&mut self, key: &'static str, mut values: Vec<Node>) {
        match values.len() {
            0 => {}
            1 if key != "@graph" => self
                .0
                .extend(values.pop().map(|one| (key, Value::Node(one)))),
            _ => self.0.push((key, Value::List(values))),
        }
    }

    fn write(&self, out: &mut String, depth: usize) {
        out.push('{');
        for (place, (key, value)) in self.0.iter().enumerate() {
            if place > 0 {
                out.push_str(", ");
            }
            push_string(out, key);
            out.push_str(": ");
            match value {
                Value::Text(text) => push_string(out, text),
                Value::Node(node) => node.write(out, depth + 1),
                Value::List(nodes) => {
                    out.push('[');
                    for (place, node) in nodes.iter().enumerate() {
                        if place > 0 {
                            out.push_str(", ");
                        }
                        // One node of the graph a line, so that changes show.
                        if depth == 0 {
                            out.push('\n');
                        }
                        node.write(out, depth + 1);
                    }
                    if depth == 0 {
                        out.push('\n');
                    }
                    out.push(']');
                }
            }
        }
        out.push('}');
    }
}

/// A JSON string that may stand in a script element.
fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Neither the end of the script nor a comment can be written, nor
            // what older scripts take for an end of line.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => push_escape(out, c),
            c if c.is_control() => push_escape(out, c),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn push_escape(out: &mut String, c: char) {
    out.push_str(&format!("\\u{:04x}", u32::from(c)));
}

struct Graph<'a> {
    still: &'a Still<'a>,
    address: &'a str,
}

impl Graph<'_> {
    fn id(&self, part: &str, id: &str) -> String {
        [self.address, "#", &self.still.prefix(), part, id].concat()
    }

    /// The statements that are public on the day; happenings are nobody's
    /// claims.
    fn claims(&self) -> impl Iterator<Item = ClaimIx> {
        let ledger = self.still.ledger;
        let public = self
            .still
            .day
            .into_iter()
            .flat_map(|day| ledger.public(day));
        public.filter(|ix| ledger.claim(*ix).kind == ClaimKind::Claim)
    }

    fn dataset(&self) -> Node {
        let still = self.still;
        let dataset = still.ledger.dataset();
        let (title, lang) = still.pick(&dataset.title);
        let mut node = Node::of("Dataset");
        node.text("@id", self.id("", ""));
        node.text("name", title);
        let summary = still.summary();
        node.some("description", (!summary.is_empty()).then_some(summary));
        node.text("inLanguage", lang);
        node.some("dateModified", dataset.updated.as_ref().and_then(reduced));
        if let Some(publisher) = &dataset.publisher {
            node.node("publisher", organization(still.pick(publisher).0));
        }
        match dataset.license.as_deref() {
            Some(address) if address.starts_with("http") => node.text("license", address),
            Some(name) => {
                let mut work = Node::of("CreativeWork");
                work.text("name", name);
                node.node("license", work);
            }
            None => {}
        }
        let days = still.ledger.days();
        if let (Some(first), Some(last)) = (days.first(), still.day) {
            node.text("temporalCoverage", interval(*first, last));
        }
        node.list(
            "hasPart",
            self.claims()
                .map(|ix| Node::to(self.id("-c-", &still.ledger.claim(ix).id)))
                .collect(),
        );
        let corrections = dataset.corrections.iter();
        let corrections: Vec<&str> = corrections.map(|one| still.pick(&one.text).0).collect();
        node.some(
            "correction",
            (!corrections.is_empty()).then(|| corrections.join("\n")),
        );
        node
    }

    fn claim(&self, ix: ClaimIx) -> Node {
        let still = self.still;
        let ledger = still.ledger;
        let dataset = ledger.dataset();
        let claim = ledger.claim(ix);
        let (text, lang) = still.pick(&claim.text);
        let mut node = Node::of("Claim");
        node.text("@id", self.id("-c-", &claim.id));
        node.text("text", text);
        node.text("inLanguage", lang);
        let authors = claim.speakers.iter();
        node.list(
            "author",
            authors
                .map(|ix| self.author(dataset.speaker(*ix)))
                .collect(),
        );
        node.some("datePublished", reduced(claim.published()));
        // When it was said, where it became public only later.
        if claim.published.is_some() {
            node.some("dateCreated", reduced(&claim.said));
        }
        let horizon = claim
            .estimate
            .as_ref()
            .and_then(|one| one.refers_to.as_ref());
        node.some("temporalCoverage", horizon.and_then(coverage));
        if let Some(quote) = &claim.quote {
            let mut words = Node::of("Quotation");
            words.text("text", &*quote.exact);
            words.some("inLanguage", quote.language.as_deref());
            node.node("hasPart", words);
        }
        if let Some(day) = still.day
            && ledger.status(ix, day) == Status::Struck
        {
            node.text("creativeWorkStatus", still.words().struck(ledger, ix, day));
        }
        let about = claim.relations.iter().filter(|tie| {
            tie.kind != RelationKind::Repeats
                && ledger.claim(tie.claim).kind == ClaimKind::Claim
                && still
                    .day
                    .is_some_and(|day| ledger.public_on(tie.claim) <= day)
        });
        node.list(
            "about",
            about
                .map(|tie| Node::to(self.id("-c-", &ledger.claim(tie.claim).id)))
                .collect(),
        );
        let source = |place: usize| Node::to(self.id("-s-", &dataset.sources[place].id));
        let appearances = claim
            .sources
            .iter()
            .map(|report| source(report.source.ix()));
        node.list("appearance", appearances.collect());
        if let Some(first) = self.first(claim) {
            node.node("firstAppearance", source(first));
        }
        node
    }

    /// The report that came first, as far as that is known: the only one, or
    /// the one that is dated before all others.
    fn first(&self, claim: &Claim) -> Option<usize> {
        let sources = &self.still.ledger.dataset().sources;
        if let [one] = &claim.sources[..] {
            return Some(one.source.ix());
        }
        let mut dated = Vec::new();
        for report in &claim.sources {
            let published = sources[report.source.ix()].published.as_ref()?;
            dated.push((
                published.earliest()?,
                published.latest()?,
                report.source.ix(),
            ));
        }
        dated.sort_unstable();
        match &dated[..] {
            [first, second, ..] if first.1 < second.0 => Some(first.2),
            _ => None,
        }
    }

    fn author(&self, speaker: &Speaker) -> Node {
        let still = self.still;
        let is_person = matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Unnamed);
        let name = still.pick(&speaker.name).0;
        let mut node = if is_person {
            Node::of("Person")
        } else {
            Node::of("Organization")
        };
        node.text("name", name);
        let role = speaker.role.as_ref().map(|role| still.pick(role).0);
        node.some(if is_person { "jobTitle" } else { "description" }, role);
        // Whoever stands for itself is not a member of its party: media,
        // experts.
        let party = speaker
            .party
            .map(|ix| still.ledger.dataset().party(ix))
            .filter(|party| party.stands == Stands::Together);
        let party = party.map(|party| still.pick(&party.name).0);
        if let Some(party) = party.filter(|party| *party != name) {
            let key = if is_person {
                "affiliation"
            } else {
                "parentOrganization"
            };
            node.node(key, organization(party));
        }
        node
    }

    fn source(&self, source: &Source) -> Node {
        let still = self.still;
        let is_article = source.url.is_some() || source.title.is_some();
        let mut node = Node::of(if is_article {
            "Article"
        } else {
            "CreativeWork"
        });
        node.text("@id", self.id("-s-", &source.id));
        if let Some(title) = &source.title {
            node.text("headline", still.pick(title).0);
        } else if let Some(label) = &source.label {
            node.text("name", still.pick(label).0);
        }
        node.some("url", source.url.as_deref());
        node.some("archivedAt", source.archive_url.as_deref());
        node.some("datePublished", source.published.as_ref().and_then(reduced));
        node.some("inLanguage", source.language.as_deref());
        if let Some(publisher) = &source.publisher {
            node.node("publisher", organization(still.pick(publisher).0));
        }
        let agencies = source.agencies.iter();
        node.list(
            "sourceOrganization",
            agencies.map(|name| organization(name)).collect(),
        );
        node
    }
}

fn organization(name: &str) -> Node {
    let mut node = Node::of("Organization");
    node.text("name", name);
    node
}

fn interval(first: Day, last: Day) -> String {
    if first == last {
        return first.to_iso();
    }
    [&first.to_iso(), "/", &last.to_iso()].concat()
}

/// The time that something is about, as `temporalCoverage` writes it: a
/// reduced date, or an interval of days; open ends are `..`.
fn coverage(date: &Edtf) -> Option<String> {
    if let Some(date) = reduced(date) {
        return Some(date);
    }
    match date.form() {
        Form::Between(from, to) if from.mark.is_none() && to.mark.is_none() => {
            Some(interval(from.first(), to.last()))
        }
        Form::From(from) if from.mark.is_none() => Some([&from.first().to_iso(), "/.."].concat()),
        _ => None,
    }
}
