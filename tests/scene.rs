//! The scenes of the cases under `tests/cases/scene`, as dumps that can be read
//! and as pictures. `CLAIMLINE_BLESS=1` rewrites the expectations; read the
//! difference.
#![cfg(not(target_arch = "wasm32"))]

mod sound;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use claimline::intake::read_json;
use claimline::ledger::{Filter, Ledger};
use claimline::model::{Day, PartyIx};
use claimline::paint::{Target, paint, to_svg};
use claimline::scene::{Frame, Item, Layout, Point, Scene, Theme, View, lay_out, text_width_px};
use claimline::wording::IcuLocale;
use plotters_svg::SVGBackend;
use serde_json::Value;

const LIGHT: ([u8; 3], [u8; 3]) = ([255; 3], [0x1a, 0x1a, 0x1e]);
const DARK: ([u8; 3], [u8; 3]) = ([0x15, 0x19, 0x1e], [0xee, 0xf0, 0xf3]);

/// The items of a picture: what stands between its description and its end.
fn items(picture: &str) -> &str {
    picture.split_once("</desc>\n").expect("a description").1
}

/// The same as plotters' own backend writes them.
fn judged(scene: &Scene) -> String {
    let mut picture = String::new();
    // It takes a font size for something else.
    let target = Target {
        font_factor: 1.24,
        ..Target::svg(8.0, "sans-serif")
    };
    paint(
        &mut SVGBackend::with_string(&mut picture, (1, 1)),
        scene,
        target,
    )
    .expect("painted");
    let (_, items) = picture.split_once('\n').expect("an opening tag");
    items.replace("&apos;", "'")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/scene")
}

/// A case: one dataset, seen in one or several ways.
struct Case {
    ledger: Ledger,
    ways: Vec<Value>,
}

fn read(path: &Path) -> Case {
    let text = fs::read_to_string(path).expect("a case");
    let case: Value = serde_json::from_str(&text).expect("JSON");
    let file = match &case["dataset"] {
        Value::String(name) => {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            fs::read_to_string(path).expect("a dataset")
        }
        inline => inline.to_string(),
    };
    let taken = read_json(&file, "en");
    let dataset = taken
        .dataset
        .unwrap_or_else(|| panic!("{}: {:?}", path.display(), taken.diagnostics));
    assert_eq!(taken.left_out, 0, "{}", path.display());
    let ways = case["ways"].as_array().expect("ways").clone();
    Case {
        ledger: Ledger::new(dataset),
        ways,
    }
}

fn scene_of(ledger: &Ledger, way: &Value) -> Scene {
    let dataset = ledger.dataset();
    let text = |key: &str| way[key].as_str();
    let measure = match text("measure") {
        Some(id) => dataset.measure_with_id(id),
        None => ledger.default_measure(),
    };
    let day = match text("day") {
        Some(day) => Day::from_iso(day),
        None => ledger.last_day(),
    };
    let mut filter = Filter::default();
    if let Some(id) = text("party") {
        let place = dataset.parties.iter().position(|party| party.id == id);
        filter.parties.push(PartyIx::at(place.expect("a party")));
    }
    let view = View {
        measure: measure.expect("a measure"),
        day: day.expect("a day"),
        filter,
        selected: text("selected").and_then(|id| dataset.claim_with_id(id)),
        is_log: way["scale"] == "log",
    };
    let (background, foreground) = if text("theme") == Some("dark") {
        DARK
    } else {
        LIGHT
    };
    let theme = Theme::new(&dataset.parties, background, foreground, &[], None);
    let locale = IcuLocale::new(text("language").unwrap_or("en")).expect("a language");
    let width_px = way["width"].as_f64().expect("a width");
    let layout = match text("layout") {
        Some("wide") => Layout::Wide,
        Some("narrow") => Layout::Narrow,
        _ => Layout::for_width(width_px),
    };
    let frame = Frame {
        width_px,
        layout,
        theme: &theme,
        locale: &locale,
        text_width_px: &text_width_px,
        known: &[],
    };
    lay_out(ledger, &view, &frame)
}

/// A number to a tenth, without needless zeros.
fn tenth(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // There is no minus zero in a dump.
    format!("{}", rounded + 0.0)
}

fn point(point: Point) -> String {
    format!("{},{}", tenth(point.x_px), tenth(point.y_px))
}

fn points(list: &[Point]) -> String {
    let list: Vec<String> = list.iter().map(|at| point(*at)).collect();
    list.join(" ")
}

fn dump(ledger: &Ledger, scene: &Scene) -> String {
    let mut out = format!(
        "{} × {}, {} left out\n",
        tenth(scene.width_px),
        tenth(scene.height_px),
        scene.left_out
    );
    let ink = |ink: claimline::scene::Ink| {
        let [r, g, b] = ink.rgb;
        format!("#{r:02x}{g:02x}{b:02x} {}%", (ink.alpha * 100.0).round())
    };
    for item in &scene.items {
        match item {
            Item::Path {
                points: list,
                stroke,
            } => writeln!(
                out,
                "line {} {} {}",
                ink(stroke.ink),
                tenth(stroke.width_px),
                points(list)
            ),
            Item::Area { points: list, fill } => {
                writeln!(out, "area {} {}", ink(*fill), points(list))
            }
            Item::Circle {
                center,
                radius_px,
                fill,
                stroke,
            } => writeln!(
                out,
                "circle {} r {} {}{}",
                point(*center),
                tenth(*radius_px),
                fill.map_or(String::new(), ink),
                stroke.map_or(String::new(), |s| format!(
                    " rim {} {}",
                    ink(s.ink),
                    tenth(s.width_px)
                )),
            ),
            Item::Text {
                at,
                text,
                font,
                anchor,
                ink: colour,
            } => {
                let weight = if font.is_bold { " bold" } else { "" };
                let text = text.escape_debug();
                writeln!(
                    out,
                    "text {} {anchor:?} {}{weight} {} \"{text}\"",
                    point(*at),
                    tenth(font.size_px),
                    ink(*colour),
                )
            }
        }
        .expect("a string takes everything");
    }
    for mark in &scene.marks {
        let weak = if mark.is_emphasised { "" } else { " faint" };
        let value = mark.value.map_or("–".into(), |value| value.to_string());
        let id = &ledger.claim(mark.claim).id;
        writeln!(
            out,
            "mark {} {id} {value}{weak}: {}",
            point(mark.center),
            mark.sentence
        )
        .expect("a string takes everything");
    }
    out
}

/// Holds a text against the expectation on file, or rewrites that.
fn hold(path: &Path, found: &str, differing: &mut Vec<String>) {
    if std::env::var_os("CLAIMLINE_BLESS").is_some() {
        fs::write(path, found).expect("an expectation that can be written");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected != found {
        let line = expected
            .lines()
            .zip(found.lines())
            .position(|(a, b)| a != b)
            .unwrap_or(0);
        let at = |text: &str| text.lines().nth(line).unwrap_or("").to_owned();
        differing.push(format!(
            "{} line {}:\n  expected {}\n  found    {}",
            path.display(),
            line + 1,
            at(&expected),
            at(found)
        ));
    }
}

#[test]
fn every_case_is_laid_out_as_expected() {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .expect("cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut differing = Vec::new();
    for path in paths {
        let case = read(&path);
        let name = path.file_stem().expect("a name").to_string_lossy();
        let mut dumps = String::new();
        for (place, way) in case.ways.iter().enumerate() {
            let scene = scene_of(&case.ledger, way);
            let faults = sound::faults(&scene).into_iter();
            differing.extend(faults.map(|fault| format!("{name}, {way}: {fault}")));
            assert_eq!(
                scene,
                scene_of(&case.ledger, way),
                "{name}: not the same twice"
            );
            writeln!(dumps, "== {way}").expect("a string takes everything");
            dumps.push_str(&dump(&case.ledger, &scene));
            if way["svg"] == true {
                let language = way["language"].as_str().unwrap_or("en");
                let picture = to_svg(&scene, &name, "", language, "sans-serif");
                assert_eq!(items(&picture), judged(&scene), "{name}");
                let file = if place == 0 {
                    format!("{name}.svg")
                } else {
                    format!("{name}-{}.svg", place + 1)
                };
                hold(&path.with_file_name(file), &picture, &mut differing);
            }
        }
        hold(&path.with_extension("dump.txt"), &dumps, &mut differing);
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
