//! What is written as a sheet is read back as it was, or the loss is named.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use claimline::intake::{Given, Severity, Taken, read_csv, read_json};
use claimline::model::Dataset;
use claimline::publish::{Loss, to_csv, to_json};
use serde_json::{Map, Value};

fn story() -> Dataset {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/claims.json");
    let text = fs::read_to_string(path).expect("the story");
    read_json(&text, "en").dataset.expect("a dataset")
}

fn dataset(file: &str) -> Dataset {
    let taken = read_json(file, "en");
    let mut found = taken.diagnostics.iter();
    let error = found.find(|found| found.severity == Severity::Error);
    assert_eq!(error, None, "{file}");
    taken.dataset.expect("a dataset")
}

fn read_back(sheet: &str) -> Taken {
    // Neither may be needed: the sheet says them itself.
    let given = Given {
        stem: "another",
        language: "fr",
        mapping: None,
    };
    let taken = read_csv(sheet, &given);
    let mut found = taken.diagnostics.iter();
    let error = found.find(|found| found.severity == Severity::Error);
    assert_eq!(error, None, "{sheet}");
    assert_eq!(taken.left_out, 0);
    taken
}

/// A dataset as a tree in which each reference is the name of what it leads
/// to, as ids are not kept.
fn tree(dataset: &Dataset) -> Value {
    serde_json::from_str(&to_json(dataset)).expect("JSON")
}

/// How a list's things are recognised on both sides: by their place among
/// those that are used, as a sheet has no ids for them.
struct Lists {
    /// For each list, ids of the sheet → ids of the original.
    ids: Map<String, Value>,
}

/// The paths at which two trees differ, as losses name them.
fn differences(before: &Value, after: &Value) -> BTreeSet<(Option<String>, String)> {
    let mut found = BTreeSet::new();
    let lists = Lists::matched(before, after);
    let after = lists.renamed(after);
    let (before, after) = (
        before.as_object().expect("an object"),
        after.as_object().expect("an object").clone(),
    );
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let pair = (before.get(key), after.get(key));
        match key.as_str() {
            "parties" | "speakers" | "sources" | "measures" => {
                let ids = |list: Option<&Value>| -> Vec<String> {
                    let list = list.and_then(Value::as_array);
                    list.into_iter()
                        .flatten()
                        .map(|thing| thing["id"].as_str().expect("an id").to_string())
                        .collect()
                };
                let (mut left, right) = (ids(pair.0), ids(pair.1));
                left.retain(|id| right.contains(id));
                if left != right {
                    found.insert((None, key.clone()));
                }
                for thing in pair.0.and_then(Value::as_array).into_iter().flatten() {
                    let id = thing["id"].as_str().expect("an id");
                    let path = format!("{key}/{id}");
                    let other = pair
                        .1
                        .and_then(Value::as_array)
                        .into_iter()
                        .flatten()
                        .find(|other| other["id"] == thing["id"]);
                    let Some(other) = other else {
                        found.insert((None, path));
                        continue;
                    };
                    if lists.is_renamed(key, id) {
                        found.insert((None, format!("{path}/id")));
                    }
                    fields(&mut found, None, &path, thing, other);
                }
            }
            "claims" => {
                let (left, right) = (pair.0.expect("claims"), pair.1.expect("claims"));
                let (left, right) = (
                    left.as_array().expect("a list"),
                    right.as_array().expect("a list"),
                );
                assert_eq!(left.len(), right.len());
                for (left, right) in left.iter().zip(right) {
                    assert_eq!(left["id"], right["id"]);
                    let id = left["id"].as_str().expect("an id");
                    fields(&mut found, Some(id), "", left, right);
                }
            }
            _ if pair.0 != pair.1 => {
                found.insert((None, key.clone()));
            }
            _ => {}
        }
    }
    found
}

fn fields(
    found: &mut BTreeSet<(Option<String>, String)>,
    claim: Option<&str>,
    path: &str,
    left: &Value,
    right: &Value,
) {
    let (left, right) = (
        left.as_object().expect("an object"),
        right.as_object().expect("an object"),
    );
    let keys: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    for key in keys {
        if left.get(key) != right.get(key) {
            let field = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}/{key}")
            };
            found.insert((claim.map(Into::into), field));
        }
    }
}

impl Lists {
    /// Matches things by the claims that name them.
    fn matched(before: &Value, after: &Value) -> Self {
        let mut ids = Map::new();
        let mut pair = |list: &str, new: Option<&Value>, old: Option<&Value>| {
            if let (Some(Value::String(new)), Some(old @ Value::String(_))) = (new, old) {
                let known = ids.entry(list).or_insert_with(|| Value::Object(Map::new()));
                let known = known.as_object_mut().expect("an object");
                let known = known.entry(new.clone()).or_insert_with(|| old.clone());
                assert_eq!(known, old, "{list} {new} is two things");
            }
        };
        let first = |value: &Value| match value {
            Value::Array(list) => list.first().cloned(),
            Value::Null => None,
            other => Some(other.clone()),
        };
        let party = |tree: &Value, speaker: Option<&Value>| {
            let speakers = tree["speakers"].as_array()?;
            let found = speakers
                .iter()
                .find(|known| Some(&known["id"]) == speaker)?;
            Some(found["party"].clone())
        };
        let (left, right) = (before["claims"].as_array(), after["claims"].as_array());
        for (old, new) in left.into_iter().flatten().zip(right.into_iter().flatten()) {
            let speakers = (first(&new["speaker"]), first(&old["speaker"]));
            pair("speakers", speakers.0.as_ref(), speakers.1.as_ref());
            let parties = (
                party(after, speakers.0.as_ref()),
                party(before, speakers.1.as_ref()),
            );
            pair("parties", parties.0.as_ref(), parties.1.as_ref());
            let measure = |claim: &Value| {
                first(&claim["estimate"]["measure"]).or_else(|| first(&claim["measures"]))
            };
            pair("measures", measure(new).as_ref(), measure(old).as_ref());
            let mut olds: Vec<&Value> = Vec::new();
            for report in old["sources"].as_array().into_iter().flatten() {
                let id = if report.is_object() {
                    &report["source"]
                } else {
                    report
                };
                if !olds.contains(&id) {
                    olds.push(id);
                }
            }
            for (new, old) in new["sources"].as_array().into_iter().flatten().zip(olds) {
                pair("sources", Some(new), Some(old));
            }
        }
        Self { ids }
    }

    fn old(&self, list: &str, new: &Value) -> Value {
        match new {
            Value::String(id) => self
                .ids
                .get(list)
                .and_then(|ids| ids.get(id))
                .unwrap_or(new)
                .clone(),
            Value::Array(all) => all.iter().map(|new| self.old(list, new)).collect(),
            other => other.clone(),
        }
    }

    fn is_renamed(&self, list: &str, old: &str) -> bool {
        let ids = self.ids.get(list).and_then(Value::as_object);
        ids.is_some_and(|ids| ids.iter().any(|(new, known)| known == old && new != old))
    }

    /// The tree with the ids of the original.
    fn renamed(&self, after: &Value) -> Value {
        let mut tree = after.clone();
        for list in ["parties", "speakers", "sources", "measures"] {
            for thing in tree[list].as_array_mut().into_iter().flatten() {
                thing["id"] = self.old(list, &thing["id"]);
                if list == "speakers" && thing.get("party").is_some() {
                    thing["party"] = self.old("parties", &thing["party"]);
                }
            }
            if tree[list].is_null() {
                tree.as_object_mut().expect("an object").remove(list);
            }
        }
        for claim in tree["claims"].as_array_mut().into_iter().flatten() {
            for (field, list) in [
                ("speaker", "speakers"),
                ("sources", "sources"),
                ("measures", "measures"),
            ] {
                if claim.get(field).is_some() {
                    claim[field] = self.old(list, &claim[field]);
                }
            }
            if claim.get("estimate").is_some() {
                claim["estimate"]["measure"] = self.old("measures", &claim["estimate"]["measure"]);
            }
        }
        tree
    }
}

/// Whether a loss tells of a difference: of the field itself or of a part of it.
fn is_named(losses: &[Loss], (claim, field): &(Option<String>, String)) -> bool {
    losses.iter().any(|loss| {
        let rest = loss.field.strip_prefix(field.as_str());
        loss.claim == *claim && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            // What becomes of the estimate is told at once of what is kept.
            || (loss.claim == *claim && loss.field == "estimate" && field == "measures")
            // So is what stands in for a publisher.
            || (loss.what.ends_with("as the publisher")
                && loss.field.rsplit_once('/').map(|(path, _)| path) == field.strip_suffix("/publisher"))
    })
}

fn check(dataset: &Dataset) -> Vec<Loss> {
    let (sheet, losses) = to_csv(dataset);
    let back = read_back(&sheet).dataset.expect("a dataset");
    let differences = differences(&tree(dataset), &tree(&back));
    let unnamed: Vec<_> = differences
        .iter()
        .filter(|found| !is_named(&losses, found))
        .collect();
    assert!(
        unnamed.is_empty(),
        "not named: {unnamed:?}\n{sheet}\n{}\n{}",
        to_json(dataset),
        to_json(&back)
    );
    losses
}

#[test]
fn each_loss_of_the_story_is_named() {
    let story = story();
    let losses = check(&story);
    assert!(losses.len() > 50);
    // Nothing but ids and what CSV has no room for: each claim keeps what it says.
    let of_claims: BTreeSet<&str> = losses
        .iter()
        .filter(|loss| loss.claim.is_some())
        .map(|loss| loss.field.split('/').next().expect("a field"))
        .collect();
    assert_eq!(
        of_claims,
        BTreeSet::from(["estimate", "note", "quote", "sources", "speaker"])
    );
}

#[test]
fn what_is_lost_once_is_not_lost_twice() {
    let (sheet, _) = to_csv(&story());
    let back = read_back(&sheet).dataset.expect("a dataset");
    let (again, losses) = to_csv(&back);
    assert_eq!(again, sheet);
    assert_eq!(losses, []);
    assert_eq!(read_back(&again).dataset.expect("a dataset"), back);
}

#[test]
fn nothing_is_said_of_a_sheet_of_our_own() {
    let (sheet, _) = to_csv(&story());
    let taken = read_back(&sheet);
    let unlike_the_story: Vec<_> = taken
        .diagnostics
        .iter()
        .map(|found| (found.code, &found.message))
        .collect();
    assert!(unlike_the_story.is_empty(), "{unlike_the_story:?}");
}

#[test]
fn each_loss_of_any_dataset_is_named() {
    for seed in 0..400 {
        check(&dice::Dice(seed).dataset());
    }
}

/// A file with one claim that has these fields, and these texts of the dataset.
fn claim(fields: &str) -> String {
    [
        r#"{"format":"claimline/1","id":"t","title":"T","language":"en","speakers":[{"id":"ada","name":"Ada"}],"#,
        r#""sources":[{"id":"gazette","publisher":"Gazette"}],"measures":[{"id":"troops","label":"Troops"}],"#,
        r#""claims":[{"id":"a","said":"2024-10-18","speaker":"ada","sources":["gazette"],"#,
        fields,
        "}]}",
    ]
    .concat()
}

#[test]
fn formulas_are_kept_from_spreadsheets_and_come_back() {
    for text in [
        "=1+1",
        "+1500",
        "-5 then",
        "@here",
        "'=x",
        "''+",
        "'plain",
        "=HYPERLINK(\\\"https://x.example\\\", \\\"a, b\\\")",
    ] {
        let file = claim(
            &[
                r#""measures":["troops"],"stance":"reports","text":""#,
                text,
                r#"","note":""#,
                text,
                "\"",
            ]
            .concat(),
        );
        let dataset = dataset(&file);
        let (sheet, losses) = to_csv(&dataset);
        assert_eq!(losses, []);
        for cell in sheet.lines().last().expect("a row").split(',') {
            assert!(
                !cell
                    .trim_start_matches('"')
                    .starts_with(['=', '+', '-', '@']),
                "{sheet}"
            );
        }
        assert_eq!(
            read_back(&sheet).dataset.as_ref(),
            Some(&dataset),
            "{sheet}"
        );
    }
}

#[test]
fn numbers_come_back_in_any_language() {
    for language in ["en", "de", "fr", "de-CH", "ar", "pt-BR"] {
        for number in [
            "0",
            "1.5",
            "1.125",
            "0.1",
            "10000.25",
            "1234567",
            "0.0000001",
            "0.30000000000000004",
            "9007199254740992",
        ] {
            let fields = [r#""stance":"estimates","text":"T","estimate":{"measure":"troops","qualifier":"about","value":"#, number, "}"].concat();
            let file = claim(&fields).replace(
                r#""language":"en""#,
                &[r#""language":""#, language, "\""].concat(),
            );
            let dataset = dataset(&file);
            let (sheet, losses) = to_csv(&dataset);
            assert_eq!(losses, []);
            let back = read_back(&sheet);
            assert_eq!(
                back.dataset.as_ref(),
                Some(&dataset),
                "{language} {number}: {sheet}"
            );
            let warned = back
                .diagnostics
                .iter()
                .find(|found| found.severity == Severity::Warning);
            assert_eq!(warned, None, "{language} {number}");
        }
    }
}

#[test]
fn things_of_one_name_stay_apart() {
    let file = r#"{"format":"claimline/1","id":"t","title":"T","language":"en",
      "parties":[{"id":"p","name":"P"},{"id":"q","name":"P"}],
      "speakers":[{"id":"a","name":"Spokesman","party":"p"},{"id":"b","name":"Spokesman","party":"q"}],
      "sources":[{"id":"d","publisher":"D"},{"id":"e","publisher":"D"},{"id":"f","publisher":"D","title":"F | G"},{"id":"h","publisher":"H|I"}],
      "measures":[{"id":"m","label":"M"},{"id":"n","label":"M"}],
      "claims":[
        {"id":"x","said":"2024","speaker":"a","stance":"reports","text":"X","sources":["d","e"],"measures":["m"]},
        {"id":"y","said":"2024","speaker":"b","stance":"reports","text":"Y","sources":["f","h"],"measures":["n"],
          "relations":[{"kind":"disputes","claim":"x"},{"kind":"updates","claim":"x","note":"N"}]}]}"#;
    let losses = check(&dataset(file));
    let fields: Vec<&str> = losses.iter().map(|loss| loss.field.as_str()).collect();
    for field in [
        "parties/q/name",
        "speakers/b/name",
        "sources/e/publisher",
        "measures/n/label",
        "sources/f/title",
        "sources/h/publisher",
        "relations/x/note",
    ] {
        assert!(fields.contains(&field), "{field}: {fields:?}");
    }
}

#[test]
fn whatever_a_claim_holds_is_kept_or_named() {
    let file = claim(concat!(
        r#""kind":"event","said_basis":"inferred","published":"2024-11","attribution":"anonymous","distance":"alleged","#,
        r#""via":["An agency","A paper | a friend"," \"quoted\" "],"stance":"expects","text":{"en":"One,\ntwo;\tthree \"four\"","de":"Eins","pt-BR":" Um "},"#,
        r#""quote":{"exact":"„Ja“","language":"de","prefix":"So: "},"hedge":"perhaps","#,
        r#""estimate":{"measure":"troops","qualifier":"between","low":1.125,"high":3,"best":2,"wording":"one to three","basis":"increment","added":7,"tense":"observed","refers_to":"2025"},"#,
        r#""genre":"forecast","rank":"deprecated","rank_reason":"wrong","withdrawn":"2024-12-24","note":"-N","tags":["b","a"]"#,
    ));
    let losses = check(&dataset(&file));
    let mut fields: Vec<&str> = losses.iter().map(|loss| loss.field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["quote/prefix", "text", "via", "via"]);
}
