//! The compressed siblings of the published files, and `integrity.json`.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// Brotli at its best: what a visitor downloads.
///
/// # Errors
/// Those of the compressor.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}

/// The digest as a page writes it in `integrity`.
pub(crate) fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A shorter one, for the loader, which has one for each language.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Writes `.br` and `.gz` beside each file of a folder, and `integrity.json`.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn compress_folder(folder: &Path) -> Result<()> {
    let mut names: Vec<String> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    let mut table = serde_json::Map::new();
    for name in names {
        let path = folder.join(&name);
        let bytes = fs::read(&path).with_context(|| name.clone())?;
        let small = brotli(&bytes)?;
        fs::write(folder.join(format!("{name}.br")), &small)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&bytes)?;
        fs::write(folder.join(format!("{name}.gz")), gzip.finish()?)?;
        table.insert(
            name,
            serde_json::json!({ "bytes": bytes.len(), "brotli": small.len(), "sha384": sha384(&bytes) }),
        );
    }
    let text = serde_json::to_string_pretty(&table)? + "\n";
    Ok(fs::write(folder.join("integrity.json"), text)?)
}
