//! The standard streams. A reader that goes away is no failure: what it did
//! not want is not written, and the command goes on to its exit code.

use std::io::{self, ErrorKind, Write};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};

use crate::failure::Failure;

/// Standard output for text with colours, as long as somebody reads it.
pub(crate) struct Sink {
    out: Option<AutoStream<io::Stdout>>,
}

impl Sink {
    pub(crate) fn new() -> Self {
        let out = Some(AutoStream::auto(io::stdout()));
        Self { out }
    }

    /// Writes a text with escapes for colours; they are left out where there
    /// is no terminal.
    ///
    /// # Errors
    /// [`Failure::Unwritable`], but not where the reader has gone.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Failure> {
        let Some(out) = &mut self.out else {
            return Ok(());
        };
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        if !is_read(written)? {
            self.out = None;
        }
        Ok(())
    }
}

/// Writes bytes to standard output as they are.
///
/// # Errors
/// [`Failure::Unwritable`], but not where the reader has gone.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    is_read(out.write_all(bytes).and_then(|()| out.flush())).map(drop)
}

/// Writes a text to standard error, coloured where that is a terminal. Where
/// even that fails, nobody is there to be told.
pub(crate) fn tell(text: &str) {
    let mut out = AutoStream::auto(io::stderr());
    let _ = out.write_all(text.as_bytes());
}

/// Tells what keeps the command from its work.
pub(crate) fn warn(words: &str) {
    let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    tell(&format!("claimline: {red}error{red:#}: {words}\n"));
}

/// Tells what is good to know and keeps nothing from its work.
pub(crate) fn note(words: &str) {
    tell(&format!("claimline: note: {words}\n"));
}

/// Whether what was written is still read by somebody.
fn is_read(written: io::Result<()>) -> Result<bool, Failure> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::Unwritable {
            name: "standard output".into(),
            error,
        }),
    }
}
