//! A sheet of 100,000 claims (about 50 MB) beside plain parsing of the same
//! bytes by the `csv` crate: time, and the most memory held at once.
//!
//! The bar: at most 4 times its time, and at most 3 times the file in memory,
//! the file itself included.

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write;
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use claimline::intake::{Given, check, read_csv};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Counts what is held, and the most that was.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: hands everything on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let held = HELD.fetch_add(size, Ordering::Relaxed) + size - layout.size();
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: the caller's promise is handed on.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise is handed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A sheet of so many claims by sixteen speakers over three years; the same
/// bytes each time. The reports are a few that come again, or each claim's own:
/// so many.
fn sheet(claims: u32, own_reports: usize) -> String {
    let mut seed: u32 = 20_241_028;
    let mut draw = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    let mut out = String::from(
        "#title: A bench\n#language: en\nid,said,speaker,party,stance,text,quote,quote_language,measure,qualifier,value,low,high,source,source_url,note,tags\n",
    );
    for place in 0..claims {
        let (year, month, day) = (2022 + draw(3), 1 + draw(12), 1 + draw(28));
        let (speaker, value) = (draw(16), 1_000 + draw(9_000));
        let figure = match draw(4) {
            0 => format!("between,,{value},{}", value * 2),
            1 => format!("about,{value},,"),
            2 => format!("at_least,{value},,"),
            _ => format!(",{value},,"),
        };
        let (papers, agencies) = match own_reports {
            0 => (speaker % 8, Some(speaker % 3)),
            1 => (place, None),
            _ => (place, Some(place)),
        };
        let (paper, agency) = (draw(5), draw(3));
        let (mut names, mut addresses) = (
            format!("Paper {paper}"),
            format!("https://paper.example/{papers}"),
        );
        if let Some(report) = agencies {
            write!(names, "|Agency {agency}").expect("a string");
            write!(addresses, "|https://agency.example/{report}").expect("a string");
        }
        writeln!(
            out,
            "c{place},{year}-{month:02}-{day:02},Speaker {speaker},Party {},estimates,\"The damage comes to a sum that only a full survey can tell, says the speaker, who adds that no survey is to be had before the spring.\",\"We have counted every street twice, and the figure keeps moving\",en,damage,{figure},{names},{addresses},\"As the paper has it; the agency leaves out the second part, and gives no date for the first, which was said at a press meeting in the capital.\",survey|damage",
            speaker % 8,
        )
        .expect("a string");
    }
    out
}

/// Plain parsing: every cell of every record is looked at.
fn plain(text: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut sum = 0;
    while reader.read_record(&mut record).expect("sound") {
        sum += record.iter().map(str::len).sum::<usize>();
    }
    sum
}

/// The most that is held while something is done, what was there before
/// included.
fn most_held<T>(work: impl FnOnce() -> T) -> usize {
    MOST.store(HELD.load(Ordering::Relaxed), Ordering::Relaxed);
    black_box(work());
    MOST.load(Ordering::Relaxed)
}

fn sheets(criterion: &mut Criterion) {
    for (own_reports, name) in [
        (0, "sheet of 100,000 claims"),
        (1, "sheet of 100,000 claims with a report of its own each"),
        (
            2,
            "sheet of 100,000 claims with two reports of its own each",
        ),
    ] {
        compare(criterion, name, &sheet(100_000, own_reports));
    }
}

fn compare(criterion: &mut Criterion, name: &str, text: &str) {
    let given = Given {
        stem: "bench",
        language: "en",
        mapping: None,
    };
    let taken = read_csv(text, &given);
    assert_eq!(taken.left_out, 0);
    assert_eq!(taken.total.errors, 0);
    drop(taken);
    let times = |held: usize| held as f64 / text.len() as f64;
    println!(
        "{name}: {} bytes; held at most, the file included: read_csv {:.2} times the file, check {:.2} times",
        text.len(),
        times(most_held(|| read_csv(text, &given))),
        times(most_held(|| check(text.as_bytes(), &given))),
    );
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("csv crate, plain", |bencher| {
        bencher.iter(|| plain(black_box(text)));
    });
    group.bench_function("read_csv", |bencher| {
        bencher.iter(|| read_csv(black_box(text), &given));
    });
    group.bench_function("check", |bencher| {
        bencher.iter(|| check(black_box(text.as_bytes()), &given));
    });
    group.finish();
}

criterion_group!(benches, sheets);
criterion_main!(benches);
