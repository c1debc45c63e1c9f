//! The claims file's JSON Schema, out of the table of fields that reads it.

use crate::intake::{KINDS, Kind, Names, Takes};
use crate::model::{LARGEST, Qualifier};

mod about;
mod node;

use about::ABOUT;
use node::{Node, any_of, list_of, one, pattern, string, text, texts};

/// What the lists and objects of the table hold, by the kind of object and the
/// field.
const HELD: &[(&str, &str, &str)] = &[
    ("dataset", "parties", "party"),
    ("dataset", "speakers", "speaker"),
    ("dataset", "sources", "source"),
    ("dataset", "measures", "measure"),
    ("dataset", "claims", "claim"),
    ("dataset", "corrections", "correction"),
    ("claim", "quote", "quote"),
    ("claim", "estimate", "estimate"),
    ("claim", "sources", "source reference"),
    ("claim", "relations", "relation"),
    ("source reference", "variant", "variant"),
    ("variant", "quote", "quote"),
];

/// A date of EDTF as far as it is read: a year, month, season or day, perhaps
/// with a time, a mark, or digits left open.
const DATE: &str = "(?:\\d{3}X|\\d{2}XX|-?\\d{4}(?:-XX(?:-XX)?|-2[1-4]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01])(?:T\\d{2}:\\d{2}[0-9:.]*(?:Z|[+-]\\d{2}(?::\\d{2})?)?)?|-XX)?)?)[?~%]?";

/// The JSON Schema (draft 2020-12) of the claims file `claimline/1`, with line
/// breaks. It knows of each field what the reader knows; what spans objects
/// (that ids are unique and references lead somewhere) no schema can say.
///
/// Stricter than the reader in three ways, as it tells what should be written:
/// no unknown fields, no `null`, and no empty text where one is required.
///
/// # Example: it names itself
/// ```
/// let schema = claimline::publish::schema();
/// assert!(schema.contains("https://json-schema.org/draft/2020-12/schema"));
/// ```
#[must_use]
pub fn schema() -> String {
    let mut root = vec![
        (
            "$schema",
            text("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("$id", text("urn:claimline:schema:1")),
        ("title", text("Claims file, claimline/1")),
        ("$comment", text("Made by `claimline schema`: do not edit.")),
    ];
    let mut defs = vec![
        ("text", tagged_text()),
        ("date", date()),
        ("number", number()),
        ("language", pattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")),
    ];
    for kind in KINDS {
        if kind.noun == "dataset" {
            root.extend(object(kind));
        } else {
            defs.push((definition(kind.noun), Node::Map(object(kind))));
        }
    }
    root.push(("$defs", Node::Map(defs)));
    let mut out = String::new();
    Node::Map(root).write(&mut out, 0);
    out.push('\n');
    out
}

fn reference(name: &str) -> Node {
    one("$ref", Node::Text(["#/$defs/", definition(name)].concat()))
}

/// The name of a kind among the definitions: one that needs no escapes.
fn definition(noun: &str) -> &str {
    match noun {
        "source reference" => "report",
        noun => noun,
    }
}

fn tagged_text() -> Node {
    let by_tag = Node::Map(vec![
        ("type", text("object")),
        ("minProperties", Node::Number(1.0)),
        ("propertyNames", reference("language")),
        ("additionalProperties", string()),
    ]);
    Node::Map(vec![
        (
            "description",
            text("A string in the dataset's language, or one string a language tag."),
        ),
        ("anyOf", Node::List(vec![string(), by_tag])),
    ])
}

fn date() -> Node {
    let open = "(?:\\.\\.)?";
    let choices = [
        DATE.into(),
        [DATE, "/", open].concat(),
        [open, "/", DATE].concat(),
        [DATE, "/", DATE].concat(),
        ["\\[\\.\\.", DATE, "\\]"].concat(),
        ["\\[", DATE, "\\.\\.\\]"].concat(),
    ];
    Node::Map(vec![
        (
            "description",
            text(
                "A date of EDTF (ISO 8601-2): 2024-10-28, 2024-10, 2024-10~, 2024-10-01/2024-10-18, [..2024-10-18].",
            ),
        ),
        ("type", text("string")),
        (
            "pattern",
            Node::Text(["^(?:", &choices.join("|"), ")$"].concat()),
        ),
    ])
}

fn number() -> Node {
    Node::Map(vec![
        ("type", text("number")),
        ("minimum", Node::Number(0.0)),
        ("maximum", Node::Number(LARGEST)),
    ])
}

/// What an object of this kind is.
fn object(kind: &Kind) -> Vec<(&'static str, Node)> {
    let is_required = |place: usize| kind.required & (1 << place) != 0;
    let mut required: Vec<&str> = Vec::new();
    let mut properties = Vec::new();
    for (place, name) in kind.names().enumerate() {
        if is_required(place) {
            required.push(name);
        }
        let mut field = field(kind, name, kind.takes[place], is_required(place));
        if let Node::Map(entries) = &mut field
            && let Some((_, _, about)) = ABOUT
                .iter()
                .find(|known| (known.0, known.1) == (kind.noun, name))
        {
            entries.push(("description", text(about)));
        }
        properties.push((name, field));
    }
    let mut entries = vec![
        ("type", text("object")),
        ("properties", Node::Map(properties)),
        ("required", texts(&required)),
        ("additionalProperties", Node::Bool(false)),
    ];
    entries.retain(|(_, node)| !matches!(node, Node::List(all) if all.is_empty()));
    match kind.noun {
        "source" => entries.push((
            "anyOf",
            Node::List(
                ["publisher", "agencies", "label"]
                    .map(|name| one("required", texts(&[name])))
                    .into(),
            ),
        )),
        "estimate" => entries.push(("allOf", Node::List(demands()))),
        _ => {}
    }
    entries
}

/// What a field of an object takes.
fn field(kind: &Kind, name: &str, takes: Takes, is_required: bool) -> Node {
    let held = || {
        let found = HELD
            .iter()
            .find(|known| (known.0, known.1) == (kind.noun, name));
        found.map_or_else(|| Node::Map(Vec::new()), |(_, _, held)| reference(held))
    };
    let filled = || {
        Node::Map(vec![
            ("type", text("string")),
            ("minLength", Node::Number(1.0)),
        ])
    };
    match takes {
        Takes::Plain if (kind.noun, name) == ("dataset", "format") => {
            one("const", text("claimline/1"))
        }
        Takes::Plain if is_required => filled(),
        Takes::Plain => string(),
        Takes::Id | Takes::Reference => filled(),
        Takes::ClaimId => pattern("^[a-z0-9][a-z0-9-]*$"),
        Takes::References => {
            let mut several = vec![("type", text("array")), ("items", filled())];
            if is_required {
                several.push(("minItems", Node::Number(1.0)));
            }
            any_of(vec![filled(), Node::Map(several)])
        }
        Takes::Text => reference("text"),
        Takes::Date => reference("date"),
        Takes::Number => reference("number"),
        Takes::Language => reference("language"),
        Takes::Name(names) => {
            let mut entries = vec![("enum", texts(names.all()))];
            let has_default = !matches!(
                names,
                Names::Qualifier
                    | Names::RelationKind
                    | Names::Shape
                    | Names::Stance
                    | Names::Tense
            );
            if has_default && let Some(first) = names.all().first() {
                entries.push(("default", text(first)));
            }
            Node::Map(entries)
        }
        Takes::Color => pattern("^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
        Takes::Url => pattern(
            "^[hH][tT][tT][pP][sS]?://[^\\x00-\\x20<>\"\\\\\\x7f/?#:][^\\x00-\\x20<>\"\\\\\\x7f]*$",
        ),
        Takes::Plains => list_of(string()),
        Takes::Texts => list_of(reference("text")),
        Takes::Object => held(),
        Takes::ObjectOrPlain => any_of(vec![string(), held()]),
        Takes::List if (kind.noun, name) == ("claim", "sources") => {
            list_of(any_of(vec![filled(), held()]))
        }
        Takes::List => list_of(held()),
        Takes::Anything => Node::Map(Vec::new()),
    }
}

/// What each qualifier of an estimate needs beside it.
fn demands() -> Vec<Node> {
    let needs: [(&[Qualifier], &[&str]); 5] = [
        (
            &[
                Qualifier::Exactly,
                Qualifier::About,
                Qualifier::Nearly,
                Qualifier::AtLeast,
                Qualifier::MoreThan,
                Qualifier::AtMost,
                Qualifier::FewerThan,
            ],
            &["value"],
        ),
        (&[Qualifier::Between], &["low", "high"]),
        (&[Qualifier::Order], &["value", "wording"]),
        (&[Qualifier::Above, Qualifier::Below], &["than"]),
        (&[Qualifier::Some], &["wording"]),
    ];
    let mut demands = Vec::new();
    for (qualifiers, fields) in needs {
        let names: Vec<&str> = qualifiers
            .iter()
            .map(|qualifier| qualifier.name())
            .collect();
        let is_one = one("properties", one("qualifier", one("enum", texts(&names))));
        demands.push(Node::Map(vec![
            ("if", is_one),
            ("then", one("required", texts(fields))),
        ]));
    }
    demands
}

#[cfg(test)]
mod tests {
    use super::{ABOUT, HELD, KINDS, Takes};

    fn takes(noun: &str, field: &str) -> Option<Takes> {
        let kind = KINDS.iter().find(|kind| kind.noun == noun)?;
        let place = kind.names().position(|name| name == field)?;
        Some(kind.takes[place])
    }

    #[test]
    fn every_list_and_object_says_what_it_holds() {
        for kind in KINDS {
            for (place, name) in kind.names().enumerate() {
                let holds = matches!(
                    kind.takes[place],
                    Takes::List | Takes::Object | Takes::ObjectOrPlain
                );
                let held = HELD
                    .iter()
                    .filter(|known| (known.0, known.1) == (kind.noun, name));
                assert_eq!(held.count(), usize::from(holds), "{} {name}", kind.noun);
            }
        }
        for (_, _, held) in HELD {
            assert!(KINDS.iter().any(|kind| kind.noun == *held), "{held}");
        }
    }

    #[test]
    fn what_is_said_is_said_of_a_field() {
        for (noun, field, about) in ABOUT {
            assert!(takes(noun, field).is_some(), "{noun} {field}");
            assert!(about.ends_with('.'));
        }
    }
}
