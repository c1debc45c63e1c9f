//! What holds of the words in the story's chart: in every language, of every
//! measure, on every day, at every width.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

use claimline::intake::read_json;
use claimline::ledger::{Filter, Ledger};
use claimline::model::MeasureIx;
use claimline::scene::{
    Anchor, Font, Frame, Item, Layout, Scene, Theme, View, lay_out, text_width_px,
};
use claimline::wording::IcuLocale;

/// The rooms that a chart has, from a page of 320 px with margins on.
const ROOMS: [(Layout, f64); 7] = [
    (Layout::Narrow, 260.0),
    (Layout::Narrow, 292.0),
    (Layout::Narrow, 332.0),
    (Layout::Narrow, 386.0),
    (Layout::Wide, 524.0),
    (Layout::Wide, 684.0),
    (Layout::Wide, 924.0),
];

/// Type as wide as the widest fonts that are common.
fn wide_type_px(text: &str, font: Font) -> f64 {
    1.17 * text_width_px(text, font)
}

/// Calls with each scene of the story and a name for it.
fn each(mut check: impl FnMut(&str, Layout, &Scene)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/claims.json");
    let text = fs::read_to_string(path).expect("the story");
    let ledger = Ledger::new(read_json(&text, "de").dataset.expect("a sound story"));
    let dataset = ledger.dataset();
    let theme = Theme::new(&dataset.parties, [255; 3], [20; 3], &[], None);
    for language in ["de", "en", "fr", "es", "uk", "ar"] {
        let locale = IcuLocale::new(language).expect("a language");
        for (place, measure) in dataset.measures.iter().enumerate() {
            for &day in ledger.days() {
                for (layout, width_px) in ROOMS {
                    let view = View {
                        measure: MeasureIx::at(place),
                        day,
                        filter: Filter::default(),
                        selected: None,
                        is_log: false,
                    };
                    let frame = Frame {
                        width_px,
                        layout,
                        theme: &theme,
                        locale: &locale,
                        text_width_px: &wide_type_px,
                        known: &[],
                    };
                    let name = format!("{language}, {}, {day:?}, {width_px}", measure.id);
                    check(&name, layout, &lay_out(&ledger, &view, &frame));
                }
            }
        }
    }
}

fn texts(scene: &Scene) -> Vec<&str> {
    let mut texts = Vec::new();
    for item in &scene.items {
        if let Item::Text { text, .. } = item {
            texts.push(text.as_str());
        }
    }
    texts
}

#[test]
fn no_word_is_cut() {
    let mut cut = Vec::new();
    each(|name, _, scene| {
        let texts = texts(scene).into_iter();
        cut.extend(
            texts
                .filter(|text| text.contains('…'))
                .map(|text| format!("{name}: {text}")),
        );
    });
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

#[test]
fn every_mark_has_its_word() {
    let mut lost = Vec::new();
    each(|name, layout, scene| {
        let is_word = |item: &&Item| match (item, layout) {
            (Item::Text { font, .. }, Layout::Wide) => font.is_bold,
            // Below the head of the rows: when, who and what, in so many lines.
            (Item::Text { .. }, Layout::Narrow) => true,
            _ => false,
        };
        let words = scene.items.iter().filter(is_word).count();
        let each = match layout {
            Layout::Wide => 1,
            Layout::Narrow => 3,
        };
        if words < each * scene.marks.len() {
            lost.push(format!(
                "{name}: {words} words of {} marks",
                scene.marks.len()
            ));
        }
    });
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn what_runs_the_other_way_is_whole_in_each_line() {
    let mut broken = Vec::new();
    each(|name, _, scene| {
        for text in texts(scene) {
            let mut depth = 0;
            for letter in text.chars() {
                match letter {
                    '\u{2066}'..='\u{2068}' => depth += 1,
                    '\u{2069}' => depth -= 1,
                    _ => {}
                }
                if depth < 0 {
                    break;
                }
            }
            if depth != 0 {
                broken.push(format!("{name}: {}", text.escape_unicode()));
            }
        }
    });
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_day_of_knowledge_goes_through_no_word() {
    let mut crossed = Vec::new();
    let mut dots = 0;
    each(|name, layout, scene| {
        for item in &scene.items {
            // The dots of a line that goes down.
            let dot = match item {
                Item::Path { points, stroke } if points.len() == 2 && layout == Layout::Wide => {
                    let (a, b) = (points[0], points[1]);
                    let is_dot = stroke.width_px <= 1.0 && (b.y_px - a.y_px).abs() <= 2.0;
                    (is_dot && (a.x_px - b.x_px).abs() < 0.01).then_some(a)
                }
                _ => None,
            };
            let Some(dot) = dot else { continue };
            dots += 1;
            for written in &scene.items {
                let Item::Text {
                    at,
                    text,
                    font,
                    anchor,
                    ..
                } = written
                else {
                    continue;
                };
                let width_px = wide_type_px(text, *font);
                let left_px = at.x_px
                    - match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => width_px / 2.0,
                        Anchor::End => width_px,
                    };
                let is_across = dot.x_px > left_px && dot.x_px < left_px + width_px;
                if is_across && dot.y_px > at.y_px - 9.0 && dot.y_px < at.y_px + 2.0 {
                    crossed.push(format!("{name}: {text}"));
                }
            }
        }
    });
    assert!(dots > 0, "no such line");
    assert!(crossed.is_empty(), "{}", crossed.join("\n"));
}

#[test]
fn a_tick_stays_within_its_row() {
    let mut outside = Vec::new();
    each(|name, layout, scene| {
        if layout == Layout::Wide {
            return;
        }
        let edges: Vec<f64> = scene
            .marks
            .iter()
            .filter_map(|mark| Some(mark.row_px?.1))
            .collect();
        for item in &scene.items {
            let Item::Path { points, stroke } = item else {
                continue;
            };
            // So short and thick is a tick where an outlet gives another figure.
            let (a, b) = (points[0], points[points.len() - 1]);
            let is_tick = points.len() == 2
                && (stroke.ink.alpha - 0.9).abs() < 0.01
                && ((b.y_px - a.y_px).abs() - 6.0).abs() < 0.01;
            let crosses =
                |edge: &&f64| a.y_px.min(b.y_px) < **edge && a.y_px.max(b.y_px) > **edge + 0.5;
            if let (true, Some(edge)) = (is_tick, edges.iter().find(crosses)) {
                outside.push(format!("{name}: {a:?} {b:?} over {edge}"));
            }
        }
    });
    assert!(outside.is_empty(), "{}", outside.join("\n"));
}
