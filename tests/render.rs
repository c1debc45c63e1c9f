//! `claimline render` as it is called: what it writes, what it leaves alone,
//! what it says when it cannot.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/claims.json");
const WRITTEN: [&str; 5] = [
    "embed-code.html",
    "fragment.html",
    "iframe-code.html",
    "json-ld.json",
    "page.html",
];

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder that can be emptied");
    }
    folder
}

fn render(out: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command.arg("render").args(words).arg("--out").arg(out);
    command.output().expect("the program")
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn all_files_are_written_and_nothing_else() {
    let out = folder("all-files");
    let output = render(&out, &[STORY, "--no-picture", "--lang", "en"]);
    assert!(output.status.success(), "{}", told(&output));
    assert_eq!(names(&out), WRITTEN);
    let read = |name: &str| fs::read_to_string(out.join(name)).expect("a file");
    assert!(read("fragment.html").contains("lang=\"en\""));
    assert!(read("embed-code.html").contains(" src=\"claims.json\" "));
    assert!(!read("page.html").contains("og:image\""));
}

#[test]
fn a_sheet_that_names_no_language_is_read_in_the_one_asked_for() {
    let out = folder("a-sheet-in-german");
    fs::create_dir_all(&out).expect("a folder");
    let sheet = out.join("marsch.csv");
    let rows = "said,speaker,text,value,source\n2024-03-02,Polizei,Es sind viele.,1.500,dpa\n";
    fs::write(&sheet, rows).expect("a sheet");
    let made = out.join("made");
    let sheet = sheet.to_string_lossy();
    let output = render(&made, &[&sheet, "--no-picture", "--lang", "de"]);
    assert!(output.status.success(), "{}", told(&output));
    let fragment = fs::read_to_string(made.join("fragment.html")).expect("a file");
    assert!(fragment.contains("1.500") && !fragment.contains("1,5"));
}

#[test]
fn nothing_is_overwritten_without_force() {
    let out = folder("no-force");
    fs::create_dir_all(&out).expect("a folder");
    fs::write(out.join("page.html"), "mine").expect("a file");
    let output = render(&out, &[STORY, "--no-picture"]);
    assert!(!output.status.success());
    assert!(
        told(&output).contains("page.html is there already"),
        "{}",
        told(&output)
    );
    assert!(told(&output).contains("--force"), "{}", told(&output));
    assert_eq!(names(&out), ["page.html"], "nothing beside it either");
    assert_eq!(fs::read(out.join("page.html")).expect("a file"), b"mine");
    assert!(
        render(&out, &[STORY, "--no-picture", "--force"])
            .status
            .success()
    );
    assert_eq!(names(&out), WRITTEN);
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    let out = folder("cannot");
    let here = folder("cannot-files");
    fs::create_dir_all(&here).expect("a folder");
    let file = |name: &str, content: &[u8]| {
        let path = here.join(name);
        fs::write(&path, content).expect("a file");
        path.to_str().expect("a path of ours").to_owned()
    };
    let broken = file("broken.json", b"{\"format\": ");
    let latin = file("latin.json", b"{\"title\": \"\xe4\"}");
    let table = file("integrity.json", b"{}");
    for (words, says) in [
        (&["nowhere.json"][..], "nowhere.json"),
        (&[&broken], "holds nothing to show"),
        (&[&latin], "bad-encoding"),
        (
            &[STORY, "--measure", "tanks"],
            "the file has dprk-troops-in-russia",
        ),
        (&[STORY, "--known-on", "28.10.2024"], "YYYY-MM-DD"),
        (&[STORY, "--integrity", &table], "no digest of claimline.js"),
        (&[STORY, "--font", "No Such Family"], "No Such Family"),
    ] {
        let output = render(&out, words);
        // What is wrong in a file is 1, what was asked amiss or is out of reach is 2.
        let code = if says.starts_with("holds") || says.contains("encoding") {
            1
        } else {
            2
        };
        assert_eq!(
            output.status.code(),
            Some(code),
            "{words:?}: {}",
            told(&output)
        );
        // A machine without any font has said so instead.
        let is_fontless = words.contains(&"--font") && told(&output).contains("needs a font");
        assert!(
            is_fontless || told(&output).contains(says),
            "{words:?}: {}",
            told(&output)
        );
        assert_eq!(names(&out), [""; 0], "{words:?}");
    }
    assert_eq!(
        render(&out, &[STORY, "--theme", "blue"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_day_beyond_the_file_is_the_nearest_and_said_so() {
    let out = folder("beyond");
    let output = render(
        &out,
        &[
            STORY,
            "--no-picture",
            "--known-on",
            "2030-01-01",
            "--lang",
            "en",
        ],
    );
    assert!(output.status.success());
    assert!(
        told(&output).contains("beyond the file's days"),
        "{}",
        told(&output)
    );
}

#[test]
fn the_social_picture_has_its_size_and_is_no_blank() {
    let out = folder("picture");
    let output = render(&out, &[STORY]);
    if told(&output).contains("needs a font") {
        assert!(told(&output).contains("install one"), "{}", told(&output));
        return;
    }
    assert!(output.status.success(), "{}", told(&output));
    let png = fs::read(out.join("social.png")).expect("a picture");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 × 630");
    assert!(
        png.len() > 30_000,
        "{} bytes hold no words and chart",
        png.len()
    );
    let alt = fs::read_to_string(out.join("social.txt")).expect("a text");
    assert!(
        alt.starts_with(
            "Wie viele nordkoreanische Soldaten sind in Russland? Stand 28. Oktober 2024:"
        ),
        "{alt}"
    );
}
