//! What a command writes: whole or not at all, and over nothing unasked.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::failure::Failure;
use crate::input::STANDARD;
use crate::sink;

/// Where a command writes to.
pub(crate) enum Output {
    /// Standard output.
    Standard,
    /// A file that appears under its name only when all of it is written.
    File { path: PathBuf, is_over: bool },
    /// Something that is written to directly: a device, a pipe.
    Device(PathBuf),
}

impl Output {
    /// Looks, before any work is done, whether a path may be written to.
    ///
    /// # Errors
    /// If something is there already and `force` is not given, if it is a
    /// folder, or if its own folder is not there.
    pub(crate) fn new(path: &Path, force: bool) -> Result<Self, Failure> {
        if path.as_os_str() == STANDARD {
            return Ok(Self::Standard);
        }
        match fs::metadata(path) {
            Ok(known) if known.is_dir() => {
                let words = format!("{} is a folder: name a file", path.display());
                Err(Failure::Misuse(words))
            }
            Ok(known) if !known.is_file() => Ok(Self::Device(path.into())),
            Ok(_) if !force => Err(Failure::Exists { path: path.into() }),
            Ok(_) => Ok(Self::File {
                // Through a link to the file itself, so that the link stays.
                path: fs::canonicalize(path).map_err(|error| Failure::writing(path, error))?,
                is_over: true,
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if folder(path).is_dir() {
                    return Ok(Self::File {
                        path: path.into(),
                        is_over: force,
                    });
                }
                let words = format!("cannot write {}: its folder is not there", path.display());
                Err(Failure::Misuse(words))
            }
            Err(error) => Err(Failure::writing(path, error)),
        }
    }

    /// Writes all bytes.
    ///
    /// # Errors
    /// If they cannot be written, or something has come there meanwhile. Of a
    /// file nothing is left then.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Standard => sink::print(bytes),
            Self::Device(path) => {
                let written = fs::OpenOptions::new().write(true).open(path);
                let written = written.and_then(|mut file| file.write_all(bytes));
                written.map_err(|error| Failure::writing(path, error))
            }
            Self::File { path, is_over } => write_file(path, bytes, *is_over),
        }
    }
}

fn write_file(path: &Path, bytes: &[u8], is_over: bool) -> Result<(), Failure> {
    let failed = |error| Failure::writing(path, error);
    // In the same folder, as only within a file system a rename is at once.
    let mut builder = Builder::new();
    builder.prefix(".claimline-").suffix(".tmp");
    if let Some(permissions) = permissions(path) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder(path)).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let kept = if is_over {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    match kept {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Failure::Exists { path: path.into() })
        }
        Err(error) => Err(failed(error.error)),
    }
}

/// The folder that a path lies in.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// The permissions of the file that is overwritten, else those of any new file:
/// a temporary file would keep what it holds from everybody else.
#[cfg(unix)]
fn permissions(path: &Path) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let known = fs::metadata(path).map(|known| known.permissions()).ok();
    known.or_else(|| Some(Permissions::from_mode(0o666)))
}

#[cfg(not(unix))]
fn permissions(_path: &Path) -> Option<Permissions> {
    None
}
