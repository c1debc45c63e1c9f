//! What the summary says, in two languages.

use super::super::runs::Run;
use super::super::story::{AREA, Story, TROOPS, day, edtf, in_both, tie};
use super::Figure;
use crate::model::{Basis, Estimate, Genre, RelationKind, Stance, Tense};

const MORE: Figure = Figure::MoreThan(600_000.0);
const RANGE: Figure = Figure::Between {
    low: 3000.0,
    high: 5000.0,
    best: None,
};

/// The summaries of 28 October 2024, without their beginning.
fn check(build: impl FnOnce(&mut Story), expected: [&str; 2]) {
    let mut story = Story::new();
    build(&mut story);
    let ledger = story.ledger();
    let full = [
        ["Stand 28. Oktober 2024: ", expected[0]].concat(),
        ["As of October 28, 2024: ", expected[1]].concat(),
    ];
    in_both([&full[0], &full[1]], |words| {
        words.summary_text(&ledger, TROOPS, day("2024-10-28"))
    });
}

fn estimates(story: &mut Story, figures: &[(u32, Figure)]) {
    for &(speaker, figure) in figures {
        story.claim("2024-10-23", &[speaker], Stance::Estimates, Some(figure));
    }
}

#[test]
fn several_estimates_are_a_spread() {
    for (figures, de, en) in [
        (
            &[(0, Figure::Exactly(3000.0)), (1, Figure::About(10000.0))][..],
            "Schätzungen von 3.000 (Südkorea) bis ≈ 10.000 (USA).",
            "estimates from 3,000 (South Korea) to ≈ 10,000 (USA).",
        ),
        (
            &[
                (0, Figure::AtLeast(3000.0)),
                (2, MORE),
                (1, Figure::About(10000.0)),
            ],
            "Schätzungen von mindestens 3.000 (Südkorea) bis mehr als 600.000 (NATO), \
             nach oben offen.",
            "estimates from at least 3,000 (South Korea) to more than 600,000 (NATO), \
             with no upper limit.",
        ),
        (
            &[(0, Figure::AtMost(300.0)), (1, Figure::Nearly(500.0))],
            "Schätzungen von höchstens 300 (Südkorea) bis fast 500 (USA), nach unten offen.",
            "estimates from at most 300 (South Korea) to nearly 500 (USA), \
             with no lower limit.",
        ),
        (
            &[
                (0, Figure::AtLeast(400.0)),
                (2, Figure::Exactly(120.0)),
                (1, Figure::About(10000.0)),
            ],
            "Schätzungen von 120 (NATO) bis ≈ 10.000 (USA), \
             nach oben offen: mindestens 400 (Südkorea).",
            "estimates from 120 (NATO) to ≈ 10,000 (USA), \
             with no upper limit: at least 400 (South Korea).",
        ),
        (
            &[(0, Figure::Exactly(600_000.0)), (1, MORE)],
            "Schätzungen von 600.000 (Südkorea) bis mehr als 600.000 (USA), \
             nach oben offen.",
            "estimates from 600,000 (South Korea) to more than 600,000 (USA), \
             with no upper limit.",
        ),
        (
            &[(0, MORE), (1, Figure::FewerThan(600_000.0))],
            "Schätzungen von weniger als 600.000 (USA) bis mehr als 600.000 (Südkorea), \
             nach unten und oben offen.",
            "estimates from fewer than 600,000 (USA) to more than 600,000 (South Korea), \
             with no lower or upper limit.",
        ),
        (
            &[(0, Figure::FewerThan(300.0)), (1, MORE)],
            "Schätzungen von weniger als 300 (Südkorea) bis mehr als 600.000 (USA), \
             nach unten und oben offen.",
            "estimates from fewer than 300 (South Korea) to more than 600,000 (USA), \
             with no lower or upper limit.",
        ),
        (
            &[(0, RANGE), (1, Figure::Exactly(4000.0))],
            "Schätzungen von 3.000 (Südkorea) bis 5.000 (Südkorea).",
            "estimates from 3,000 (South Korea) to 5,000 (South Korea).",
        ),
        (
            &[(0, Figure::Exactly(3000.0)), (1, Figure::Exactly(3000.0))],
            "Schätzungen übereinstimmend 3.000 (Südkorea und USA).",
            "estimates agree on 3,000 (South Korea and USA).",
        ),
        (
            &[(0, MORE), (1, MORE), (2, MORE)],
            "Schätzungen übereinstimmend mehr als 600.000 (Südkorea, USA und NATO), \
             nach oben offen.",
            "estimates agree on more than 600,000 (South Korea, USA, and NATO), \
             with no upper limit.",
        ),
    ] {
        check(|story| estimates(story, figures), [de, en]);
    }
}

#[test]
fn one_estimate_is_a_figure() {
    for (figure, de, en) in [
        (
            Figure::Exactly(1500.0),
            "1.500 (Südkorea).",
            "1,500 (South Korea).",
        ),
        (
            RANGE,
            "3.000–5.000 (Südkorea).",
            "3,000–5,000 (South Korea).",
        ),
        (
            MORE,
            "mehr als 600.000 (Südkorea).",
            "more than 600,000 (South Korea).",
        ),
    ] {
        check(|story| estimates(story, &[(0, figure)]), [de, en]);
    }
}

#[test]
fn without_a_number_that_is_said() {
    check(|_| {}, ["noch keine Aussage.", "no statement yet."]);
    check(
        |story| {
            story.claim("2024-10-29", &[0], Stance::Reports, Some(MORE));
        },
        ["noch keine Aussage.", "no statement yet."],
    );
    check(
        |story| {
            story.claim("2024-10-27", &[0], Stance::Warns, None);
        },
        ["keine Zahl.", "no figure."],
    );
    check(
        |story| {
            let claim = story.claim("2024-10-27", &[0], Stance::Reports, Some(MORE));
            claim.genre = Genre::Commentary;
        },
        ["keine Zahl.", "no figure."],
    );
}

#[test]
fn a_joint_statement_names_all_who_stand_by_it() {
    check(
        |story| {
            story.claim("2024-10-20", &[0, 1], Stance::Estimates, Some(RANGE));
            story.claim(
                "2024-10-21",
                &[2],
                Stance::Estimates,
                Some(Figure::About(9000.0)),
            );
        },
        [
            "Schätzungen von 3.000 (Südkorea und USA) bis ≈ 9.000 (NATO).",
            "estimates from 3,000 (South Korea and USA) to ≈ 9,000 (NATO).",
        ],
    );
    // One of the two has since said otherwise.
    check(
        |story| {
            story.claim("2024-10-20", &[0, 1], Stance::Estimates, Some(RANGE));
            story.claim(
                "2024-10-21",
                &[0],
                Stance::Estimates,
                Some(Figure::About(9000.0)),
            );
        },
        [
            "Schätzungen von 3.000 (USA) bis ≈ 9.000 (Südkorea).",
            "estimates from 3,000 (USA) to ≈ 9,000 (South Korea).",
        ],
    );
    check(
        |story| {
            story.claim("2024-10-20", &[0, 1], Stance::Expects, Some(RANGE));
        },
        [
            "keine Zahl. Erwartet: 3.000–5.000 (Südkorea und USA).",
            "no figure. Expected: 3,000–5,000 (South Korea and USA).",
        ],
    );
}

#[test]
fn what_is_expected_is_told_with_its_time() {
    check(
        |story| {
            let figure = Some(Figure::About(12000.0));
            let claim = story.claim("2024-10-20", &[0], Stance::Expects, figure);
            let estimate = claim.estimate.as_mut().expect("an estimate");
            estimate.refers_to = Some(edtf("2024-12"));
        },
        [
            "keine Zahl. Erwartet: ≈ 12.000 (Südkorea, Dezember 2024).",
            "no figure. Expected: ≈ 12,000 (South Korea, December 2024).",
        ],
    );
}

#[test]
fn positions_follow_in_their_order() {
    check(
        |story| {
            estimates(
                story,
                &[(0, Figure::Exactly(3000.0)), (3, Figure::About(10000.0))],
            );
            story.claim(
                "2024-10-23",
                &[0],
                Stance::Expects,
                Some(Figure::About(12000.0)),
            );
            story.claim(
                "2024-10-23",
                &[3],
                Stance::Expects,
                Some(Figure::AtLeast(15000.0)),
            );
            let order = Some(Figure::Order(1000.0));
            let claim = story.claim("2024-10-23", &[1], Stance::Reports, order);
            claim.estimate.as_mut().expect("an estimate").wording = Some("tausende".into());
            story.claim("2024-10-28", &[2], Stance::Confirms, None);
            story.claim("2024-10-21", &[4], Stance::Denies, None);
            story.claim("2024-10-21", &[7], Stance::Denies, None);
            story.claim("2024-10-25", &[5], Stance::LeavesOpen, None);
            story.claim("2024-10-25", &[6], Stance::Doubts, None);
        },
        [
            "Schätzungen von 3.000 (Südkorea) bis ≈ 10.000 (Ukraine). \
             Erwartet: ≈ 12.000 (Südkorea); mindestens 15.000 (Ukraine). \
             Ohne genaue Zahl: USA („tausende“). Bestätigt, ohne Zahl: NATO. \
             Dementiert: Nordkorea und Ein Fachmann. Offen gelassen: Russland. \
             Bezweifelt: \u{2068}مصر\u{2069}.",
            "estimates from 3,000 (South Korea) to ≈ 10,000 (Ukraine). \
             Expected: ≈ 12,000 (South Korea); at least 15,000 (Ukraine). \
             No exact figure: USA (“tausende”). Confirmed, without a figure: NATO. \
             Denied: North Korea and An expert. Left open: Russia. \
             Doubted: \u{2068}مصر\u{2069}.",
        ],
    );
    check(
        |story| {
            story.claim("2024-10-28", &[5], Stance::Declines, None);
        },
        [
            "keine Zahl. Keine Angabe: Russland.",
            "no figure. No comment: Russia.",
        ],
    );
}

#[test]
fn the_day_and_the_numbers_are_strong() {
    let mut story = Story::new();
    for (speaker, value) in [(0, 250.0), (1, 1000.0)] {
        let claim = story.claim("2024-10-23", &[speaker], Stance::Reports, None);
        claim.estimate = Some(Estimate {
            measure: AREA,
            figure: Figure::About(value),
            wording: None,
            basis: Basis::Total,
            added: None,
            tense: Tense::Observed,
            refers_to: None,
        });
    }
    let claim = story.claim("2024-10-24", &[4], Stance::Denies, None);
    claim.measures = None;
    claim.relations.push(tie(RelationKind::Denies, 0));
    let ledger = story.ledger();
    in_both(
        [
            "Stand *28. Oktober 2024*: Schätzungen von *≈ 250 km²* (Südkorea) bis \
             *≈ 1.000 km²* (USA). Dementiert: Nordkorea.",
            "As of *October 28, 2024*: estimates from *≈ 250 km²* (South Korea) to \
             *≈ 1,000 km²* (USA). Denied: North Korea.",
        ],
        |words| {
            let runs = words.summary(&ledger, AREA, day("2024-10-28"));
            let strengths = runs
                .windows(2)
                .all(|two| two[0].is_strong != two[1].is_strong);
            assert!(strengths, "neighbours differ: {runs:?}");
            let show = |run: &Run| match run.is_strong {
                true => ["*", &run.text, "*"].concat(),
                false => run.text.clone(),
            };
            runs.iter().map(show).collect()
        },
    );
}

#[test]
fn a_name_with_a_full_stop_ends_the_sentence() {
    let mut story = Story::new();
    story.parts.parties[4].name = crate::model::Text::new("en", "Acme Inc.");
    story.claim("2024-10-24", &[4], Stance::Denies, None);
    let ledger = story.ledger();
    in_both(
        [
            "Stand 24. Oktober 2024: keine Zahl. Dementiert: Acme Inc.",
            "As of October 24, 2024: no figure. Denied: Acme Inc.",
        ],
        |words| words.summary_text(&ledger, TROOPS, day("2024-10-24")),
    );
}
