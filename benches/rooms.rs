//! Intake, ledger and scene at 24 to 100,000 claims.

use std::fmt::Write;
use std::hint::black_box;

use claimline::intake::read_json;
use claimline::ledger::Ledger;
use claimline::model::{Dataset, Tense};
use claimline::scene::{Frame, Layout, Theme, View, lay_out, text_width_px};
use claimline::wording::IcuLocale;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const SIZES: [usize; 4] = [24, 1_000, 10_000, 100_000];

/// A claims file of so many claims by eight parties over three years, each
/// with a figure and a quote; the same bytes each time.
fn file(claims: usize) -> String {
    let mut seed: u32 = 20_241_028;
    let mut draw = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    let mut out = String::from(r#"{"format":"claimline/1","id":"bench","title":"Bench","#);
    let mut list = |name: &str, count: u32, item: &dyn Fn(u32) -> String| {
        let items: Vec<String> = (0..count).map(item).collect();
        write!(out, r#""{name}":[{}],"#, items.join(",")).expect("a string");
    };
    list("parties", 8, &|n| {
        format!(r#"{{"id":"p{n}","name":"Party {n}"}}"#)
    });
    list("speakers", 16, &|n| {
        format!(
            r#"{{"id":"s{n}","name":"Speaker {n}","party":"p{}"}}"#,
            n % 8
        )
    });
    list("sources", 1, &|_| {
        r#"{"id":"r","publisher":"Paper"}"#.into()
    });
    list("measures", 1, &|_| r#"{"id":"m","label":"Damage"}"#.into());
    out.push_str(r#""claims":["#);
    for place in 0..claims {
        let (year, month, day) = (2022 + draw(3), 1 + draw(12), 1 + draw(28));
        let (speaker, value) = (draw(16), 1_000 + draw(9_000));
        let figure = match draw(4) {
            0 => format!(
                r#""qualifier":"between","low":{value},"high":{}"#,
                value * 2
            ),
            1 => format!(r#""qualifier":"about","value":{value}"#),
            2 => format!(r#""qualifier":"at_least","value":{value}"#),
            _ => format!(r#""qualifier":"exactly","value":{value}"#),
        };
        write!(
            out,
            r#"{}{{"id":"c{place}","said":"{year}-{month:02}-{day:02}","speaker":"s{speaker}","stance":"estimates","text":"The damage comes to a sum that only a full survey can tell, says the speaker.","quote":{{"exact":"We have counted every street twice and the figure keeps moving","language":"en"}},"estimate":{{"measure":"m",{figure}}},"sources":["r"]}}"#,
            if place == 0 { "" } else { "," },
        )
        .expect("a string");
    }
    out.push_str("]}");
    out
}

fn dataset(text: &str) -> Dataset {
    read_json(text, "en").dataset.expect("a dataset")
}

fn rooms(criterion: &mut Criterion) {
    let locale = IcuLocale::new("en").expect("English");
    for claims in SIZES {
        let text = file(claims);
        let samples = if claims > 1_000 { 10 } else { 50 };

        let mut group = criterion.benchmark_group("intake");
        group.sample_size(samples);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(claims), |bencher| {
            bencher.iter(|| read_json(black_box(&text), "en"));
        });
        group.finish();

        let dataset = dataset(&text);
        let mut group = criterion.benchmark_group("ledger");
        group.sample_size(samples);
        group.throughput(Throughput::Elements(claims as u64));
        group.bench_function(BenchmarkId::from_parameter(claims), |bencher| {
            bencher.iter_with_setup(
                || dataset.clone(),
                |dataset| {
                    let ledger = Ledger::new(dataset);
                    let measure = ledger.default_measure().expect("a measure");
                    let day = ledger.last_day().expect("a day");
                    black_box(ledger.standing(measure, Tense::Observed, day));
                    black_box(ledger.spreads(measure, day));
                    black_box(ledger.positions(measure, day));
                    ledger
                },
            );
        });
        group.finish();

        let ledger = Ledger::new(dataset);
        let theme = Theme::new(&ledger.dataset().parties, [255; 3], [22, 24, 27], &[], None);
        let view = View {
            measure: ledger.default_measure().expect("a measure"),
            day: ledger.last_day().expect("a day"),
            filter: claimline::ledger::Filter::default(),
            selected: None,
            is_log: false,
        };
        for (name, layout, width_px) in [
            ("scene, wide", Layout::Wide, 720.0),
            ("scene, narrow", Layout::Narrow, 360.0),
        ] {
            let frame = Frame {
                width_px,
                layout,
                theme: &theme,
                locale: &locale,
                text_width_px: &text_width_px,
                known: &[],
            };
            let mut group = criterion.benchmark_group(name);
            group.sample_size(samples);
            group.throughput(Throughput::Elements(claims as u64));
            group.bench_function(BenchmarkId::from_parameter(claims), |bencher| {
                bencher.iter(|| lay_out(black_box(&ledger), &view, &frame));
            });
            group.finish();
        }
    }
}

criterion_group!(benches, rooms);
criterion_main!(benches);
