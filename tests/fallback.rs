//! What stands where no script runs: fragment, JSON-LD, embed codes and social
//! picture of the cases under `tests/cases/publish`. `CLAIMLINE_BLESS=1`
//! rewrites the expectations; read the difference.
#![cfg(all(not(target_arch = "wasm32"), feature = "fallback"))]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use claimline::intake::read_json;
use claimline::ledger::Ledger;
use claimline::model::Day;
use claimline::publish::{
    Embed, Scheme, Still, embed_code, fragment, iframe_code, json_ld, page, social_alt, social_svg,
};
use claimline::wording::{IcuLocale, language_for};
use serde_json::{Map, Value};

/// Where everything is said to be published, with what must be escaped.
const EMBED: Embed<'_> = Embed {
    base: "https://cdn.example/claimline",
    src: "https://data.example/claims.json?a=1&b=\"2\"",
    script: Some("sha384-SCRIPT"),
    style: Some("sha384-STYLE"),
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The JSON in a file under `tests/cases`.
fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a case");
    serde_json::from_str(&text).expect("JSON")
}

fn ledger(file: &str) -> (Ledger, usize) {
    let taken = read_json(file, "en");
    let dataset = taken.dataset.expect("a dataset");
    (Ledger::new(dataset), taken.left_out)
}

fn story() -> Ledger {
    let path = root().join("static/claims.json");
    ledger(&fs::read_to_string(path).expect("the story")).0
}

/// Calls with the view that a case asks for.
fn with(ledger: &Ledger, way: &Value, call: impl FnOnce(&Still<'_>)) {
    let dataset = ledger.dataset();
    let asked = way["language"].as_str().expect("a language");
    let locale = IcuLocale::new(&language_for(asked, &dataset.language)).expect("a language");
    let mut still = Still::new(ledger, &locale);
    if let Some(id) = way["measure"].as_str() {
        still.measure = Some(dataset.measure_with_id(id).expect("a measure"));
    }
    if let Some(day) = way["day"].as_str() {
        still.day = Some(Day::from_iso(day).expect("a day"));
    }
    if way["scheme"] == "dark" {
        still.scheme = Scheme::Dark;
    }
    call(&still);
}

/// Every case: its name, ledger, and view.
fn each_case(mut call: impl FnMut(&str, &Still<'_>)) {
    let folder = root().join("tests/cases/publish");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.to_string_lossy().ends_with(".json"))
        .filter(|path| !path.to_string_lossy().ends_with(".ld.json"))
        .collect();
    paths.sort();
    assert!(paths.len() > 5, "only {} cases", paths.len());
    for path in paths {
        let case = json(&path);
        let (ledger, left_out) = ledger(&case["dataset"].to_string());
        assert_eq!(left_out, 0, "{}", path.display());
        let stem = path.file_stem().expect("a name").to_string_lossy();
        for (place, way) in case["ways"].as_array().expect("ways").iter().enumerate() {
            let name = match place {
                0 => stem.to_string(),
                place => format!("{stem}-{}", place + 1),
            };
            with(&ledger, way, |still| call(&name, still));
        }
    }
}

#[test]
fn every_case_is_written_as_expected() {
    let mut differing = Vec::new();
    each_case(|name, still| {
        let html = fragment(still);
        let embed = embed_code(still, &EMBED, "<!-- the fragment -->\n");
        let embed = format!("{embed}\n{}", iframe_code(still, &EMBED));
        let alt = social_alt(still);
        let picture = social_svg(still, "sans-serif").replacen(
            ">\n",
            &format!(">\n<!-- {} -->\n", alt.replace("--", "–")),
            1,
        );
        let ld = json_ld(still, "https://news.example/story");
        for (ending, found) in [
            ("html", html),
            ("embed.html", embed),
            ("ld.json", ld),
            ("social.svg", picture),
        ] {
            let path = root().join(format!("tests/cases/publish/{name}.{ending}"));
            if std::env::var_os("CLAIMLINE_BLESS").is_some() {
                fs::write(&path, found).expect("an expectation that can be written");
                continue;
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if expected != found {
                let pairs = expected.lines().zip(found.lines());
                let line = pairs.take_while(|(a, b)| a == b).count();
                let at = |text: &str| text.lines().nth(line).unwrap_or("").to_owned();
                differing.push(format!(
                    "{} line {}:\n  expected {}\n  found    {}",
                    path.display(),
                    line + 1,
                    at(&expected),
                    at(&found)
                ));
            }
        }
    });
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// One tag of a piece of HTML: its name, whether it ends an element or is a
/// whole one, and its attributes.
struct Tag {
    name: String,
    is_end: bool,
    is_whole: bool,
    attributes: Vec<(String, String)>,
}

/// Every tag, in order; whatever a `<` starts that is no tag is a fault.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').expect("a tag that ends");
        let inner = &rest[..end];
        assert!(!inner.contains('<'), "a tag inside of a tag: {inner}");
        rest = &rest[end + 1..];
        let (is_end, is_whole) = (inner.starts_with('/'), inner.ends_with('/'));
        let inner = inner.trim_start_matches('/').trim_end_matches('/');
        let (name, mut values) = inner.split_once(' ').unwrap_or((inner, ""));
        let mut attributes = Vec::new();
        while !values.trim().is_empty() {
            let trimmed = values.trim_start();
            let stop = trimmed.find(['=', ' ']).unwrap_or(trimmed.len());
            let key = trimmed[..stop].to_owned();
            values = &trimmed[stop..];
            let value = match values.strip_prefix("=\"") {
                Some(quoted) => {
                    let (value, after) = quoted.split_once('"').expect("a value that ends");
                    values = after;
                    value.to_owned()
                }
                None => String::new(),
            };
            attributes.push((key, value));
        }
        assert!(
            name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
            "{name:?}"
        );
        tags.push(Tag {
            name: name.into(),
            is_end,
            is_whole,
            attributes,
        });
    }
    tags
}

/// Holds a fragment to what every fragment must be.
fn check_fragment(name: &str, html: &str) {
    const KNOWN: &[&str] = &[
        "a",
        "article",
        "b",
        "blockquote",
        "circle",
        "cite",
        "desc",
        "details",
        "div",
        "em",
        "g",
        "h2",
        "h3",
        "li",
        "p",
        "path",
        "q",
        "s",
        "span",
        "summary",
        "svg",
        "text",
        "time",
        "title",
        "ul",
    ];
    let mut open: Vec<String> = Vec::new();
    let (mut ids, mut wanted) = (HashSet::new(), Vec::new());
    for tag in tags(html) {
        assert!(KNOWN.contains(&&*tag.name), "{name}: <{}>", tag.name);
        if tag.is_end {
            assert_eq!(open.pop().as_deref(), Some(&*tag.name), "{name}");
            continue;
        }
        for (key, value) in &tag.attributes {
            assert!(
                key != "style" && !key.starts_with("on"),
                "{name}: {key}={value}"
            );
            match &**key {
                "id" => assert!(ids.insert(value.clone()), "{name}: id {value} twice"),
                "href" if value.starts_with('#') => wanted.push(value[1..].to_owned()),
                "href" => {
                    assert!(value.starts_with("https://"), "{name}: {value}");
                    let rel = tag.attributes.iter().find(|(key, _)| key == "rel");
                    assert!(rel.is_some_and(|(_, rel)| rel == "noopener"), "{name}");
                }
                "aria-labelledby" | "aria-describedby" => wanted.push(value.clone()),
                _ => {}
            }
        }
        if !tag.is_whole {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} left open");
    for id in wanted {
        assert!(ids.contains(&id), "{name}: nothing has the id {id}");
    }
}

#[test]
fn fragments_are_sound_html_that_needs_nothing_else() {
    each_case(|name, still| check_fragment(name, &fragment(still)));
    let story = story();
    for language in ["de", "en"] {
        let way = serde_json::json!({ "language": language });
        with(&story, &way, |still| {
            let html = fragment(still);
            check_fragment("the story", &html);
            let items = html.matches("<li id=").count();
            let day = story.last_day().expect("a day");
            assert_eq!(items, story.public(day).count(), "every statement");
        });
    }
}

#[test]
fn the_storys_fragment_is_light() {
    const MOST: usize = 25 * 1024;
    let story = story();
    for language in ["de", "en"] {
        let way = serde_json::json!({ "language": language });
        with(&story, &way, |still| {
            let html = fragment(still);
            let mut packed = Vec::new();
            let settings = brotli::enc::BrotliEncoderParams::default();
            brotli::BrotliCompress(&mut html.as_bytes(), &mut packed, &settings).expect("brotli");
            assert!(
                packed.len() > 2_000,
                "{} bytes cannot hold it",
                packed.len()
            );
            assert!(packed.len() <= MOST, "{language}: {} bytes", packed.len());
        });
    }
}

/// The terms of schema.org that are used.
struct Vocabulary(Value);

impl Vocabulary {
    fn is_a(&self, kind: &str, wanted: &str) -> bool {
        let above = self.0["types"][kind].as_array();
        let above = above.unwrap_or_else(|| panic!("no type {kind}"));
        kind == wanted
            || above
                .iter()
                .any(|kind| self.is_a(kind.as_str().expect("a name"), wanted))
    }

    fn kinds<'v>(&'v self, property: &str, which: &str) -> impl Iterator<Item = &'v str> {
        let listed = self.0["properties"][property][which].as_array();
        let listed = listed.unwrap_or_else(|| panic!("no property {property}"));
        listed.iter().map(|kind| kind.as_str().expect("a name"))
    }

    /// Holds a node, and what is in it, against the vocabulary.
    fn check(&self, node: &Map<String, Value>, all: &Value) {
        let kind = node["@type"].as_str().expect("a type");
        assert_ne!(kind, "ClaimReview");
        for (property, values) in node.iter().filter(|(key, _)| !key.starts_with('@')) {
            let mut holders = self.kinds(property, "of");
            assert!(
                holders.any(|of| self.is_a(kind, of)),
                "{kind} has no {property}"
            );
            let values = values
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![values.clone()]);
            assert!(!values.is_empty(), "{kind}.{property} is empty");
            for value in &values {
                self.check_value(property, value, all);
            }
        }
    }

    fn check_value(&self, property: &str, value: &Value, all: &Value) {
        let allowed = |kind: &str| self.kinds(property, "values").any(|one| one == kind);
        if let Some(text) = value.as_str() {
            assert!(!text.is_empty(), "{property} is empty");
            let is_address = text.starts_with("https://") || text.starts_with("http://");
            let fits =
                allowed("Text") || allowed("URL") && is_address || allowed("Date") && is_date(text);
            assert!(fits, "{property}: {text}");
            if property == "temporalCoverage" {
                let mut ends = text.split('/');
                assert!(ends.all(|end| end == ".." || is_date(end)), "{text}");
            }
            return;
        }
        let node = value.as_object().expect("a text or a node");
        let id = node.get("@id").filter(|_| !node.contains_key("@type"));
        let node = match id {
            // A reference to something of the graph.
            Some(id) => {
                let graph = all["@graph"].as_array().expect("a graph");
                let found = graph.iter().find(|node| node["@id"] == *id);
                found
                    .unwrap_or_else(|| panic!("nothing is {id}"))
                    .as_object()
                    .expect("a node")
            }
            None => {
                self.check(node, all);
                node
            }
        };
        let kind = node["@type"].as_str().expect("a type");
        assert!(
            self.kinds(property, "values")
                .any(|one| self.0["types"][one].is_array() && self.is_a(kind, one)),
            "{property} is a {kind}"
        );
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    parts.iter().all(is_number) && [&[4][..], &[4, 2], &[4, 2, 2]].contains(&&lengths[..])
}

/// The vocabulary's table was held against schema-dts 2.1.0, the typings made
/// of schema.org's own definitions: every type stands there under the types
/// named here, and every property with these holders and these values. Of a
/// property's holders those are left out that no statement is (`Event`,
/// `Rating` and the like).
fn check_json_ld(text: &str) {
    let vocabulary = Vocabulary(json(&root().join("tests/cases/schema-org.json")));
    // Nothing in it can end the script element that it stands in.
    assert!(!text.contains(['<', '>', '\u{2028}']), "{text}");
    let all: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(all["@context"], "https://schema.org");
    let mut ids = HashSet::new();
    for node in all["@graph"].as_array().expect("a graph") {
        let node = node.as_object().expect("a node");
        assert!(
            ids.insert(node["@id"].as_str().expect("an id")),
            "an id twice"
        );
        vocabulary.check(node, &all);
        if node["@type"] == "Claim" {
            assert!(node.contains_key("author") && node.contains_key("text"));
        }
    }
}

#[test]
fn json_ld_keeps_to_the_vocabulary() {
    each_case(|_, still| check_json_ld(&json_ld(still, "")));
    let story = story();
    with(&story, &serde_json::json!({ "language": "en" }), |still| {
        let text = json_ld(still, "https://news.example/story");
        check_json_ld(&text);
        assert!(text.matches("\"@type\": \"Claim\"").count() > 50);
        assert!(text.contains("\"@id\": \"https://news.example/story#cl-"));
    });
}

#[test]
fn only_dates_that_can_be_said_are_said() {
    let claim = |id: &str, said: &str, sources: &str| {
        format!(
            r#"{{"id": "{id}", "said": "{said}", "speaker": "a", "stance": "reports", "text": "T", "sources": [{sources}]}}"#
        )
    };
    let dates = [
        ("day", "2024-10-03", Some("2024-10-03")),
        ("month", "2024-10", Some("2024-10")),
        ("year", "2024", Some("2024")),
        ("about", "2024-10~", None),
        ("doubtful", "2024-10-03?", None),
        ("season", "2024-23", None),
        ("decade", "202X", None),
        ("by", "[..2024-10-18]", None),
        ("between", "2024-10-01/2024-10-05", None),
    ];
    let claims: Vec<String> = dates
        .iter()
        .map(|(id, said, _)| claim(id, said, "\"r\""))
        .collect();
    let firsts = [
        claim("known", "2024-10-01", r#""late", "early""#),
        claim("unknown", "2024-10-01", r#""r", "early""#),
    ];
    let file = format!(
        r#"{{"format": "claimline/1", "id": "x", "title": "T", "speakers": [{{"id": "a", "name": "A"}}],
        "sources": [{{"id": "r", "publisher": "R"}}, {{"id": "early", "publisher": "E", "published": "2024-10-01"}},
        {{"id": "late", "publisher": "L", "published": "2024-10"}},
        {{"id": "late2", "publisher": "L", "published": "2024-10-02"}}], "claims": [{}, {}]}}"#,
        claims.join(", "),
        firsts.join(", ")
    )
    .replace(r#"["late", "early"]"#, r#"["late2", "early"]"#);
    let (ledger, left_out) = ledger(&file);
    assert_eq!(left_out, 0);
    with(&ledger, &serde_json::json!({ "language": "en" }), |still| {
        let all: Value = serde_json::from_str(&json_ld(still, "")).expect("JSON");
        let graph = all["@graph"].as_array().expect("a graph");
        let of = |id: &str| {
            let id = format!("#cl-x-c-{id}");
            graph
                .iter()
                .find(|node| node["@id"] == id)
                .expect("a claim")
        };
        for (id, _, date) in dates {
            assert_eq!(of(id)["datePublished"].as_str(), date, "{id}");
        }
        assert_eq!(of("known")["firstAppearance"]["@id"], "#cl-x-s-early");
        assert_eq!(of("unknown").get("firstAppearance"), None);
    });
}

#[test]
fn the_embed_is_five_lines_around_the_fragment() {
    let story = story();
    with(&story, &serde_json::json!({ "language": "de" }), |still| {
        let html = fragment(still);
        let code = embed_code(still, &EMBED, &html);
        let bare = code.replace(html.trim_end(), "…");
        assert_eq!(
            bare.lines().collect::<Vec<_>>(),
            [
                "<link rel=\"stylesheet\" href=\"https://cdn.example/claimline/fallback.css\" integrity=\"sha384-STYLE\" crossorigin=\"anonymous\">",
                "<script type=\"module\" src=\"https://cdn.example/claimline/claimline.js\" integrity=\"sha384-SCRIPT\" crossorigin=\"anonymous\"></script>",
                "<claim-line src=\"https://data.example/claims.json?a=1&amp;b=&quot;2&quot;\" lang=\"de\" measure=\"dprk-troops-in-russia\">",
                "…",
                "</claim-line>",
            ]
        );
        let whole = page(still, &EMBED, Some("https://news.example/social.png"));
        assert_eq!(whole.matches("<h1").count(), 1);
        assert!(
            whole.contains(
                "<meta property=\"og:image\" content=\"https://news.example/social.png\">"
            )
        );
        assert!(whole.contains(&code), "the embed as it is pasted");
    });
}

#[test]
fn a_question_never_stands_alone_beside_the_figures_of_another_measure() {
    let story = story();
    let way = serde_json::json!({ "language": "en", "measure": "russian-casualties" });
    with(&story, &way, |still| {
        let alt = social_alt(still);
        assert!(
            alt.starts_with(
                "North Korean soldiers in Russia: who says what? Russian casualties: As of "
            ),
            "{alt}"
        );
        assert!(!social_svg(still, "serif").contains("are in Russia?"));
        // In the fragment the caption says what is counted.
        let html = fragment(still);
        assert!(html.contains("are in Russia?</h2>") && html.contains("<b>Russian casualties</b>"));
    });
    with(&story, &serde_json::json!({ "language": "en" }), |still| {
        assert!(
            social_alt(still).starts_with("How many North Korean soldiers are in Russia? As of ")
        );
    });
}

#[test]
fn an_embed_without_digests_and_of_an_earlier_day() {
    let story = story();
    let way = serde_json::json!({ "language": "en", "day": "2024-10-23", "scheme": "dark" });
    with(&story, &way, |still| {
        let embed = Embed {
            base: "",
            src: "claims.json",
            script: None,
            style: None,
        };
        let code = embed_code(still, &embed, "");
        assert!(
            code.contains("<script type=\"module\" src=\"claimline.js\"></script>"),
            "{code}"
        );
        assert!(
            code.contains("known-on=\"2024-10-23\" theme=\"dark\">"),
            "{code}"
        );
        let frame = iframe_code(still, &embed);
        assert!(
            frame.starts_with("<iframe src=\"embed.html?src=claims.json&amp;lang=en&amp;measure="),
            "{frame}"
        );
    });
}
