//! Colours as readers see them: contrast on light, dark and hosts' own paper,
//! and parties told apart by eyes that lack one kind of cone.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

use claimline::intake::read_json;
use claimline::model::{Dataset, Party, PartyIx, Stands, Text};
use claimline::scene::{Rgb, Theme, contrast, paper_and_ink, shape_of};
use proptest::prelude::*;
use serde_json::json;

/// How colours look without one kind of cone, for linear sRGB: Machado,
/// Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
/// Color Vision Deficiency" (IEEE TVCG 15, 2009), table of severity 1.0.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// Twice what is just noticed between patches side by side (0.02 in OKLab).
const TOLD_APART: f64 = 0.04;

fn linear(colour: Rgb) -> [f64; 3] {
    colour.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(matrix: &[[f64; 3]; 3], [r, g, b]: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| (row[0] * r + row[1] * g + row[2] * b).clamp(0.0, 1.0))
}

/// OKLab of linear sRGB: Björn Ottosson, "A perceptual color space for image
/// processing" (2020).
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

/// How different two colours look to an eye.
fn apart(eye: &[[f64; 3]; 3], a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (lab(times(eye, linear(a))), lab(times(eye, linear(b))));
    (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt()
}

fn story() -> Dataset {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/claims.json");
    let text = fs::read_to_string(path).expect("the story");
    read_json(&text, "en").dataset.expect("a dataset")
}

fn party(place: usize, color: Option<Rgb>) -> Party {
    Party {
        id: format!("p{place}"),
        name: Text::new("en", "Party"),
        color,
        shape: None,
        stands: Stands::Together,
    }
}

/// What cannot be read on the background or the band.
fn faint(theme: &Theme) -> Vec<String> {
    let mut found = Vec::new();
    let mut texts = vec![("foreground", theme.foreground), ("muted", theme.muted)];
    let mut marks = Vec::new();
    for ink in theme.parties.iter().chain([&theme.nobody]) {
        texts.push(("a party's text", ink.text));
        marks.push(("a party's mark", ink.mark));
    }
    for ground in [theme.background, theme.band] {
        for (least, inks) in [(4.5, &texts), (3.0, &marks)] {
            for (what, ink) in inks {
                let ratio = contrast(*ink, ground);
                if ratio < least {
                    found.push(format!("{what} {ink:?} on {ground:?}: {ratio:.2}"));
                }
            }
        }
    }
    found
}

/// The pairs that look the same in shape and, to some eye, in colour.
fn alike(data: &Dataset, theme: &Theme) -> Vec<String> {
    let mut found = Vec::new();
    for a in 0..data.parties.len() {
        for b in 0..a {
            let shape = |place| shape_of(data, Some(PartyIx::at(place)));
            if shape(a) != shape(b) {
                continue;
            }
            for (eye, matrix) in &EYES {
                let far = apart(matrix, theme.parties[a].mark, theme.parties[b].mark);
                if far < TOLD_APART {
                    let ids = [&data.parties[a].id, &data.parties[b].id];
                    found.push(format!("{ids:?}, {eye}: {far:.3}"));
                }
            }
        }
    }
    found
}

#[test]
fn the_story_can_be_read_and_its_parties_told_apart_in_both_themes() {
    let data = story();
    for is_dark in [false, true] {
        let (paper, ink) = paper_and_ink(is_dark);
        let theme = Theme::new(&data.parties, paper, ink, &[], None);
        assert_eq!(faint(&theme), Vec::<String>::new());
        assert_eq!(alike(&data, &theme), Vec::<String>::new());
    }
}

#[test]
fn up_to_sixteen_parties_without_colours_are_told_apart() {
    for count in 2..=16 {
        let parties: Vec<_> = (0..count)
            .map(|place| json!({"id": format!("p{place}"), "name": "Party"}))
            .collect();
        let file = json!({
            "format": "claimline/1", "id": "many", "title": "Many", "parties": parties,
            "measures": [], "speakers": [], "sources": [], "claims": [],
        });
        let data = read_json(&file.to_string(), "en")
            .dataset
            .expect("a dataset");
        assert_eq!(data.parties.len(), count);
        for is_dark in [false, true] {
            let (paper, ink) = paper_and_ink(is_dark);
            let theme = Theme::new(&data.parties, paper, ink, &[], None);
            assert_eq!(
                alike(&data, &theme),
                Vec::<String>::new(),
                "{count} parties"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_colours_file_and_host_give_all_can_be_read(
        own in prop::collection::vec(prop::option::of(any::<Rgb>()), 1..12),
        over in any::<Rgb>(),
        background in any::<Rgb>(),
        foreground in any::<Rgb>(),
        accent in prop::option::of(any::<Rgb>()),
    ) {
        let parties: Vec<Party> = own.iter().enumerate().map(|(at, color)| party(at, *color)).collect();
        let theme = Theme::new(&parties, background, foreground, &[(PartyIx::at(0), over)], accent);
        prop_assert_eq!(faint(&theme), Vec::<String>::new());
    }
}
