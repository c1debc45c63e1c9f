//! `claimline render`: everything that a page needs beside the widget.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimline::intake::Severity;
use claimline::ledger::Ledger;
use claimline::model::Day;
use claimline::publish::{
    Embed, Scheme, Still, embed_code, fragment, iframe_code, json_ld, page, social_alt, social_svg,
};
use claimline::wording::{IcuLocale, language_for};
use serde_json::Value;

use crate::failure::Failure;
use crate::input::{Reading, STANDARD};
use crate::raster::{Fonts, to_png};
use crate::{PROBLEMS, report, sink};

/// Writes the static fallback of a claims file, its JSON-LD, embed codes and social picture.
#[derive(clap::Args)]
pub(crate) struct RenderArgs {
    /// The claims file; `-` for standard input.
    file: PathBuf,
    /// The folder to write into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The measure to show; else the one with the most counting estimates.
    #[arg(long, value_name = "ID")]
    measure: Option<String>,
    /// The day of knowledge, YYYY-MM-DD; else the last on which something became public.
    #[arg(long, value_name = "DAY")]
    known_on: Option<String>,
    /// The reader's language, BCP 47; else the file's. Also that of a sheet that names none.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The colours: those of the page, light or dark.
    #[arg(long, value_name = "THEME", default_value = "auto", value_parser = ["auto", "light", "dark"])]
    theme: String,
    /// Address of the folder with the published widget; else the page's own folder.
    #[arg(long, value_name = "URL", default_value = "")]
    base: String,
    /// integrity.json of the published widget, for the digests in the embed code.
    #[arg(long, value_name = "FILE")]
    integrity: Option<PathBuf>,
    /// Address at which the claims file will be; else its name.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// Address at which the page will be, for ids in JSON-LD that hold on the whole web.
    #[arg(long, value_name = "URL", default_value = "")]
    page_url: String,
    /// A folder of font files for the social picture, beside those of the machine.
    #[arg(long, value_name = "DIR")]
    fonts: Option<PathBuf>,
    /// The font family of the social picture.
    #[arg(long, value_name = "FAMILY")]
    font: Option<String>,
    /// The mapping file by which a sheet is read.
    #[arg(long, value_name = "MAPPING")]
    map: Option<PathBuf>,
    /// Leaves the social picture out.
    #[arg(long)]
    no_picture: bool,
    /// Overwrites what is there.
    #[arg(long)]
    force: bool,
}

/// Renders.
///
/// # Errors
/// When the file cannot be read or holds nothing to show, when an argument
/// names nothing that is there, when something is in the way, or when a file
/// cannot be written. Then nothing has been written at all.
pub(crate) fn run(args: &RenderArgs) -> Result<ExitCode, Failure> {
    let asked = args.lang.as_deref().unwrap_or("");
    let input = Reading::new(args.lang.as_deref().unwrap_or("en"), args.map.as_deref())?
        .open(&args.file)?;
    sink::tell(&report::human(&input, |one| one != Severity::Notice));
    let taken = input.taken;
    let Some(dataset) = taken.dataset else {
        sink::warn(&format!("{} holds nothing to show", input.name));
        return Ok(ExitCode::from(PROBLEMS));
    };
    let tag = language_for(asked, &dataset.language);
    let locale = IcuLocale::new(&tag)
        .ok_or_else(|| Failure::misuse(format!("{tag:?} is no language tag")))?
        .on_page(asked);
    let ledger = Ledger::new(dataset);
    let mut still = Still::new(&ledger, &locale);
    still.left_out = taken.left_out;
    still.scheme = match &*args.theme {
        "light" => Scheme::Light,
        "dark" => Scheme::Dark,
        _ => Scheme::Auto,
    };
    choose(&mut still, args)?;
    let digests = args.integrity.as_deref().map(digests).transpose()?;
    let src = source_address(args)?;
    if !args.base.is_empty() && !src.contains("://") {
        sink::note(&format!(
            "the iframe looks for {src} beside embed.html: give its whole address with --src"
        ));
    }
    let embed = Embed {
        base: &args.base,
        src: &src,
        script: digests.as_ref().map(|(script, _)| &**script),
        style: digests.as_ref().and_then(|(_, style)| style.as_deref()),
    };
    let html = fragment(&still);
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("embed-code.html", embed_code(&still, &embed, &html).into()),
        ("fragment.html", html.into()),
        ("iframe-code.html", iframe_code(&still, &embed).into()),
        ("json-ld.json", json_ld(&still, &args.page_url).into()),
    ];
    let picture = (!args.no_picture).then_some("social.png");
    files.push(("page.html", page(&still, &embed, picture).into()));
    if let Some(name) = picture {
        let fonts = Fonts::find(args.fonts.as_deref(), args.font.as_deref())?;
        let svg = social_svg(&still, &fonts.family);
        files.push((name, to_png(&svg, fonts)?));
        files.push(("social.txt", (social_alt(&still) + "\n").into()));
    }
    write(&args.out, &files, args.force)?;
    Ok(ExitCode::SUCCESS)
}

/// Measure and day, as asked for.
fn choose(still: &mut Still<'_>, args: &RenderArgs) -> Result<(), Failure> {
    let dataset = still.ledger.dataset();
    if let Some(id) = &args.measure {
        let known = || {
            let ids: Vec<&str> = dataset.measures.iter().map(|one| &*one.id).collect();
            match &ids[..] {
                [] => "the file has no measures".to_owned(),
                ids => format!("the file has {}", ids.join(", ")),
            }
        };
        let found = dataset.measure_with_id(id);
        still.measure =
            Some(found.ok_or_else(|| Failure::misuse(format!("--measure {id}: {}", known())))?);
    }
    if let Some(text) = &args.known_on {
        let day = Day::from_iso(text).ok_or_else(|| {
            Failure::misuse(format!("--known-on {text}: a day is written YYYY-MM-DD"))
        })?;
        let days = still.ledger.days();
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let kept = day.clamp(*first, *last);
            if kept != day {
                sink::note(&format!(
                    "{text} lies beyond the file's days; {} is shown",
                    kept.to_iso()
                ));
            }
            still.day = Some(kept);
        }
    }
    Ok(())
}

/// The address of the claims file, as the page will ask for it.
fn source_address(args: &RenderArgs) -> Result<String, Failure> {
    if let Some(src) = &args.src {
        return Ok(src.clone());
    }
    let name = args.file.file_name().filter(|name| *name != STANDARD);
    let name = name.ok_or_else(|| {
        Failure::misuse("standard input has no name: give the file's address with --src URL")
    })?;
    Ok(name.to_string_lossy().into_owned())
}

/// The digests of script and style sheet.
fn digests(file: &Path) -> Result<(String, Option<String>), Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::reading(file, error))?;
    let table: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::misuse(format!("{}: {error}", file.display())))?;
    let of = |name: &str| table[name]["sha384"].as_str().map(String::from);
    let script = of("claimline.js").ok_or_else(|| {
        Failure::misuse(format!(
            "{} has no digest of claimline.js: name the integrity.json of the published widget",
            file.display()
        ))
    })?;
    Ok((script, of("fallback.css")))
}

/// Writes all files or none: first into a folder beside, then each is renamed
/// into its place.
fn write(out: &Path, files: &[(&str, Vec<u8>)], force: bool) -> Result<(), Failure> {
    if let Some((name, _)) = files
        .iter()
        .find(|(name, _)| !force && out.join(name).exists())
    {
        return Err(Failure::misuse(format!(
            "{} is there already: name another folder, or overwrite with --force",
            out.join(name).display()
        )));
    }
    fs::create_dir_all(out).map_err(|error| Failure::writing(out, error))?;
    let mut beside = OsString::from(".claimline-");
    beside.push(std::process::id().to_string());
    let fresh = out.join(beside);
    let done = fill(&fresh, out, files);
    // Of no use to anybody, whether or not it went well.
    let _ = fs::remove_dir_all(&fresh);
    done
}

fn fill(fresh: &Path, out: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), Failure> {
    fs::create_dir(fresh).map_err(|error| Failure::writing(fresh, error))?;
    for (name, content) in files {
        let path = fresh.join(name);
        fs::write(&path, content).map_err(|error| Failure::writing(&path, error))?;
    }
    for (name, _) in files {
        let path = out.join(name);
        fs::rename(fresh.join(name), &path).map_err(|error| Failure::writing(&path, error))?;
    }
    Ok(())
}
