//! The command line as its users see it: the real binary, run on real files.
//!
//! Each `NAME.run.json` in `tests/cases/cli/` holds the arguments of a run in
//! that folder, and perhaps the file that is its standard input; beside it
//! stands in `NAME.expect.txt` what comes of it. With `CLAIMLINE_BLESS=1` the
//! expectations are written anew: read the differences.
#![cfg(not(target_arch = "wasm32"))]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A sound file of one claim that a sheet holds without loss.
const SOUND: &str = r#"{"format":"claimline/1","id":"t","title":"T","language":"en",
"speakers":[{"id":"ada","name":"Ada"}],"sources":[{"id":"gazette","publisher":"Gazette"}],
"claims":[{"id":"a","said":"2024-10-18","speaker":"ada","stance":"reports","text":"Yes.","sources":["gazette"]}]}"#;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/cli")
}

/// The binary, in a folder, with nothing of the surroundings that it minds.
fn claimline(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command.current_dir(folder);
    for name in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "TERM",
        "COLUMNS",
        "CI",
    ] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, args: &[&str], stdin: &[u8]) -> Output {
    let mut child = claimline(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    // One that refuses its arguments reads nothing.
    let _ = child.stdin.take().expect("a pipe").write_all(stdin);
    child.wait_with_output().expect("the binary ends")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it was not killed")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    text(&output.stderr)
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// The names of all files of a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn runs_give_what_is_expected_of_them() {
    let mut count = 0;
    let mut faults = Vec::new();
    for name in names(&cases()) {
        let Some(name) = name.strip_suffix(".run.json") else {
            continue;
        };
        count += 1;
        let told = fs::read_to_string(cases().join([name, ".run.json"].concat())).expect("a run");
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let args: Vec<&str> = told["args"]
            .as_array()
            .expect("arguments")
            .iter()
            .map(|arg| arg.as_str().expect("a string"))
            .collect();
        let stdin = told["stdin"]
            .as_str()
            .map(|file| fs::read(cases().join(file)).expect("its input"));
        let output = run(&cases(), &args, &stdin.unwrap_or_default());
        let found = format!(
            "exit {}\n--- stdout\n{}--- stderr\n{}",
            code(&output),
            text(&output.stdout),
            stderr(&output)
        );
        let expectation = cases().join([name, ".expect.txt"].concat());
        if std::env::var_os("CLAIMLINE_BLESS").is_some() {
            fs::write(&expectation, &found).expect("the expectation can be written");
        }
        if fs::read_to_string(&expectation).unwrap_or_default() != found {
            faults.push(format!("{name}: found\n{found}"));
        }
    }
    assert!(count >= 15, "only {count} runs");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_machines_read_is_json_with_the_keys_that_there_are() {
    let output = run(
        &cases(),
        &[
            "check",
            "--format",
            "json",
            "slips.json",
            "sound.json",
            "not.json",
        ],
        b"",
    );
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let found = found.as_array().expect("an array");
    assert!(found.len() > 3);
    for diagnostic in found {
        let diagnostic = diagnostic.as_object().expect("an object");
        for key in [
            "file", "severity", "code", "message", "help", "line", "column",
        ] {
            assert!(diagnostic.contains_key(key), "{diagnostic:?}");
        }
        assert!(!diagnostic.values().any(Value::is_null));
        assert!(!diagnostic.contains_key("row") && !diagnostic.contains_key("field"));
        let is_slip = diagnostic["file"] == "slips.json";
        assert_eq!(
            diagnostic.contains_key("pointer"),
            is_slip,
            "{diagnostic:?}"
        );
    }
    let sound = run(&cases(), &["check", "--format", "json", "sound.json"], b"");
    assert_eq!((code(&sound), text(&sound.stdout).as_str()), (0, "[]\n"));
}

#[test]
fn exit_codes_tell_the_worst_of_all_files() {
    let warned = SOUND.replace(r#","sources":["gazette"]"#, "");
    let folder = folder(&[
        ("sound.json", SOUND),
        ("warned.json", &warned),
        ("broken.json", "{"),
    ]);
    let check = |args: &[&str]| code(&run(folder.path(), &[&["check"], args].concat(), b""));
    assert_eq!(check(&["sound.json"]), 0);
    assert_eq!(check(&["sound.json", "warned.json"]), 0);
    assert_eq!(check(&["warned.json", "--deny", "warnings"]), 1);
    assert_eq!(check(&["sound.json", "--deny", "warnings"]), 0);
    assert_eq!(check(&["broken.json", "sound.json"]), 1);
    assert_eq!(check(&["missing.json", "broken.json"]), 2);
    assert_eq!(check(&["."]), 2);
    assert_eq!(check(&[]), 2);
    assert_eq!(check(&["--frobnicate", "sound.json"]), 2);
    assert_eq!(check(&["sound.json", "--format", "xml"]), 2);
    assert_eq!(check(&["sound.json", "--deny", "mistakes"]), 2);
    assert_eq!(check(&["sound.json", "--lang", "not a tag"]), 2);
    assert_eq!(check(&["-", "-"]), 2);
    assert_eq!(check(&["--help"]), 0);
}

#[test]
fn files_out_of_reach_are_named_and_the_others_checked() {
    let folder = folder(&[("broken.json", "{")]);
    let output = run(
        folder.path(),
        &["check", "missing.json", "broken.json"],
        b"",
    );
    assert!(stderr(&output).starts_with("claimline: error: cannot read missing.json: "));
    assert!(text(&output.stdout).contains("broken.json:1:1"));
    let output = run(folder.path(), &["check", "."], b"");
    assert_eq!(
        stderr(&output),
        "claimline: error: . is a folder: name the files in it\n"
    );
}

#[test]
fn a_claims_file_is_english_where_it_names_no_language_and_a_sheet_is_the_readers() {
    let folder = folder(&[
        ("a.json", &*SOUND.replace(r#","language":"en""#, "")),
        (
            "b.csv",
            "id,said,speaker,text,source\na,2024-10-18,NIS,Text,AP\n",
        ),
    ]);
    for (file, out, language) in [
        ("a.json", "a.out.json", "en"),
        ("b.csv", "b.out.json", "fr"),
    ] {
        let output = run(folder.path(), &["convert", file, out, "--lang", "fr"], b"");
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let text = fs::read_to_string(folder.path().join(out)).expect("written");
        let json: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(
            json["language"].as_str().unwrap_or("en"),
            language,
            "{file}"
        );
    }
}

#[test]
fn standard_input_is_a_file_too() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["check", "-"], SOUND.as_bytes());
    assert_eq!(code(&output), 0);
    assert_eq!(text(&output.stdout), "<stdin>: no problems; 1 claim\n");
    let output = run(folder.path(), &["check", "--format", "github", "-"], b"{");
    assert_eq!(code(&output), 1);
    assert!(
        text(&output.stdout).starts_with("::error line=1,col="),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let folder = folder(&[("broken.json", "{")]);
    let colored = |args: &[&str], variable: Option<&str>| {
        let mut command = claimline(folder.path());
        if let Some(name) = variable {
            command.env(name, "1");
        }
        let output = command.args(args).output().expect("it runs");
        text(&output.stdout).contains('\u{1b}')
    };
    assert!(!colored(&["check", "broken.json"], None));
    assert!(colored(
        &["check", "broken.json", "--color", "always"],
        None
    ));
    assert!(colored(&["check", "broken.json"], Some("CLICOLOR_FORCE")));
    assert!(!colored(&["check", "broken.json"], Some("NO_COLOR")));
    assert!(!colored(
        &["check", "broken.json", "--color", "never"],
        Some("CLICOLOR_FORCE")
    ));
}

#[test]
fn files_beyond_the_limit_are_told_so_and_not_read() {
    let folder = folder(&[]);
    let file = File::create(folder.path().join("large.json")).expect("a file");
    file.set_len((256 << 20) + 1)
        .expect("a hole in a file takes no room");
    let output = run(folder.path(), &["check", "large.json"], b"");
    assert_eq!(code(&output), 1);
    let told = text(&output.stdout);
    assert!(told.contains("error[too-large]"), "{told}");
    assert!(told.contains("256 MiB"), "{told}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let many = cases().join("../intake/more-problems-than-are-kept.json");
    let many = many.to_str().expect("a path");
    for args in [
        vec!["check", many, many, many, many],
        vec!["check", "--format", "json", many, many, many, many],
        vec![
            "convert",
            "../../../static/claims.json",
            "-",
            "--to",
            "json",
        ],
        vec!["schema"],
        vec!["man"],
        vec!["completions", "bash"],
        vec!["--help"],
    ] {
        let mut child = claimline(&cases())
            .args(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        // One byte is read, then the pipe is closed.
        let mut out = child.stdout.take().expect("a pipe");
        out.read_exact(&mut [0]).expect("a byte");
        drop(out);
        let output = child.wait_with_output().expect("it ends");
        let expected = i32::from(args[0] == "check");
        assert_eq!(code(&output), expected, "{args:?}: {}", stderr(&output));
        assert!(!stderr(&output).contains("panicked"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let full = || {
        File::options()
            .write(true)
            .open("/dev/full")
            .expect("the device")
    };
    for args in [vec!["schema"], vec!["check", "sound.json"]] {
        let output = claimline(&cases())
            .args(&args)
            .stdout(full())
            .output()
            .expect("it runs");
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(
            stderr(&output).contains("cannot write standard output"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn conversions_overwrite_nothing_unless_they_are_told_to() {
    let folder = folder(&[("in.json", SOUND), ("out.csv", "mine")]);
    let out = folder.path().join("out.csv");
    let output = run(folder.path(), &["convert", "in.json", "out.csv"], b"");
    assert_eq!(code(&output), 2);
    assert_eq!(
        stderr(&output),
        "claimline: error: out.csv is there already: --force overwrites it\n"
    );
    assert_eq!(fs::read_to_string(&out).expect("it is there"), "mine");
    let output = run(
        folder.path(),
        &["convert", "in.json", "out.csv", "--force"],
        b"",
    );
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    assert!(
        fs::read_to_string(&out)
            .expect("it is there")
            .contains("Ada")
    );
    assert_eq!(names(folder.path()), ["in.json", "out.csv"]);
}

#[test]
fn what_fails_leaves_nothing_behind() {
    let warned = SOUND.replace(r#","sources":["gazette"]"#, "");
    let broken = SOUND.replace(r#""stance":"reports""#, r#""stance":"says""#);
    let folder = folder(&[
        ("broken.json", &broken),
        ("cut.json", "{"),
        ("warned.json", &warned),
    ]);
    let before = names(folder.path());
    for (args, expected) in [
        (vec!["convert", "broken.json", "out.csv"], 1),
        (vec!["convert", "cut.json", "out.json", "--partial"], 1),
        (
            vec!["convert", "warned.json", "out.csv", "--deny", "warnings"],
            1,
        ),
        (vec!["convert", "../nowhere.json", "out.csv"], 2),
        (vec!["convert", "warned.json", "nowhere/out.csv"], 2),
        (vec!["convert", "warned.json", "out.xls"], 2),
        (vec!["convert", "warned.json", "."], 2),
        (vec!["convert", "warned.json", "-"], 2),
    ] {
        let output = run(folder.path(), &args, b"");
        assert_eq!(code(&output), expected, "{args:?}: {}", stderr(&output));
        assert!(!stderr(&output).is_empty());
        assert!(output.stdout.is_empty());
        assert_eq!(names(folder.path()), before, "{args:?}");
    }
}

#[test]
fn sound_claims_of_a_broken_file_are_written_on_request() {
    let two = SOUND.replace("\"claims\":[", "\"claims\":[{\"id\":\"b\"},");
    let folder = folder(&[("in.json", &two)]);
    let output = run(
        folder.path(),
        &["convert", "in.json", "out.json", "--partial"],
        b"",
    );
    assert_eq!(code(&output), 1);
    let written = fs::read_to_string(folder.path().join("out.json")).expect("it is there");
    assert_eq!(written.matches("\"said\"").count(), 1);
}

#[cfg(unix)]
#[test]
fn others_may_read_what_is_written_and_links_stay_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("in.json", SOUND), ("kept.csv", "mine")]);
    let mode = |name: &str| {
        let known = fs::metadata(folder.path().join(name)).expect("it is there");
        known.permissions().mode() & 0o777
    };
    run(folder.path(), &["convert", "in.json", "out.csv"], b"");
    assert_eq!(mode("out.csv"), mode("in.json"));
    fs::set_permissions(
        folder.path().join("kept.csv"),
        fs::Permissions::from_mode(0o640),
    )
    .expect("ours");
    symlink("kept.csv", folder.path().join("link.csv")).expect("a link");
    run(
        folder.path(),
        &["convert", "in.json", "link.csv", "--force"],
        b"",
    );
    assert_eq!(mode("kept.csv"), 0o640);
    assert!(
        fs::symlink_metadata(folder.path().join("link.csv"))
            .expect("it is there")
            .is_symlink()
    );
    assert!(
        fs::read_to_string(folder.path().join("kept.csv"))
            .expect("text")
            .contains("Ada")
    );
}

#[test]
fn conversions_go_from_and_to_the_standard_streams() {
    let folder = folder(&[("in.json", SOUND)]);
    let output = run(
        folder.path(),
        &["convert", "-", "-", "--to", "csv"],
        SOUND.as_bytes(),
    );
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    let sheet = text(&output.stdout);
    assert!(
        sheet.contains("a,2024-10-18,Ada,reports,Yes.,Gazette\n"),
        "{sheet}"
    );
    let output = run(
        folder.path(),
        &["convert", "in.json", "-", "--to", "json"],
        b"",
    );
    assert!(text(&output.stdout).starts_with("{\"format\":\"claimline/1\""));
    assert!(text(&output.stdout).ends_with("}\n"));
}

#[test]
fn losses_are_named_and_may_be_denied() {
    let lossy = SOUND.replace("\"title\":\"T\"", "\"title\":\"T\",\"publisher\":\"P\"");
    let folder = folder(&[("in.json", &lossy)]);
    let output = run(
        folder.path(),
        &["convert", "in.json", "out.csv", "--deny", "losses"],
        b"",
    );
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("notice[loss]: `publisher`: CSV has no column for it"));
    assert_eq!(names(folder.path()), ["in.json"]);
    let output = run(folder.path(), &["convert", "in.json", "out.csv"], b"");
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("`publisher`"));
}

#[test]
fn the_schema_is_printed() {
    let output = run(&cases(), &["schema"], b"");
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/claimline-1.schema.json");
    assert_eq!(
        text(&output.stdout),
        fs::read_to_string(published).expect("the schema")
    );
}

#[test]
fn shells_and_readers_of_manuals_are_served() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(&cases(), &["completions", shell], b"");
        assert_eq!(code(&output), 0);
        let found = text(&output.stdout);
        for word in ["check", "convert", "schema", "--force"] {
            let word = if shell == "fish" {
                word.trim_start_matches('-')
            } else {
                word
            };
            assert!(found.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(code(&run(&cases(), &["completions", "tcsh"], b"")), 2);
    let page = text(&run(&cases(), &["man"], b"").stdout);
    assert!(
        page.contains(".TH claimline 1") && page.contains("EXTRA")
            || page.contains("claimline\\-check(1)"),
        "{page}"
    );
    let page = text(&run(&cases(), &["man", "convert"], b"").stdout);
    assert!(
        page.contains(".TH claimline\\-convert 1") || page.contains(".TH claimline-convert 1"),
        "{page}"
    );
    assert_eq!(code(&run(&cases(), &["man", "nothing"], b"")), 2);
}
