//! The words of each language as files of the page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::compress::sha256;
use crate::dist::hashed;

/// Writes the words of each language: its table without the keys, whose order the compiler has checked. Gives for each
/// language the file's name and digest.
///
/// # Errors
/// When a table cannot be read, or its file not be written.
pub(crate) fn write(out: &Path) -> Result<serde_json::Map<String, serde_json::Value>> {
    let mut files = serde_json::Map::new();
    let folder = crate::root().join("src/wording/messages");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let tag = path.file_stem().context("a name")?.to_string_lossy();
        let table = fs::read_to_string(&path)?;
        let packed = pack(&table).into_bytes();
        let name = hashed(&format!("words-{tag}"), &packed, "txt");
        fs::write(out.join(&name), &packed)?;
        files.insert(tag.into(), serde_json::json!([name, sha256(&packed)]));
    }
    Ok(files)
}

/// A line a message: what stands after its key.
fn pack(table: &str) -> String {
    let texts = table.lines().filter(|line| !line.starts_with('#'));
    let texts: Vec<&str> = texts
        .filter_map(|line| Some(line.split_once(" = ")?.1))
        .collect();
    texts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn words_are_packed_a_line_a_message() {
        let table = "# A comment = none.\n\nFirst = a = b|c\nSecond = , d\n";
        assert_eq!(pack(table), "a = b|c\n, d");
    }
}
