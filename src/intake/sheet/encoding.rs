//! What a file's bytes are: UTF-8, another encoding, or no text at all.

/// What a file is.
pub(super) enum Found<'a> {
    /// UTF-8.
    Text(&'a str),
    /// UTF-16, decoded, with its name.
    Decoded(String, &'static str),
    /// No text: what it is, and what to do.
    Binary(&'static str, &'static str),
    /// Text in another encoding: its likely name, and where it shows first.
    Other(&'static str, usize),
    /// UTF-8 with a place that is not.
    Broken(usize),
}

const SAVE: &str = "save the sheet as CSV: “Save as”, “CSV UTF-8 (comma delimited)”";

/// Files that are no text, by how they start.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Excel workbook (.xls)",
        SAVE,
    ),
    (
        b"%PDF",
        "a PDF",
        "copy the table into a spreadsheet and save that as CSV",
    ),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it first"),
    (b"Rar!", "an archive (rar)", "unpack it first"),
    (
        b"SQLite format 3\0",
        "a database (SQLite)",
        "export the table as CSV",
    ),
    (b"PAR1", "a Parquet file", "export the table as CSV"),
    (
        b"\x89PNG",
        "a picture",
        "a claims file is a sheet (CSV) or JSON",
    ),
    (
        b"\xff\xd8\xff",
        "a picture",
        "a claims file is a sheet (CSV) or JSON",
    ),
    (
        b"{\\rtf",
        "a text document (RTF)",
        "copy the table into a spreadsheet and save that as CSV",
    ),
];

/// Looks at bytes.
pub(super) fn look(bytes: &[u8]) -> Found<'_> {
    let has = |needle: &[u8]| {
        let head = &bytes[..bytes.len().min(4_096)];
        let tail = &bytes[bytes.len().saturating_sub(4_096)..];
        [head, tail]
            .iter()
            .any(|part| part.windows(needle.len()).any(|window| window == needle))
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return if has(b"opendocument.spreadsheet") {
            Found::Binary("an OpenDocument spreadsheet (.ods)", SAVE)
        } else if has(b"xl/") {
            Found::Binary("an Excel workbook (.xlsx)", SAVE)
        } else if has(b"Index/") {
            Found::Binary(
                "a Numbers document",
                "export it: “File”, “Export to”, “CSV”, Unicode (UTF-8)",
            )
        } else {
            Found::Binary("a zip archive", "unpack it; a workbook is saved as CSV")
        };
    }
    for (magic, what, help) in MAGIC {
        if bytes.starts_with(magic) {
            return Found::Binary(what, help);
        }
    }
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Found::Other("UTF-32", 0);
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => {
            return utf_16(rest, u16::from_le_bytes, "UTF-16 (little endian)");
        }
        [0xfe, 0xff, rest @ ..] => return utf_16(rest, u16::from_be_bytes, "UTF-16 (big endian)"),
        _ => {}
    }
    // Without a mark: in most scripts' sheets every other byte is 0 often.
    let head = &bytes[..bytes.len().min(4_096)];
    let zeros = |start: usize| {
        head.iter()
            .skip(start)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let enough = (head.len() / 16).max(1);
    if odd >= enough && even * 8 <= odd {
        return utf_16(bytes, u16::from_le_bytes, "UTF-16 (little endian)");
    }
    if even >= enough && odd * 8 <= even {
        return utf_16(bytes, u16::from_be_bytes, "UTF-16 (big endian)");
    }
    if even + odd > 0 {
        return Found::Binary(
            "binary data",
            "a claims file is a sheet (CSV) or JSON, in UTF-8",
        );
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => Found::Text(text),
        Err(error) => other(bytes, error.valid_up_to()),
    }
}

fn utf_16<'a>(bytes: &[u8], unit: fn([u8; 2]) -> u16, name: &'static str) -> Found<'a> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let decoded: Result<String, _> = char::decode_utf16(units).collect();
    match decoded {
        Ok(text) if bytes.len().is_multiple_of(2) => Found::Decoded(text, name),
        _ => Found::Binary(
            "UTF-16 that is broken",
            "save it again as UTF-8; it may have been cut off",
        ),
    }
}

/// Which encoding bytes are most likely in that are not UTF-8.
fn other(bytes: &[u8], first: usize) -> Found<'_> {
    let mut pairs = 0_usize;
    let mut rest = bytes;
    let mut faults = 0_usize;
    // How much of what is not ASCII is sound UTF-8?
    loop {
        match core::str::from_utf8(rest) {
            Ok(text) => {
                pairs += text.chars().filter(|char| !char.is_ascii()).count();
                break;
            }
            Err(error) => {
                let sound = &rest[..error.valid_up_to()];
                pairs += sound.iter().filter(|byte| **byte >= 0xc0).count();
                faults += 1;
                let skipped = error
                    .error_len()
                    .unwrap_or(rest.len() - error.valid_up_to());
                rest = &rest[error.valid_up_to() + skipped.max(1)..];
            }
        }
    }
    if pairs > faults {
        return Found::Broken(first);
    }
    Found::Other(single_byte(bytes), first)
}

/// The name of an encoding of one byte a character.
fn single_byte(bytes: &[u8]) -> &'static str {
    let high: Vec<u8> = bytes.iter().copied().filter(|byte| *byte >= 0x80).collect();
    let count = |range: core::ops::RangeInclusive<u8>| {
        high.iter().filter(|byte| range.contains(byte)).count()
    };
    // Letters beyond ASCII side by side: a script of its own.
    let runs = bytes
        .windows(3)
        .filter(|window| window.iter().all(|byte| *byte >= 0xc0))
        .count();
    let letters = count(0xc0..=0xff);
    if runs * 4 > high.len() {
        // Small letters stand at E0 in Windows-1251, at C0 in KOI8.
        let small = count(0xe0..=0xff);
        if small * 2 > letters {
            return "Windows-1251 (Cyrillic)";
        }
        let arabic = high
            .windows(2)
            .filter(|pair| matches!(pair, [0xc7, 0xe1]))
            .count();
        return if arabic * 20 > high.len() {
            "Windows-1256 (Arabic)"
        } else {
            "KOI8 (Cyrillic)"
        };
    }
    let controls = count(0x80..=0x9f);
    // In Windows-1252 mostly quotation marks, dashes and the euro stand there.
    let marks = high
        .iter()
        .filter(|byte| matches!(byte, 0x80 | 0x82 | 0x84 | 0x85 | 0x91..=0x97 | 0x99));
    if (controls - marks.count()) * 2 > high.len() {
        return "Mac OS Roman or an old DOS encoding";
    }
    if controls > 0 {
        "Windows-1252 (Western European)"
    } else {
        "Windows-1252 or ISO 8859-1 (Latin-1)"
    }
}
