//! What a command reads: a file or standard input, and what it holds.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use claimline::intake::limits::{self, Limit};
use claimline::intake::{Given, Mapping, Taken, Totals, check, read, too_large};

use crate::failure::Failure;
use crate::progress::Progress;

/// The name of standard input on the command line.
pub(crate) const STANDARD: &str = "-";

/// What standard input is called in what is told.
const UNNAMED: &str = "<stdin>";

/// How texts and sheets are to be read.
pub(crate) struct Reading {
    /// The language where a sheet names none.
    language: String,
    mapping: Option<Mapping>,
}

/// A file that was read.
pub(crate) struct Input {
    /// What to call it: its path, or `<stdin>`.
    pub(crate) name: String,
    /// Its path; `None` for standard input.
    pub(crate) path: Option<String>,
    /// The bytes as they stand there, of UTF-16 as UTF-8; none, if they are
    /// too many.
    pub(crate) bytes: Vec<u8>,
    /// What they say.
    pub(crate) taken: Taken,
}

impl Reading {
    /// Prepares for reading, with a mapping file for sheets where there is one.
    ///
    /// # Errors
    /// If the mapping file cannot be read or used.
    pub(crate) fn new(language: &str, mapping: Option<&Path>) -> Result<Self, Failure> {
        Ok(Self {
            language: language.into(),
            mapping: mapping.map(mapping_file).transpose()?,
        })
    }

    /// Reads a file, or standard input where the path is `-`.
    ///
    /// # Errors
    /// If it cannot be read. Whatever is wrong in it is among its diagnostics.
    pub(crate) fn open(&self, path: &Path) -> Result<Input, Failure> {
        self.take(path, read)
    }

    /// The same, only for what is wrong in the file: no claim is kept, which
    /// takes a fraction of the memory.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn check(&self, path: &Path) -> Result<Input, Failure> {
        self.take(path, check)
    }

    fn take(
        &self,
        path: &Path,
        read: impl FnOnce(&[u8], &Given<'_>) -> Taken,
    ) -> Result<Input, Failure> {
        let is_standard = path.as_os_str() == STANDARD;
        let name = if is_standard {
            UNNAMED.into()
        } else {
            path.display().to_string()
        };
        let _progress = Progress::start(format!("reading {name}"));
        let limit = limits::COMMAND_BYTES;
        let bytes = if is_standard {
            bounded(io::stdin().lock(), 0, limit.most)
        } else {
            let known = fs::metadata(path).map_err(|error| Failure::reading(path, error))?;
            if known.is_dir() {
                return Err(Failure::Folder { name });
            }
            // What is known to be too large is not read at all.
            let most = u64::try_from(limit.most).unwrap_or(u64::MAX);
            if known.len() > most {
                return Ok(Input::too_large(name, limit));
            }
            let size = usize::try_from(known.len()).unwrap_or(0);
            File::open(path).and_then(|file| whole(file, size, limit.most))
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) if is_standard => return Err(Failure::Unreadable { name, error }),
            Err(error) => return Err(Failure::reading(path, error)),
        };
        if limit.is_passed_by(bytes.len()) {
            return Ok(Input::too_large(name, limit));
        }
        let path_name = (!is_standard).then(|| name.clone());
        let stem = if is_standard { None } else { path.file_stem() };
        let stem = stem.map(|stem| stem.to_string_lossy());
        let taken = read(
            &bytes,
            &Given {
                stem: stem.as_deref().unwrap_or("claims"),
                language: &self.language,
                mapping: self.mapping.as_ref(),
            },
        );
        Ok(Input {
            name,
            path: path_name,
            bytes: decoded(bytes),
            taken,
        })
    }
}

/// Reads a mapping file.
fn mapping_file(path: &Path) -> Result<Mapping, Failure> {
    if path.as_os_str() == STANDARD {
        let words = "a mapping is a file: standard input is for claims";
        return Err(Failure::Misuse(words.into()));
    }
    let bytes = fs::read(path).map_err(|error| Failure::reading(path, error))?;
    let name = path.display().to_string();
    let Ok(text) = core::str::from_utf8(&bytes) else {
        let words = format!("the mapping {name} is not UTF-8: save it so");
        return Err(Failure::Misuse(words));
    };
    Mapping::from_json(text).map_err(|diagnostics| {
        let total = Totals {
            errors: diagnostics.len(),
            ..Totals::default()
        };
        let input = Input {
            path: Some(name.clone()),
            name,
            taken: Taken {
                dataset: None,
                claims: None,
                diagnostics,
                total,
                left_out: 0,
            },
            bytes,
        };
        Failure::Mapping(Box::new(input))
    })
}

impl Input {
    /// A file that is beyond the limit, of which nothing is read.
    fn too_large(name: String, limit: Limit) -> Self {
        let diagnostics = Vec::from_iter(too_large(usize::MAX, limit));
        let total = Totals {
            errors: diagnostics.len(),
            ..Totals::default()
        };
        let path = (name != UNNAMED).then(|| name.clone());
        Self {
            name,
            path,
            bytes: Vec::new(),
            taken: Taken {
                dataset: None,
                claims: None,
                diagnostics,
                total,
                left_out: 0,
            },
        }
    }
}

/// Bytes whose lines can be shown: places in UTF-16 are counted in characters
/// too.
fn decoded(bytes: Vec<u8>) -> Vec<u8> {
    let (is_zero_first, is_zero_second) = match bytes.as_slice() {
        [0xff, 0xfe, ..] => (false, true),
        [0xfe, 0xff, ..] => (true, false),
        // Without a mark: letters of ASCII have a zero beside them.
        [first, second, ..] => (*first == 0, *second == 0),
        _ => return bytes,
    };
    let from: fn([u8; 2]) -> u16 = match (is_zero_first, is_zero_second) {
        (false, true) => u16::from_le_bytes,
        (true, false) => u16::from_be_bytes,
        _ => return bytes,
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().copied().map(from).collect();
    String::from_utf16_lossy(&units).into_bytes()
}

/// So many bytes are read faster by two.
#[cfg(unix)]
const SHARED: usize = 1 << 22;

/// Reads a file, most likely of so many bytes, but not much more than may be
/// taken: a large one in two halves at once, since the room for it has to be
/// had from the system page by page.
fn whole(mut file: File, size: usize, most: usize) -> io::Result<Vec<u8>> {
    #[cfg(unix)]
    if size >= SHARED {
        use std::io::{Seek, SeekFrom};
        use std::os::unix::fs::FileExt;
        let mut bytes = vec![0; size];
        let (first, second) = bytes.split_at_mut(size / 2);
        let half = first.len() as u64;
        let got = std::thread::scope(|scope| {
            let second = scope.spawn(|| file.read_exact_at(second, half));
            let first = file.read_exact_at(first, 0);
            first.and(
                second
                    .join()
                    .unwrap_or_else(|_| Err(io::ErrorKind::Other.into())),
            )
        });
        // A pipe has no halves, and a file may have become shorter.
        if got.is_ok() {
            file.seek(SeekFrom::Start(size as u64))?;
            let rest = bounded(file, 0, most.saturating_sub(size))?;
            bytes.extend(rest);
            return Ok(bytes);
        }
    }
    bounded(file, size, most)
}

/// Reads all there is, most likely so many bytes, but not much more than may
/// be taken.
fn bounded(from: impl Read, size: usize, most: usize) -> io::Result<Vec<u8>> {
    // One more, so that the end is found without more room.
    let mut bytes = Vec::with_capacity(size + 1);
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a language tag of the command line.
///
/// # Errors
/// What a tag looks like, if it is none.
pub(crate) fn language(tag: &str) -> Result<String, String> {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    let is_tag = (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    if is_tag {
        Ok(tag.into())
    } else {
        Err("a tag of BCP 47, such as en, de-CH or zh-Hans".into())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::File;
    use std::io::{Seek, Write};

    use super::{SHARED, whole};

    #[test]
    fn a_large_file_is_read_whole_whatever_size_it_was_said_to_have() {
        let text: Vec<u8> = (0..=250).cycle().take(SHARED + 4_321).collect();
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(&text).expect("written");
        let read = |size: usize, most: usize| {
            let mut file = File::try_clone(&file).expect("the same file");
            file.rewind().expect("its start");
            whole(file, size, most).expect("read")
        };
        for size in [text.len(), text.len() - 99, text.len() + 99, SHARED] {
            assert!(read(size, usize::MAX) == text, "said to have {size} bytes");
        }
        assert_eq!(read(SHARED, SHARED + 10).len(), SHARED + 11);
    }
}
